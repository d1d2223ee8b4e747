import { DURATION_SHAPES } from './duration.ts';
import { FLAG_SHAPES } from './flag.ts';
import { instantShapes } from './instant.ts';
import { halfWidth, isFilled } from './missing.ts';
import { NUMBER_SHAPES } from './number.ts';
import {
  type DayMonth,
  type Decided,
  type Family,
  hasShape,
  type Plain,
  type Shape,
  type ShapeFacts,
} from './shape.ts';

/** A column as a whole: which shapes occur, what that decides, and the SQL that reads one cell of it. */

function shapesOf(family: Family, zone: string): readonly Shape[] {
  switch (family) {
    case 'instant':
      return instantShapes(zone);
    case 'duration':
      return DURATION_SHAPES;
    case 'number':
      return NUMBER_SHAPES;
    case 'flag':
      return FLAG_SHAPES;
  }
}

/** The shape whose reading depends on the column. */
const ORDERED = 'dd/mm/yyyy';
const SLASHED = String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-]`;

/** One aggregate over a column, as a STRUCT: see {@link readFacts}. `x` is the cell. */
export function factsExpression(family: Family, x: string, zone: string): string {
  const text = halfWidth(x);
  const arms = shapesOf(family, zone).map(
    (shape) => `WHEN ${hasShape(shape, text)} THEN '${shape.id.replaceAll("'", "''")}'`,
  );
  const shape = `CASE WHEN NOT ${isFilled(x)} THEN NULL ${arms.join(' ')} ELSE 'other' END`;
  const part = (n: number) => `TRY_CAST(regexp_extract(${text}, '${SLASHED}', ${n}) AS INTEGER)`;
  const above = (n: number) => (family === 'instant' ? `count(*) FILTER (${part(n)} > 12)` : '0');
  const plain = `TRY_CAST(${text} AS DOUBLE)`;
  const long = `count(*) FILTER (regexp_full_match(${text}, '0?\\.\\d{5,}(?:[eE]-\\d+)?'))`;
  return `{filled: count(*) FILTER (${isFilled(x)}), counts: to_json(histogram(${shape}))::VARCHAR, first: ${above(1)}, second: ${above(2)}, max: max(${plain})::VARCHAR, long: ${long}}`;
}

/** The facts out of the STRUCT's JSON. */
export function readFacts(json: string): ShapeFacts {
  const raw = JSON.parse(json) as {
    filled: number;
    counts: string | null;
    first: number;
    second: number;
    max: string | null;
    long: number;
  };
  return {
    filled: raw.filled,
    counts: raw.counts === null ? {} : (JSON.parse(raw.counts) as Record<string, number>),
    firstAbove12: raw.first,
    secondAbove12: raw.second,
    max: raw.max === null ? null : Number(raw.max),
    long: raw.long,
  };
}

/** What a profile says of a column that its values would otherwise decide. */
export interface Said {
  /** What plain numbers are. */
  readonly unit?: Plain | undefined;
  /** Which of day and month comes first. */
  readonly order?: DayMonth | undefined;
}

/** Decides a column from all of its cells, but for what the profile says. */
export function decide(family: Family, facts: ShapeFacts, { unit, order }: Said = {}): Decided {
  const shapes = Object.entries(facts.counts)
    .filter(([id]) => id !== 'other')
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id]) => id);
  return {
    shapes,
    // Where no day is above 12 the values leave it open: the day comes first everywhere but in North America.
    order: order ?? (facts.secondAbove12 > facts.firstAbove12 ? 'month-day' : 'day-month'),
    ambiguous: order === undefined && shapes.includes(ORDERED) && facts.firstAbove12 === 0 && facts.secondAbove12 === 0,
    plain: unit ?? derivedUnit(family, facts),
  };
}

/** A spreadsheet's time is a share of a day: below 1, with the digits of a binary float. */
function derivedUnit(family: Family, facts: ShapeFacts): Plain {
  if (family !== 'duration') return 'value';
  return facts.max !== null && facts.max < 1 && facts.long > 0 ? 'day' : 's';
}

/** How a column of one shape can be read without passing through text; `undefined` where it cannot. */
export function nativeOf(family: Family, decided: Decided, zone: string): Shape['native'] {
  const [only, ...more] = decided.shapes;
  return more.length > 0 ? undefined : shapesOf(family, zone).find(({ id }) => id === only)?.native;
}

/** Whether a decision needs every cell and not only the first ones. */
export function needsWholeColumn(decided: Decided): boolean {
  return decided.plain === 'day' || decided.shapes.includes(ORDERED);
}

/**
 * SQL for the typed value of a cell, NULL where there is none or it cannot be read. The commonest shape's cheap form comes
 * first; only the cells it leaves over are matched against the patterns.
 */
export function readExpression(family: Family, x: string, decided: Decided, zone: string): string {
  const all = shapesOf(family, zone);
  const place = (shape: Shape) => (decided.shapes.includes(shape.id) ? decided.shapes.indexOf(shape.id) : all.length);
  // Without a single 03/04/2021 among the cells looked at, nothing has decided how to read one: it stays unread.
  const usable = all.filter((shape) => shape.id !== ORDERED || decided.shapes.includes(ORDERED));
  const shapes = [...usable].sort((a, b) => place(a) - place(b));
  const text = halfWidth(x);
  const arms = shapes.map((shape) => `WHEN ${hasShape(shape, text)} THEN ${shape.read(text, decided)}`);
  const full = `CASE WHEN NOT ${isFilled(x)} THEN NULL ${arms.join(' ')} END`;
  const cheap = shapes[0]?.cheap?.(x, decided);
  return cheap === undefined ? full : `coalesce(${cheap}, ${full})`;
}
