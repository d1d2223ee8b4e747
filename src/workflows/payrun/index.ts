export { lateFacts, lateImports } from './deltas/causes.ts';
export type * from './model.ts';
export { RUN_STATES, STATE_TITLES } from './model.ts';
export { decide, MOVES, type Move, type MoveId, movesFrom } from './moves.ts';
export { payrunProblem } from './problems.ts';
