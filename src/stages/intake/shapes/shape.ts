/**
 * A shape is one way a value is written. A column is read by the shapes that occur in it: an aggregate counts them, and a
 * column that has only one is read by that one's cheap expression.
 */
export interface Shape {
  readonly id: string;
  /** RE2; matches the whole half-width text. */
  readonly pattern: string;
  /** SQL for the typed value of the half-width text `x`; NULL where it is none (31 February). */
  readonly read: (x: string, decided: Decided) => string;
  /**
   * SQL straight from the cell for a column that mostly has this shape: built-in casts, no patterns. NULL for everything
   * it is not sure of; that goes through the patterns.
   */
  readonly cheap?: (x: string, decided: Decided) => string;
  /** The type as which a CSV reader can read a column that has only this shape, and SQL for the value out of that. */
  readonly native?: { readonly type: string; readonly read: (n: string, decided: Decided) => string };
}

/** What was decided about a column as a whole. */
export interface Decided {
  /** The shapes that occur, commonest first. */
  readonly shapes: readonly string[];
  /** `03/04/2021`: which comes first. */
  readonly order: DayMonth;
  /** Whether the values leave the order open. */
  readonly ambiguous: boolean;
  /** What a plain number means: `day` for a share of a day (a spreadsheet's time), `percent` for 93.2. */
  readonly plain: Plain;
}

export type DayMonth = 'day-month' | 'month-day';
export type Plain = 'ms' | 's' | 'min' | 'h' | 'day' | 'percent' | 'ratio' | 'epoch_s' | 'epoch_ms' | 'value';

/** What one aggregate over a column's cells says: how often each shape occurs, and the extremes that decide the rest. */
export interface ShapeFacts {
  readonly filled: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Of values like 03/04/2021: the largest first and second number, and how often each is above 12. */
  readonly firstAbove12: number;
  readonly secondAbove12: number;
  /** Of plain numbers. */
  readonly max: number | null;
  /** Plain numbers with more than four digits after the point. */
  readonly long: number;
}

export type Family = 'instant' | 'duration' | 'number' | 'flag';

/** SQL that is true where the half-width text `x` has the shape. */
export function hasShape(shape: Shape, x: string): string {
  return `regexp_full_match(${x}, '${shape.pattern.replaceAll("'", "''")}')`;
}
