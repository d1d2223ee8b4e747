import type { Action } from '../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { type Cycle, type CycleState, type Hand, STATE_TITLES } from './model.ts';
import { reviewProblem } from './problems.ts';

/**
 * The moves of a cycle as data: from where to where, who may, what it needs. None leads back to rating: who could look at
 * the sums, let one more peer speak and look again would know what that peer said.
 */

export type Need =
  | 'period-over'
  | 'nobody-owes'
  | 'submitted'
  | 'second-person'
  | 'not-judged'
  | 'everybody-signed'
  | 'reason';

export interface Move {
  readonly id: string;
  readonly title: Text;
  readonly from: readonly CycleState[];
  readonly to: CycleState;
  readonly action: Action;
  readonly needs: readonly Need[];
}

export const MOVES = [
  {
    id: 'sum',
    title: { 'zh-CN': '结束评分并汇总', 'zh-TW': '結束評分並彙總', en: 'End rating and sum up' },
    from: ['collecting'],
    to: 'calibrating',
    action: 'review.manage',
    needs: ['period-over', 'nobody-owes'],
  },
  {
    id: 'submit',
    title: { 'zh-CN': '提交公布', 'zh-TW': '提交公布', en: 'Submit for release' },
    from: ['calibrating'],
    to: 'calibrating',
    action: 'review.calibrate',
    needs: ['not-judged'],
  },
  {
    id: 'release',
    title: { 'zh-CN': '公布结果', 'zh-TW': '公布結果', en: 'Release results' },
    from: ['calibrating'],
    to: 'released',
    action: 'review.calibrate',
    // Nobody releases alone what they summed up and adjusted; neither hand is judged by what it releases.
    needs: ['submitted', 'second-person', 'not-judged'],
  },
  {
    id: 'close',
    title: { 'zh-CN': '归档', 'zh-TW': '歸檔', en: 'Close' },
    from: ['released'],
    to: 'closed',
    action: 'review.manage',
    needs: ['everybody-signed'],
  },
  {
    id: 'discard',
    title: { 'zh-CN': '作废', 'zh-TW': '作廢', en: 'Discard' },
    from: ['collecting', 'calibrating'],
    to: 'discarded',
    action: 'review.manage',
    needs: ['reason'],
  },
] as const satisfies readonly Move[];

export type MoveId = (typeof MOVES)[number]['id'];

/** Whoever makes a move. */
type Mover = Pick<Hand, 'account'> & { readonly person: string | null };

/** What a move is decided on. */
export interface Standing {
  readonly state: CycleState;
  readonly periodOver: boolean;
  /** Ratings that somebody still owes. */
  readonly owed: number;
  /** Talks that were not held or not signed by both. */
  readonly unsigned: number;
  readonly submittedBy: Cycle['submittedBy'];
  readonly mover: Mover;
  /** Whether the mover is among those judged in the cycle. */
  readonly judged: boolean;
  readonly period: string;
  /** What is owed or unsigned may be left so, with a written reason. */
  readonly reason: string;
}

/** The state after a move, or everything that stands in its way at once. Who may make it at all is the policy's to say. */
export function decide(id: MoveId, standing: Standing): Result<CycleState> {
  const move: Move = MOVES.find((one) => one.id === id) as Move;
  if (!move.from.includes(standing.state))
    return failed(reviewProblem('review.wrong-state', { move: move.title, state: STATE_TITLES[standing.state] }));
  const problems = move.needs.flatMap((need) => UNMET[need](standing));
  return problems.length > 0 ? failed(...problems) : ok(move.to);
}

export function movesFrom(state: CycleState): readonly Move[] {
  return (MOVES as readonly Move[]).filter((move) => move.from.includes(state));
}

/** Two accounts of one person are one person. */
function isSame(one: Mover, other: Mover): boolean {
  return one.account === other.account || (one.person !== null && one.person === other.person);
}

const noReason = ({ reason }: Standing) => reason.trim() === '';

const UNMET: Readonly<Record<Need, (standing: Standing) => readonly Problem[]>> = {
  'period-over': ({ periodOver }) => (periodOver ? [] : [reviewProblem('review.period-running')]),
  'nobody-owes': (s) => (s.owed > 0 && noReason(s) ? [reviewProblem('review.still-owed', { count: s.owed })] : []),
  submitted: ({ submittedBy }) => (submittedBy === null ? [reviewProblem('review.not-submitted')] : []),
  'second-person': ({ submittedBy, mover }) =>
    submittedBy !== null && isSame(submittedBy, mover) ? [reviewProblem('review.released-alone')] : [],
  'not-judged': ({ judged, period }) => (judged ? [reviewProblem('review.released-judged', { period })] : []),
  'everybody-signed': (s) =>
    s.unsigned > 0 && noReason(s) ? [reviewProblem('review.unsigned', { count: s.unsigned })] : [],
  reason: (s) => (noReason(s) ? [reviewProblem('review.reason-missing')] : []),
};
