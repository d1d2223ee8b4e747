import type { PartialText, Text } from '../../base/text.ts';

/**
 * The rater check: whether those who judge others judge them alike. Statistics here are binary floats, because they say how
 * sure one can be and never become money; the one number that goes on towards money, a rater's difference, is cut to
 * hundredths of a point where it is applied (yuan.ts). Method and sources: docs/decisions/0011-rater-check.md.
 */

/** Inspectors over checks, and those who rate people by name over `rating.given` facts. */
export const POPULATIONS = ['inspectors', 'raters'] as const;
export type Population = (typeof POPULATIONS)[number];

export const STATISTICS = ['leniency', 'spread', 'halo', 'recency', 'agreement', 'objective'] as const;
export type StatisticId = (typeof STATISTICS)[number];

/** To agree more than others do, or to tell items better apart, is no fault: of these only less is found. */
export const ONLY_LESS: ReadonlySet<StatisticId> = new Set(['halo', 'agreement', 'objective']);

/** One value of one rater; only values of one stratum are compared with each other. */
export interface Observation {
  readonly rater: string;
  readonly stratum: string;
  readonly value: number;
}

/** One person as one rater sees them, beside what is known of the person without that rater. */
export interface Pair {
  readonly rater: string;
  readonly own: number;
  readonly other: number;
}

/** An estimate with the interval that holds for all tests of a check together; `z` is how far it is from "like the others". */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** How many of the rater's own values were compared. */
  readonly n: number;
  readonly z: number;
}

/** What one statistic says of one rater. */
export interface Tested extends Estimate {
  readonly statistic: StatisticId;
  /** The interval, good for all tests of the check together, leaves out what an average rater would have. */
  readonly found: boolean;
}

export interface RaterResult {
  readonly population: Population;
  /** The person's id, or the name as the data has it where no person is called so. */
  readonly rater: string;
  readonly name: string;
  /** Judgements by this rater in the period, and how many people they are about. */
  readonly n: number;
  readonly people: number;
  readonly mean: number;
  readonly tests: readonly Tested[];
}

export interface CheckResult {
  readonly raters: readonly RaterResult[];
  /** How many tests share the 5 % of one false accusation. */
  readonly tests: number;
  /** How far an interval reaches, in standard errors, so that all of them hold together. */
  readonly z: number;
}

/** An input of somebody's plan as it is and as it would be; exact text. */
export interface InputEffect {
  readonly input: string;
  readonly value: string;
  readonly adjusted: string;
}

/** What it would change for one person, were the rater average. */
export interface PersonEffect {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  /** How many of the rater's judgements are about them. */
  readonly judged: number;
  readonly plan: string | null;
  readonly title: PartialText;
  /** The run that pays the month; null where none does yet and the plan in force tells. */
  readonly run: string | null;
  readonly inputs: readonly InputEffect[];
  /** The pay line to the cent; null where pay cannot be worked out. */
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
}

export const STATISTIC_TITLES: Readonly<Record<StatisticId, Text>> = {
  leniency: { 'zh-CN': '宽严', 'zh-TW': '寬嚴', en: 'Leniency' },
  spread: { 'zh-CN': '离散', 'zh-TW': '離散', en: 'Spread' },
  halo: { 'zh-CN': '晕轮', 'zh-TW': '月暈', en: 'Halo' },
  recency: { 'zh-CN': '近因', 'zh-TW': '近因', en: 'Recency' },
  agreement: { 'zh-CN': '与他人一致', 'zh-TW': '與他人一致', en: 'Agreement' },
  objective: { 'zh-CN': '与客观指标一致', 'zh-TW': '與客觀指標一致', en: 'Objective' },
};
