import type { Action } from '../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { type AppealState, type Outcome, type SeatName, STATE_TITLES } from './model.ts';
import { appealProblem } from './problems.ts';

/** The moves of an appeal as data: from where to where, who may, what it needs. Every one becomes an audit line. */

export type Need =
  /** The appellant alone. */
  | 'appellant'
  /** Nobody decides about themselves, about what they made, or about whom they report to. */
  | 'outsider'
  /** Whoever has ruled or voted on it before does not do so again. */
  | 'fresh'
  | 'desk'
  | 'seat'
  | 'reason'
  /** An upheld appeal says what it changes; a rejected one changes nothing. */
  | 'corrections'
  | 'in-time'
  /** What is another's turn is the director's once it is late, or where nobody else may take it. */
  | 'turn';

export interface Move {
  readonly id: string;
  readonly title: Text;
  /** From which state to which. */
  readonly paths: Readonly<Partial<Record<AppealState, AppealState>>>;
  /** Whom the policy table must give this. */
  readonly action: Action;
  readonly needs: readonly Need[];
}

export const MOVES = [
  {
    id: 'review',
    title: { 'zh-CN': '给出初审结论', 'zh-TW': '給出初審結論', en: 'Give the first decision' },
    paths: { filed: 'reviewed' },
    action: 'appeal.review',
    needs: ['outsider', 'desk', 'reason', 'corrections'],
  },
  {
    id: 'accept',
    title: { 'zh-CN': '接受结论', 'zh-TW': '接受結論', en: 'Accept the decision' },
    paths: { reviewed: 'settled', 'jointly-decided': 'settled' },
    action: 'appeal.file',
    needs: ['appellant'],
  },
  {
    id: 'ask-joint',
    title: { 'zh-CN': '申请联合复审', 'zh-TW': '申請聯合複審', en: 'Ask for a joint review' },
    paths: { reviewed: 'joint' },
    action: 'appeal.file',
    needs: ['appellant', 'reason', 'in-time'],
  },
  {
    id: 'vote',
    title: { 'zh-CN': '投票', 'zh-TW': '投票', en: 'Vote' },
    paths: { joint: 'joint' },
    action: 'appeal.vote',
    needs: ['outsider', 'fresh', 'seat', 'reason', 'corrections'],
  },
  {
    id: 'ask-director',
    title: { 'zh-CN': '提请总监裁定', 'zh-TW': '提請總監裁定', en: 'Ask the director' },
    paths: { 'jointly-decided': 'referred' },
    action: 'appeal.file',
    needs: ['appellant', 'reason', 'in-time'],
  },
  {
    id: 'final-word',
    title: { 'zh-CN': '终裁', 'zh-TW': '終裁', en: 'Give the final word' },
    // A director may also take up what was decided below: that is how an upheld appeal is reversed. And what nobody took up.
    paths: {
      filed: 'final',
      joint: 'final',
      referred: 'final',
      reviewed: 'final',
      'jointly-decided': 'final',
      settled: 'final',
    },
    action: 'appeal.final',
    needs: ['outsider', 'fresh', 'turn', 'reason', 'corrections'],
  },
  {
    id: 'withdraw',
    title: { 'zh-CN': '撤回', 'zh-TW': '撤回', en: 'Withdraw' },
    // Before anything was decided nothing is left of it; later the decision below stands.
    paths: { filed: 'withdrawn', joint: 'settled', referred: 'settled' },
    action: 'appeal.file',
    needs: ['appellant'],
  },
] as const satisfies readonly Move[];

export type MoveId = (typeof MOVES)[number]['id'];

/** What a move is decided on: the appeal as it stands, and who wants what. */
export interface Situation {
  readonly state: AppealState;
  readonly isAppellant: boolean;
  /** The actor made the number, or reports to whoever contests or made it. */
  readonly involved: boolean;
  readonly ruledBefore: boolean;
  /** The actor's role is at the desk for this kind of number. */
  readonly atDesk: boolean;
  /** The seat that the actor holds in this joint review. */
  readonly seat: SeatName | null;
  readonly voted: boolean;
  readonly reason: string;
  /** Null where the move decides nothing. */
  readonly outcome: Outcome | null;
  readonly corrections: number;
  readonly late: boolean;
  /** Somebody without a part in the matter sits at the desk, or in the joint review. */
  readonly staffed: boolean;
}

export function moveOf(id: MoveId): Move {
  return MOVES.find((move) => move.id === id) as Move;
}

/** The state after a move, or everything that stands in its way at once. Who may make it at all is the policy's to say. */
export function decide(id: MoveId, situation: Situation): Result<AppealState> {
  const move = moveOf(id);
  const to = move.paths[situation.state];
  if (to === undefined)
    return failed(appealProblem('appeal.wrong-state', { move: move.title, state: STATE_TITLES[situation.state] }));
  const problems = move.needs.flatMap((need) => UNMET[need](situation));
  return problems.length > 0 ? failed(...problems) : ok(to);
}

/** The moves that start from a state, in the order of an appeal's life. */
export function movesFrom(state: AppealState): readonly Move[] {
  return (MOVES as readonly Move[]).filter((move) => move.paths[state] !== undefined);
}

const UNMET: Readonly<Record<Need, (situation: Situation) => readonly Problem[]>> = {
  appellant: ({ isAppellant }) => (isAppellant ? [] : [appealProblem('appeal.not-yours')]),
  outsider: ({ isAppellant, involved }) => (isAppellant || involved ? [appealProblem('appeal.involved')] : []),
  fresh: ({ ruledBefore }) => (ruledBefore ? [appealProblem('appeal.ruled-before')] : []),
  desk: ({ atDesk }) => (atDesk ? [] : [appealProblem('appeal.not-your-desk')]),
  seat: ({ seat, voted }) =>
    seat === null ? [appealProblem('appeal.no-seat')] : voted ? [appealProblem('appeal.voted')] : [],
  reason: ({ reason }) => (reason.trim() === '' ? [appealProblem('appeal.reason-missing')] : []),
  corrections: ({ outcome, corrections }) => {
    if (outcome === 'rejected') return corrections > 0 ? [appealProblem('appeal.rejected-changes')] : [];
    return corrections > 0 ? [] : [appealProblem('appeal.nothing-changed')];
  },
  'in-time': ({ late }) => (late ? [appealProblem('appeal.too-late')] : []),
  turn: ({ state, late, staffed }) =>
    (state === 'filed' || state === 'joint') && staffed && !late ? [appealProblem('appeal.not-your-turn')] : [],
};
