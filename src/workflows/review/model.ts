import type { Decimal } from '../../base/decimal.ts';
import type { PlainDate } from '../../base/period.ts';
import type { PartialText, Text } from '../../base/text.ts';
import type { Whose } from '../../plan/index.ts';
import type { Grade, ScoreCurve, Source } from '../../stages/appraisal/index.ts';

/** A review: one period in which people are judged by themselves, their lead, their peers, customers and data. */

export const CYCLE_STATES = ['collecting', 'calibrating', 'released', 'closed', 'discarded'] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

/** Steps in which somebody rates somebody; each feeds one source. */
export const ENTRY_STEPS = ['self', 'lead', 'peer'] as const;
export type EntryStep = (typeof ENTRY_STEPS)[number];
export const SOURCE_OF_STEP: Readonly<Record<EntryStep, Source>> = { self: 'self', lead: 'supervisor', peer: 'peer' };

/** Every dated step of a cycle, in its order. */
export const STEPS = [...ENTRY_STEPS, 'data', 'calibration', 'release', 'talk', 'sign'] as const;
export type Step = (typeof STEPS)[number];

export interface Window {
  readonly opens: PlainDate;
  readonly due: PlainDate;
}

/** What the people of some posts are judged on, by whom, with which weights; data (catalog/reviews). */
export interface Form {
  readonly id: string;
  readonly version: number;
  readonly file: string;
  readonly title: PartialText;
  /** Null: whoever no other form covers. */
  readonly posts: readonly string[] | null;
  /** Whether it judges those who have nobody above on the roster, by their other sources. */
  readonly withoutLead: 'judged' | 'left-out';
  readonly sources: Readonly<Partial<Record<Source, Decimal>>>;
  readonly peers: PeerRule;
  readonly items: readonly FormItem[];
  /** From the best to the last. */
  readonly grades: readonly (Grade & { readonly share: Decimal | null })[];
  readonly uses: Uses;
  /** Workdays from the period's last day; those before it are negative. */
  readonly steps: Readonly<Record<Step, { readonly opens: number; readonly due: number }>>;
}

/** What grades lead to (uses.ts). */
export interface Uses {
  /** So many months in a row of this grade make somebody preferred for promotion. */
  readonly promotion: { readonly grade: string; readonly months: number };
  /** The grade that leads to training, and after it to a change of post. */
  readonly fail: string;
}

export interface PeerRule {
  /** Whose peers are asked: those of the same team, or those who hold the same post. */
  readonly from: 'team' | 'post';
  readonly drawn: number;
  /** Fewer answers than this are not heard: they could be told apart. */
  readonly atLeast: number;
}

/** Below this nobody is anonymous; a form may ask for more, never for fewer. */
export const ANONYMOUS_FROM = 3;

export const DUTIES = ['primary', 'daily'] as const;
export type Duty = (typeof DUTIES)[number];

export interface FormItem {
  readonly id: string;
  readonly title: PartialText;
  readonly weight: Decimal;
  /** A post's duties are split in two; null where the form does not say. */
  readonly duty: Duty | null;
  /** What the points mean, and where the figures stand; empty where the title says enough. */
  readonly guide: PartialText;
  /** Null where people judge it. */
  readonly measured: MeasuredItem | null;
}

export interface MeasuredItem {
  /** Whose voice the metric is. */
  readonly by: 'customer' | 'data';
  /** Whose rows it is made of: the person's own, everybody's in the person's team, or theirs whom the person leads or manages. */
  readonly of: Whose;
  readonly metric: string;
  /** The metric's value is divided by this target first. */
  readonly over: Decimal | null;
  readonly minimumN: Decimal;
  readonly curve: ScoreCurve;
}

/** Somebody who made a move: the account, and how it was called then. */
export interface Hand {
  readonly account: string;
  readonly name: string;
}

export interface Cycle {
  readonly id: string;
  readonly period: string;
  readonly state: CycleState;
  readonly seed: string;
  readonly forms: readonly FormText[];
  readonly openedBy: Hand;
  readonly openedAt: string;
  readonly summedAt: string | null;
  /** Who put the sums before a second person, who alone can release them; nobody again once a sum was changed. */
  readonly submittedBy: (Hand & { readonly person: string | null }) | null;
  readonly releasedBy: Hand | null;
  readonly releasedAt: string | null;
  readonly closedAt: string | null;
  /** Everything recorded up to this instant is in the results. */
  readonly followedAt: string | null;
}

export interface FormText {
  readonly file: string;
  readonly text: string;
}

/** Somebody judged in a cycle, as the roster had them when it was opened. */
export interface Subject {
  readonly person: string;
  readonly name: string;
  readonly post: string | null;
  readonly team: string | null;
  /** The lead's id, where the lead is on the roster. */
  readonly lead: string | null;
  readonly form: string;
}

/** By item: what the metric said when HR pulled it, and the points it makes. */
export type Measured = Readonly<Record<string, MeasuredValue>>;

export interface MeasuredValue {
  readonly metric: string;
  readonly value: string | null;
  readonly n: string;
  /** Null where there is no value, or too few observations. */
  readonly score: string | null;
}

export type EntryState = 'owed' | 'given' | 'excused';

/** By item: points of 100; null where the rater cannot judge it. */
export type Scores = Readonly<Record<string, string | null>>;

/** What one rater owes about one person. */
export interface Entry {
  readonly step: EntryStep;
  readonly rater: string;
  readonly raterName: string;
  readonly person: string;
  readonly personName: string;
  readonly team: string | null;
  readonly opens: PlainDate;
  readonly due: PlainDate;
  readonly state: EntryState;
  readonly givenAt: string | null;
  readonly scores: Scores | null;
  readonly note: string;
}

/** What calibration made of what a lead said about one item. */
export interface Adjustment {
  readonly person: string;
  readonly item: string;
  readonly score: string;
  readonly why: string;
  readonly by: Hand;
  readonly at: string;
}

export const STATE_TITLES: Readonly<Record<CycleState, Text>> = {
  collecting: { 'zh-CN': '评分中', 'zh-TW': '評分中', en: 'Rating' },
  calibrating: { 'zh-CN': '校准中', 'zh-TW': '校準中', en: 'Calibration' },
  released: { 'zh-CN': '已公布', 'zh-TW': '已公布', en: 'Released' },
  closed: { 'zh-CN': '已归档', 'zh-TW': '已歸檔', en: 'Closed' },
  discarded: { 'zh-CN': '已作废', 'zh-TW': '已作廢', en: 'Discarded' },
};

export const STEP_TITLES: Readonly<Record<Step, Text>> = {
  self: { 'zh-CN': '自评', 'zh-TW': '自評', en: 'Self-assessment' },
  lead: { 'zh-CN': '上级评分', 'zh-TW': '上級評分', en: 'Lead’s rating' },
  peer: { 'zh-CN': '同事评分', 'zh-TW': '同事評分', en: 'Peers' },
  data: { 'zh-CN': '客户与数据汇总', 'zh-TW': '客戶與資料彙總', en: 'Customers and data' },
  calibration: { 'zh-CN': '校准', 'zh-TW': '校準', en: 'Calibration' },
  release: { 'zh-CN': '公布结果', 'zh-TW': '公布結果', en: 'Results released' },
  talk: { 'zh-CN': '绩效面谈', 'zh-TW': '績效面談', en: 'Talk' },
  sign: { 'zh-CN': '双方签字', 'zh-TW': '雙方簽字', en: 'Both sign' },
};
