import type { PartialText, Text } from '../../base/text.ts';

/** A pay run: one period, one plan version, its people; worked out, looked at, approved by a second person, published, closed. */

export const RUN_STATES = ['prepared', 'checked', 'submitted', 'approved', 'published', 'closed', 'discarded'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const STATE_TITLES: Readonly<Record<RunState, Text>> = {
  prepared: { 'zh-CN': '已核算', 'zh-TW': '已核算', en: 'Prepared' },
  checked: { 'zh-CN': '已检查', 'zh-TW': '已檢查', en: 'Checked' },
  submitted: { 'zh-CN': '待审批', 'zh-TW': '待核准', en: 'Waiting for approval' },
  approved: { 'zh-CN': '已审批', 'zh-TW': '已核准', en: 'Approved' },
  published: { 'zh-CN': '已发布', 'zh-TW': '已發布', en: 'Published' },
  closed: { 'zh-CN': '已关账', 'zh-TW': '已關帳', en: 'Closed' },
  discarded: { 'zh-CN': '已作废', 'zh-TW': '已作廢', en: 'Discarded' },
};

/** Somebody who moved a run: the account, and how it was called then. */
export interface Hand {
  readonly account: string;
  readonly name: string;
}

/** Whom somebody chose for a run. */
export const CHOSEN_BY = ['post', 'team', 'person'] as const;

export interface Population {
  readonly by: (typeof CHOSEN_BY)[number];
  readonly ids: readonly string[];
}

export interface Run {
  readonly id: string;
  readonly period: string;
  readonly plan: string;
  /** Null: everybody of the plan whom no other run of the period pays. */
  readonly population: Population | null;
  readonly planVersion: number;
  readonly planFile: string;
  /** SHA-256 of the plan, the metric dictionary and the inputs file as they were read; the texts are kept by hash. */
  readonly planHash: string;
  readonly metricsHash: string;
  readonly inputs: { readonly file: string; readonly hash: string } | null;
  /** What was recorded after this instant does not count: working the run out again gives the same. */
  readonly known: string;
  readonly state: RunState;
  /** Everybody who prepared, checked or submitted it; none of them may approve it. */
  readonly hands: readonly Hand[];
  readonly preparedAt: string;
  readonly approved: { readonly by: Hand; readonly at: string } | null;
  readonly publishedAt: string | null;
  /** Until when staff confirm or question; set when it is published. */
  readonly answerUntil: string | null;
  readonly closedAt: string | null;
  /** The job that works it out, or did; null where nobody queued one. */
  readonly job: string | null;
  /** Null while it is being worked out. */
  readonly outcome: Outcome | null;
}

export interface Outcome {
  /** Names the rows that count; those of an earlier or interrupted calculation do not. */
  readonly calculation: string;
  /** Over everybody's record in the order of ids. */
  readonly hash: string;
  readonly people: number;
  readonly paid: number;
  /** The sum of the pay line, exact text. */
  readonly total: string;
}

/** A small move of one input that would change somebody's pay at once. */
export interface NearEdge {
  readonly input: string;
  readonly from: string;
  readonly to: string;
  readonly line: string;
  /** What it would do to the pay line: signed. */
  readonly change: string;
}

/** Findings of one code, which one written reason answers. */
export interface FindingGroup {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly count: number;
  readonly reason: string | null;
  readonly by: string | null;
}

/** What became known after an earlier run was closed, settled in this one: of the pay line, or of an insurance. */
export interface PaidDelta {
  readonly fromRun: string;
  readonly period: string;
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  /** The pay line, or `law.pension` and its like. */
  readonly line: string;
  /** As that run's plan calls it; another plan may settle it. */
  readonly title?: PartialText;
  readonly before: string;
  readonly now: string;
  /** What is settled, signed as `now` less `before`. */
  readonly difference: string;
  /** What was owed: more than is settled, where the law lets no more be taken from one month's wage. */
  readonly owed: string;
  /** Of an insurance: what the employer pays besides. */
  readonly employer?: { readonly before: string; readonly now: string; readonly difference: string };
  readonly reason: string;
  /** The lines that moved it. */
  readonly parts: readonly { readonly line: string; readonly before: string; readonly now: string }[];
}

/** A difference as a calculation found it. */
export interface Offer extends PaidDelta {
  /** The closed run's plan. */
  readonly plan: string;
  /** What other runs settle of it: whoever settles it makes sure that it is still so. */
  readonly already: string;
  /** The reasons on record; `reason` holds what was written besides, too. */
  readonly recorded: string;
}

/** How somebody's pay in a run, or in a month without one yet, would move if facts were recorded. */
export interface Movement {
  /** Null where the month has no run yet. */
  readonly run: string | null;
  readonly period: string;
  readonly plan: string;
  readonly title: PartialText;
  readonly state: RunState | null;
  readonly person: string;
  readonly name: string;
  /** The pay line, to the cent; null where pay could not be worked out. */
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
  /** The lines that move. */
  readonly lines: readonly LineMovement[];
}

export interface LineMovement {
  readonly line: string;
  readonly title: PartialText;
  readonly unit: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How long staff may confirm or question a published payslip. */
export const ANSWER_DAYS = 3;
