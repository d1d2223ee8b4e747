export { type Calendar, isWorkday, workdaysAfter } from '../../base/working-days.ts';
export { redactor, SOME_NUMBER, SOME_TEAM, SOMEBODY, TEAM_FLOOR } from './anonymise.ts';
export { countBallots } from './ballots.ts';
export { type Desk, deskOf, rolesAt } from './desks.ts';
export type * from './model.ts';
export {
  APPEAL_STATES,
  CLOSED,
  lastRuling,
  OBJECT_KINDS,
  OUTCOME_TITLES,
  OUTCOMES,
  SEAT_TITLES,
  SEATS,
  STATE_TITLES,
} from './model.ts';
export { decide, MOVES, type Move, type MoveId, moveOf, movesFrom, type Need, type Situation } from './moves.ts';
export { appealProblem } from './problems.ts';
export { type OverturnRate, type OverturnRates, overturnRates } from './rates.ts';
