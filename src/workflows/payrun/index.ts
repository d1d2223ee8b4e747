export type { Board, BoardPerson, Mover, TeamTotals } from './board.ts';
export { lateFacts, lateImports } from './deltas/causes.ts';
export type * from './model.ts';
export { RUN_STATES, STATE_TITLES } from './model.ts';
export { decide, MOVES, type Move, type MoveId, movesFrom, type Need, type Standing } from './moves.ts';
export { payrunProblem } from './problems.ts';
