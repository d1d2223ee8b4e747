export { type Calendar, workdaysAfter } from '../../base/working-days.ts';
export type { Desk } from './desks.ts';
export type * from './model.ts';
export { OBJECT_KINDS, OUTCOME_TITLES, OUTCOMES, STATE_TITLES } from './model.ts';
export { MOVES, type Move, type MoveId, type Need, type Situation } from './moves.ts';
export { appealProblem } from './problems.ts';
export type { OverturnRate, OverturnRates } from './rates.ts';
