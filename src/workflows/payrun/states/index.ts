/** What a run's states are called, for pages: the slice's other door brings the plan language with it. */
export { STATE_TITLES } from '../model.ts';
