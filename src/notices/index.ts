/** The pure front door of notices and tasks. */
export type { Addressee, NoticeDraft, Task } from './model.ts';
