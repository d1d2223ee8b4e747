import type { Decimal } from '../../base/decimal.ts';
import type { Period, PlainDate } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';
import type { Expr } from '../../plan/syntax/expr.ts';
import type { Kind } from '../activity/index.ts';

/**
 * A metric is data (catalog/metrics/*.yaml), not code; the shipped ones are written like a user's own.
 * Why these shapes and no others: docs/decisions/0005-metric-compiler.md.
 */
export interface MetricDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** What it says, in one sentence. */
  readonly definition: Text;
  /** Both as they are written, with `{x}` for what a parameter `x` is. */
  readonly wording: { readonly title: Text; readonly definition: Text };
  readonly unit: string;
  readonly better: 'higher' | 'lower' | null;
  /** Below this n a value is shown weaker and does not move pay by itself. */
  readonly minimumN: number;
  /** `first_response_within(x)`: the parameters and their defaults, in the order they are called with. */
  readonly parameters: Readonly<Record<string, Decimal>>;
  readonly shape: MetricShape;
  /** Numerator ⊆ denominator, so that a Wilson interval says how sure the share is. */
  readonly interval: boolean;
  /** Upper edges of the histogram's buckets, rising; one more bucket takes the rest. */
  readonly buckets: readonly Decimal[];
  /** Value = Σ numerator / Σ denominator over every source that has rows; a count or sum has no denominator. */
  readonly sources: readonly MetricSource[];
}

/**
 * How the sums of a metric's sources become its value.
 * `sum`: Σ numerator / Σ denominator (or Σ numerator). `share`: Σ numerator / the same sum over the person's whole team.
 * `every`: of the different `unit`s with rows, the share all of whose rows pass `numerator`.
 * `retained`: of the different `unit`s of the previous period, the share seen in this one too.
 */
export type MetricShape =
  | { readonly type: 'sum' }
  | { readonly type: 'share' }
  | { readonly type: 'every'; readonly unit: string }
  | { readonly type: 'retained'; readonly unit: string };

/** What a source reads: a kind of activity, or the roster as it stands at the period's end (one row a person). */
export type SourceKind = Kind | 'person';

export interface MetricSource {
  readonly kind: SourceKind;
  /** Summed over the rows that pass `where` (a flag counts its true rows); null where this source has no numerator. */
  readonly numerator: Measure | null;
  readonly denominator: Measure | null;
  /** The rows that count. */
  readonly where: Expr | null;
  /** The per-row value whose percentiles and histogram stand beside the mean; null for plain rates and counts. */
  readonly spread: Expr | null;
  /** The column that decides which period a row belongs to, where it is not the kind's own (cases by `due_at`). */
  readonly dated: string;
  /** Gives the rows a flag `repeated`: a later row has the same values in `same`, at most `days` days after. */
  readonly repeat: { readonly same: readonly string[]; readonly days: number } | null;
  /** The column that says whose a row is, where it is not the agent's: a check is its inspector's work, too. */
  readonly whose: string;
  /** What a bot did counts too, for nobody. */
  readonly bots: boolean;
}

/** A sum over rows, or how many different values a column has. */
export type Measure =
  | { readonly type: 'sum'; readonly of: Expr }
  | { readonly type: 'distinct'; readonly column: string };

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

/** Whose a transferred contact is: who took it last, who took it first, or half each. */
export const TRANSFER_RULES = ['last', 'first', 'shared'] as const;
export type TransferRule = (typeof TRANSFER_RULES)[number];

/** A rule and the first day of the contacts that it is for. */
export interface TransferFrom {
  readonly from: PlainDate;
  readonly rule: TransferRule;
}

/** A metric id with the parameter values asked for: `service_level(20)`. */
export interface MetricCall {
  readonly definition: MetricDefinition;
  readonly parameters: Readonly<Record<string, Decimal>>;
  /** As it was asked for, so that a table's header says the same. */
  readonly written?: string;
}

export interface MetricRequest {
  readonly metrics: readonly MetricCall[];
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly where: Expr | null;
  /** Only what these people did: what somebody may see. Left out: everybody. */
  readonly people?: readonly string[];
  /** Ask for percentiles and histogram too. */
  readonly spread: boolean;
  /** By their days; whoever took a contact last, where nothing is said. */
  readonly transfer?: readonly TransferFrom[];
  /** Edges, in days since hiring, of the bands that `tenure` groups by where the source gives none: 30, 60, 90. */
  readonly tenureBands?: readonly number[];
  /** Read the store as it stood at this UTC instant. */
  readonly known?: string;
}

/** One metric in one group. A missing value is null, never 0. */
export interface MetricCell {
  readonly value: Decimal | null;
  readonly numerator: Decimal;
  /** The denominator; of a count the count itself, of any other sum the rows that count. */
  readonly n: Decimal;
  /** Wilson's 95 % interval, for metrics that are shares. */
  readonly interval?: { readonly low: Decimal; readonly high: Decimal };
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

/** A decision about one imported row, folded from its `correction.made` facts. Values are canonical text or missing. */
export interface Correction {
  readonly kind: Kind;
  readonly rowKey: string;
  readonly excluded: boolean;
  readonly values: Readonly<Record<string, string | null>>;
}
