import type { Decimal } from '../../base/decimal.ts';
import type { PartialText, Text } from '../../base/text.ts';
import type { MetricCell } from '../metrics/index.ts';

/** Scores: what raters say of a person and what metrics say, brought to points of 100. */

export const SOURCES = ['supervisor', 'peer', 'self', 'customer', 'data'] as const;
export type Source = (typeof SOURCES)[number];

/** One opinion of one rater on one item, folded from a `rating.given` fact. */
export interface Rating {
  readonly person: string;
  readonly item: string;
  readonly source: Source;
  readonly rater: string;
  readonly score: Decimal;
  /** How much this rater counts among those of the same source. */
  readonly weight: Decimal;
  /** How many people stand behind it: more than one where a file brought an average. */
  readonly raters: number;
  /** The fact it came from. */
  readonly fact: string;
}

export interface RatingPolicy {
  readonly weights: Readonly<Partial<Record<Source, Decimal>>>;
  /** Anonymous sources need so many raters, else they count as missing. */
  readonly atLeast: Readonly<Partial<Record<Source, number>>>;
}

/** What one source says of one item. */
export interface SourceScore {
  readonly source: Source;
  /** Null: nobody rated, or too few to stay anonymous. */
  readonly score: Decimal | null;
  readonly raters: number;
  /** The part it has in the item's score, after re-weighting. */
  readonly share: Decimal;
}

export interface ItemScore {
  readonly item: string;
  /** Null where no source that counts has spoken. */
  readonly score: Decimal | null;
  readonly raters: number;
  readonly sources: readonly SourceScore[];
  readonly facts: readonly string[];
}

/** A curve from a metric to points: rising or falling, linear between the points, flat beyond. */
export type ScoreCurve = readonly { readonly at: Decimal; readonly points: Decimal }[];

/** One line of a scorecard: an item that raters judge, or a metric with its curve. */
export interface ScorecardItem {
  readonly id: string;
  readonly title: PartialText;
  readonly weight: Decimal;
  readonly measured: { readonly metric: string; readonly curve: ScoreCurve; readonly minimumN: Decimal } | null;
}

export interface Grade {
  readonly id: string;
  readonly title: Text;
  /** The least score of the grade; null for the last. */
  readonly from: Decimal | null;
}

export interface Scorecard {
  readonly items: readonly ScorecardItem[];
  /** From the best to the last. */
  readonly grades: readonly Grade[];
}

export interface ScoredItem {
  readonly item: ScorecardItem;
  readonly score: Decimal | null;
  /** The part it has in the total, after re-weighting. */
  readonly share: Decimal;
  readonly cell: MetricCell | null;
  readonly rated: ItemScore | null;
  /** Why it does not count. */
  readonly missing: 'no-value' | 'too-few' | null;
}

export interface Appraisal {
  readonly person: string;
  /** Null where nothing at all was measured or rated. */
  readonly score: Decimal | null;
  readonly grade: Grade | null;
  readonly items: readonly ScoredItem[];
}
