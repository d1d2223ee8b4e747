export type * from './model.ts';
export { STEP_TITLES, STEPS } from './model.ts';
export { MOVES } from './moves.ts';
export { reviewProblem } from './problems.ts';
export { judgedItems } from './rating.ts';
