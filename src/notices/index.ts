/** The pure front door of notices and tasks. */
export type { Addressee, Notice, NoticeDraft, Task } from './model.ts';
