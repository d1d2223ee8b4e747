import type { Decimal } from '../../base/decimal.ts';
import type { Period } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';
import type { Expr } from '../../plan/syntax/expr.ts';
import type { Kind } from '../activity/model.ts';

/** A metric is data (catalog/metrics/*.yaml), not code; the shipped ones are written like a user's own. */
export interface MetricDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** What it says, in one sentence. */
  readonly definition: Text;
  readonly unit: string;
  readonly better: 'higher' | 'lower' | null;
  /** Below this n a value is shown weaker and does not move pay by itself. */
  readonly minimumN: number;
  /** `first_response_within(x)`: the parameters and their defaults. */
  readonly parameters: Readonly<Record<string, Decimal>>;
  /** Value = Σ numerator / Σ denominator over every source that has rows; a count or sum has no denominator. */
  readonly sources: readonly MetricSource[];
}

export interface MetricSource {
  readonly kind: Kind;
  /** Summed over the rows that pass `where`; in the language of `plan/syntax`, over the kind's columns. */
  readonly numerator: Expr;
  readonly denominator: Expr | null;
  /** The rows that count. */
  readonly where: Expr | null;
  /** The per-row value whose percentiles and histogram stand beside the mean; null for plain rates and counts. */
  readonly spread: Expr | null;
}

export const DIMENSIONS = [
  'person',
  /** The agent text as it stands in the data, before it is resolved to a person. */
  'agent',
  'team',
  'lead',
  'manager',
  'post',
  'level',
  'project',
  'channel',
  'issue',
  'hour',
  'weekday',
  'day',
  'week',
  'month',
  'quarter',
  'tenure',
  'shift',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface MetricRequest {
  /** Metric ids, each with the parameter values asked for: `service_level(20)`. */
  readonly metrics: readonly {
    readonly definition: MetricDefinition;
    readonly parameters: Readonly<Record<string, Decimal>>;
  }[];
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly where: Expr | null;
  /** Ask for percentiles and histogram too. */
  readonly spread: boolean;
}

/** One metric in one group. A missing value is null, never 0; `n` is the denominator (or the rows counted). */
export interface MetricCell {
  readonly value: Decimal | null;
  readonly numerator: Decimal;
  readonly n: Decimal;
  readonly p50?: Decimal | null;
  readonly p90?: Decimal | null;
  readonly p95?: Decimal | null;
  /** Upper edge of each bucket (exclusive; null for the last) and how many rows fell in. */
  readonly histogram?: readonly { readonly below: Decimal | null; readonly rows: number }[];
}

export interface MetricRow {
  /** One entry a dimension asked for, in that order; null where the data does not say. */
  readonly group: readonly (string | null)[];
  /** By metric request, in that order. */
  readonly cells: readonly MetricCell[];
}
