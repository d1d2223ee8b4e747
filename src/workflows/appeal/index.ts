export type * from './model.ts';
export { OBJECT_KINDS, OUTCOME_TITLES, OUTCOMES, STATE_TITLES } from './model.ts';
export { MOVES } from './moves.ts';
export { appealProblem } from './problems.ts';
