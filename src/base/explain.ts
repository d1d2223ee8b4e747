import type { PartialText } from './text.ts';

/**
 * The shape every stage explains itself in, from a payslip line down to the rows of activity. Stages build
 * reasons; terminals, pages and exports render them. Nothing here is computed again: a reason *is* the result.
 */

export type ReasonKind =
  /** A plan's line, a formula or mechanism inside it, a literal. */
  | 'line'
  | 'step'
  /** A value that came in: by file, from a profile, a parameter, a ledger fact, a metric, a score. */
  | 'given'
  | 'profile'
  | 'parameter'
  | 'fact'
  | 'metric'
  | 'score'
  /** Where it ends: rows of activity. */
  | 'rows';

export interface Reason {
  readonly kind: ReasonKind;
  /** The id of what it explains: line, input, metric, fact. */
  readonly id: string;
  readonly title: PartialText;
  /** Exact decimal text, other text, or null where the value is missing. */
  readonly value: string | null;
  readonly unit: string;
  /** One sentence: what it is and why, with the distance to the next edge where there is one. */
  readonly sentence: PartialText;
  /** The formula as written, and with the values in place of the names. */
  readonly formula?: string;
  readonly substituted?: string;
  /** How many observations stand behind the value. */
  readonly n?: number;
  readonly parts: readonly Reason[];
  /** The rows behind a metric: enough to fetch them. */
  readonly rows?: readonly RowRef[];
  readonly rowCount?: number;
}

/**
 * One row of activity as it stood in the file it came from. `row` counts as the file's reader would, header included; a row that
 * was born in a workflow came with no file: `file` names the kind of its fact, `sheet` the fact, and `link` leads to its page.
 */
export interface RowRef {
  readonly kind: string;
  readonly key: string;
  readonly importId: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly link?: string;
  /** Where it opens in the system that it came from. */
  readonly origin?: string;
  /** The columns the metric read, as text. */
  readonly values: Readonly<Record<string, string | null>>;
}
