import type { Action } from '../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { type RunState, STATE_TITLES } from './model.ts';
import { payrunProblem } from './problems.ts';

/** The moves of a run as data: from where to where, who may, what it needs. Every one becomes an audit line. */

export type Need =
  | 'worked-out'
  | 'no-errors'
  | 'warnings-explained'
  | 'second-person'
  | 'not-own-pay'
  | 'reason'
  | 'answers-in'
  | 'tax-current'
  | 'others-closed';

export interface Move {
  readonly id: string;
  readonly title: Text;
  readonly from: readonly RunState[];
  readonly to: RunState;
  /** Whom the policy table must give this. */
  readonly action: Action;
  readonly needs: readonly Need[];
  /** Whoever makes it had a hand in preparing the run, and cannot approve it. */
  readonly hand: boolean;
}

export const MOVES = [
  {
    id: 'recalculate',
    title: { 'zh-CN': '按最新数据重新核算', 'zh-TW': '按最新資料重新核算', en: 'Calculate again' },
    from: ['prepared', 'checked'],
    to: 'prepared',
    action: 'run.prepare',
    needs: [],
    hand: true,
  },
  {
    id: 'check',
    title: { 'zh-CN': '完成检查', 'zh-TW': '完成檢查', en: 'Mark as checked' },
    from: ['prepared'],
    to: 'checked',
    action: 'run.prepare',
    needs: ['worked-out', 'no-errors'],
    hand: true,
  },
  {
    id: 'submit',
    title: { 'zh-CN': '提交审批', 'zh-TW': '提交核准', en: 'Send for approval' },
    from: ['checked'],
    to: 'submitted',
    action: 'run.prepare',
    needs: ['worked-out', 'no-errors', 'warnings-explained', 'tax-current'],
    hand: true,
  },
  {
    id: 'approve',
    title: { 'zh-CN': '批准', 'zh-TW': '核准', en: 'Approve' },
    from: ['submitted'],
    to: 'approved',
    action: 'run.approve',
    needs: ['worked-out', 'no-errors', 'warnings-explained', 'tax-current', 'second-person', 'not-own-pay'],
    hand: false,
  },
  {
    id: 'return',
    title: { 'zh-CN': '退回修改', 'zh-TW': '退回修改', en: 'Send back' },
    from: ['submitted', 'approved'],
    to: 'prepared',
    action: 'run.approve',
    needs: ['reason'],
    hand: false,
  },
  {
    id: 'publish',
    title: { 'zh-CN': '发布工资条', 'zh-TW': '發布薪資單', en: 'Publish payslips' },
    from: ['approved'],
    to: 'published',
    action: 'run.publish',
    needs: [],
    hand: false,
  },
  {
    id: 'close',
    title: { 'zh-CN': '关账', 'zh-TW': '關帳', en: 'Close the period' },
    from: ['published'],
    to: 'closed',
    action: 'run.close',
    needs: ['answers-in', 'others-closed'],
    hand: false,
  },
  {
    id: 'discard',
    title: { 'zh-CN': '作废', 'zh-TW': '作廢', en: 'Discard' },
    from: ['prepared', 'checked'],
    to: 'discarded',
    action: 'run.prepare',
    needs: ['reason'],
    hand: true,
  },
] as const satisfies readonly Move[];

export type MoveId = (typeof MOVES)[number]['id'];

/** What a move is decided on: the run as it stands, and who wants what. */
export interface Standing {
  readonly state: RunState;
  /** The accounts that had a hand in preparing it. */
  readonly hands: readonly string[];
  readonly workedOut: boolean;
  readonly openErrors: number;
  /** Codes of warnings that nobody gave a reason for. */
  readonly unexplained: readonly string[];
  /** Payslips neither confirmed nor past their days. */
  readonly unanswered: number;
  readonly openQuestions: number;
  /** Another run of the year was approved since: cumulative tax is no longer what was worked out. */
  readonly taxMovedOn: boolean;
  /** The run is of everybody, and so many others of its period are still open: who falls out of one would be in none. */
  readonly othersOpen: number;
  readonly account: string;
  /** The actor is among those whom the run pays. */
  readonly paysActor: boolean;
  readonly reason: string;
}

export function moveOf(id: MoveId): Move {
  return MOVES.find((move) => move.id === id) as Move;
}

/** The state after a move, or everything that stands in its way at once. Who may make it at all is the policy's to say. */
export function decide(id: MoveId, standing: Standing): Result<RunState> {
  const move = moveOf(id);
  if (!move.from.includes(standing.state))
    return failed(payrunProblem('payrun.wrong-state', { move: move.title, state: STATE_TITLES[standing.state] }));
  const problems = move.needs.flatMap((need) => UNMET[need](standing));
  return problems.length > 0 ? failed(...problems) : ok(move.to);
}

/** The moves that start from a state, in the order of a run's life. */
export function movesFrom(state: RunState): readonly Move[] {
  return (MOVES as readonly Move[]).filter((move) => move.from.includes(state));
}

const UNMET: Readonly<Record<Need, (standing: Standing) => readonly Problem[]>> = {
  'worked-out': ({ workedOut }) => (workedOut ? [] : [payrunProblem('payrun.not-worked-out')]),
  'no-errors': ({ openErrors }) =>
    openErrors === 0 ? [] : [payrunProblem('payrun.open-errors', { count: openErrors })],
  'warnings-explained': ({ unexplained }) =>
    unexplained.length === 0 ? [] : [payrunProblem('payrun.unexplained', { codes: unexplained })],
  'tax-current': ({ taxMovedOn }) => (taxMovedOn ? [payrunProblem('payrun.tax-moved-on')] : []),
  'others-closed': ({ othersOpen }) =>
    othersOpen === 0 ? [] : [payrunProblem('payrun.others-open', { count: othersOpen })],
  'second-person': ({ hands, account }) => (hands.includes(account) ? [payrunProblem('payrun.second-person')] : []),
  'not-own-pay': ({ paysActor }) => (paysActor ? [payrunProblem('payrun.own-pay')] : []),
  reason: ({ reason }) => (reason.trim() === '' ? [payrunProblem('payrun.reason-missing')] : []),
  'answers-in': ({ unanswered, openQuestions }) => [
    ...(openQuestions === 0 ? [] : [payrunProblem('payrun.open-questions', { count: openQuestions })]),
    ...(unanswered === 0 ? [] : [payrunProblem('payrun.unanswered', { count: unanswered })]),
  ],
};
