import type { Action } from '../../access/index.ts';
import type { PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import { type CheckState, STATE_TITLES } from './model.ts';
import { qualityProblem } from './problems.ts';

/** The moves of a check as data: from where to where, who may, what it needs. Every one but a draft’s save becomes an audit line. */

export type Need =
  /** The plan gives the conversation to them, and it is not of their own team where the plan forbids that. */
  | 'for-you'
  /** Nobody scores it, or who did has left it lying. */
  | 'free'
  /** Whoever claimed it, and nobody else. */
  | 'holder'
  /** Nobody saved it since it was read. */
  | 'fresh'
  | 'agent'
  | 'unanswered'
  | 'in-time';

export interface Move {
  readonly id: string;
  readonly title: Text;
  readonly from: readonly CheckState[];
  readonly to: CheckState;
  readonly action: Action;
  readonly needs: readonly Need[];
}

export const MOVES = [
  {
    id: 'claim',
    title: { 'zh-CN': '领取', 'zh-TW': '領取', en: 'Claim' },
    from: ['open', 'claimed'],
    to: 'claimed',
    action: 'quality.score',
    needs: ['for-you', 'free'],
  },
  {
    id: 'save',
    title: { 'zh-CN': '保存草稿', 'zh-TW': '儲存草稿', en: 'Keep the draft' },
    from: ['claimed'],
    to: 'claimed',
    action: 'quality.score',
    needs: ['holder', 'fresh'],
  },
  {
    id: 'release',
    title: { 'zh-CN': '退回队列', 'zh-TW': '退回佇列', en: 'Give back' },
    from: ['claimed'],
    to: 'open',
    action: 'quality.score',
    needs: ['holder'],
  },
  {
    id: 'skip',
    title: { 'zh-CN': '跳过', 'zh-TW': '跳過', en: 'Skip' },
    from: ['claimed'],
    to: 'skipped',
    action: 'quality.score',
    needs: ['holder'],
  },
  {
    id: 'submit',
    title: { 'zh-CN': '提交', 'zh-TW': '提交', en: 'Submit' },
    from: ['claimed'],
    to: 'scored',
    action: 'quality.score',
    needs: ['holder', 'fresh'],
  },
  {
    id: 'confirm',
    title: { 'zh-CN': '确认', 'zh-TW': '確認', en: 'Confirm' },
    from: ['scored'],
    to: 'scored',
    action: 'quality.answer',
    needs: ['agent', 'unanswered', 'in-time'],
  },
] as const satisfies readonly Move[];

export type MoveId = (typeof MOVES)[number]['id'];

/** What a move is decided on: the check as it stands, and who wants what. */
export interface Standing {
  readonly state: CheckState;
  readonly forActor: boolean;
  readonly isHolder: boolean;
  /** How whoever claimed it is called. */
  readonly holder: string;
  /** Nobody has worked on the claim for longer than a claim lasts. */
  readonly abandoned: boolean;
  readonly fresh: boolean;
  readonly isAgent: boolean;
  readonly answered: boolean;
  readonly today: PlainDate;
  /** The last day to answer; null before it is scored. */
  readonly answerUntil: PlainDate | null;
}

/** The state after a move, or the first thing that stands in its way: what comes later would tell of a check that is not theirs. */
export function decide(id: MoveId, standing: Standing): Result<CheckState> {
  const move = MOVES.find((one) => one.id === id) as Move;
  if (!move.from.includes(standing.state))
    return failed(qualityProblem('quality.wrong-state', { state: STATE_TITLES[standing.state] }));
  for (const need of move.needs) {
    const problem = UNMET[need](standing);
    if (problem) return failed(problem);
  }
  return ok(move.to);
}

const UNMET: Readonly<Record<Need, (standing: Standing) => Problem | null>> = {
  'for-you': ({ forActor }) => (forActor ? null : qualityProblem('quality.not-for-you')),
  free: ({ state, isHolder, abandoned, holder }) =>
    state === 'open' || isHolder || abandoned ? null : qualityProblem('quality.claimed-by-other', { name: holder }),
  holder: ({ isHolder, holder }) => (isHolder ? null : qualityProblem('quality.claimed-by-other', { name: holder })),
  fresh: ({ fresh }) => (fresh ? null : qualityProblem('quality.stale')),
  agent: ({ isAgent }) => (isAgent ? null : qualityProblem('quality.not-yours')),
  unanswered: ({ answered }) => (answered ? qualityProblem('quality.answered') : null),
  'in-time': ({ today, answerUntil }) =>
    answerUntil !== null && today > answerUntil ? qualityProblem('quality.answer-over', { until: answerUntil }) : null,
};

/** What a standing is where nothing particular is known: nobody claimed it, nothing was answered. */
export const NOBODY: Omit<Standing, 'state'> = {
  ...{ forActor: false, isHolder: false, holder: '', abandoned: false, fresh: true },
  ...{ isAgent: false, answered: false, today: '', answerUntil: null },
};
