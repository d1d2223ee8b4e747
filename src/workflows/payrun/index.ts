export { type Board, type BoardPerson, boardOf, type Mover, type TeamTotals } from './board.ts';
export { lateFacts, lateImports } from './deltas/causes.ts';
export { nearEdges } from './edges.ts';
export type * from './model.ts';
export { ANSWER_DAYS, RUN_STATES, STATE_TITLES } from './model.ts';
export { decide, MOVES, type Move, type MoveId, moveOf, movesFrom, type Need, type Standing } from './moves.ts';
export { payrunProblem } from './problems.ts';
