import type { Action } from '../../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { SESSION_TITLES, type SessionState } from './model.ts';
import { calibrationProblem } from './problems.ts';

/** The moves of a session as data: from where to where, who may, what it needs. Every one becomes an audit line. */

export type Need = 'all-scored-or-reason' | 'reference-whole' | 'not-an-inspector' | 'reason';

export interface Move {
  readonly id: string;
  readonly title: Text;
  readonly from: readonly SessionState[];
  readonly to: SessionState;
  readonly action: Action;
  readonly needs: readonly Need[];
}

export const MOVES = [
  {
    id: 'close',
    title: { 'zh-CN': '结束评分并对照', 'zh-TW': '結束評分並對照', en: 'Close and compare' },
    from: ['scoring'],
    to: 'closed',
    action: 'calibration.lead',
    needs: ['all-scored-or-reason'],
  },
  {
    id: 'settle',
    title: { 'zh-CN': '定稿', 'zh-TW': '定稿', en: 'Settle' },
    from: ['closed'],
    to: 'settled',
    action: 'calibration.lead',
    needs: ['reference-whole', 'not-an-inspector'],
  },
  {
    id: 'discard',
    title: { 'zh-CN': '作废', 'zh-TW': '作廢', en: 'Discard' },
    from: ['scoring', 'closed'],
    to: 'discarded',
    action: 'calibration.lead',
    needs: ['reason'],
  },
] as const satisfies readonly Move[];

export type MoveId = (typeof MOVES)[number]['id'];
export const MOVE_IDS = MOVES.map(({ id }) => id) as [MoveId, ...MoveId[]];

/** What a move is decided on. */
export interface Standing {
  readonly state: SessionState;
  /** Scores that inspectors still owe. */
  readonly owed: number;
  /** Conversations without an agreed reference. */
  readonly unsettled: number;
  /** Whoever moves is measured by the session. */
  readonly inspects: boolean;
  readonly reason: string;
}

/** The state after a move, or everything that stands in its way at once. */
export function decide(id: MoveId, standing: Standing): Result<SessionState> {
  const move = MOVES.find((one) => one.id === id) as Move;
  if (!move.from.includes(standing.state))
    return failed(
      calibrationProblem('calibration.wrong-state', { move: move.title, state: SESSION_TITLES[standing.state] }),
    );
  const problems = move.needs.flatMap((need) => UNMET[need](standing));
  return problems.length > 0 ? failed(...problems) : ok(move.to);
}

export function movesFrom(state: SessionState): readonly (typeof MOVES)[number][] {
  return MOVES.filter(({ from }) => (from as readonly SessionState[]).includes(state));
}

const UNMET: Readonly<Record<Need, (standing: Standing) => readonly Problem[]>> = {
  'all-scored-or-reason': ({ owed, reason }) =>
    owed === 0 || reason.trim() !== '' ? [] : [calibrationProblem('calibration.owed', { count: owed })],
  'reference-whole': ({ unsettled }) =>
    unsettled === 0 ? [] : [calibrationProblem('calibration.unsettled', { count: unsettled })],
  'not-an-inspector': ({ inspects }) => (inspects ? [calibrationProblem('calibration.own-matter')] : []),
  reason: ({ reason }) => (reason.trim() === '' ? [calibrationProblem('calibration.reason-missing')] : []),
};
