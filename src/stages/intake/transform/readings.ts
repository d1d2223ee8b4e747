import { ACTIVITY, type ColumnType, type Kind, quoteText } from '../../activity/index.ts';
import { foldHeader } from '../fold.ts';
import type { MappingProfile, Reading, Source } from '../model.ts';
import { halfWidth } from '../shapes/missing.ts';
import type { DayMonth, Family, Plain } from '../shapes/shape.ts';

/**
 * The cells a profile reads: one entry for each column of the file and way of reading it. A statement reads each once,
 * however many targets use it.
 */
export interface CellReading {
  /** Its place in the list: the statement calls it `v<index>` and its text `x<index>`. */
  readonly index: number;
  /** The column's header and its place in the table. */
  readonly header: string;
  readonly column: number;
  /** SQL for the cell's text, after words and pattern. */
  readonly text: string;
  /** How it is read; null where the text itself is wanted. */
  readonly family: Family | null;
  readonly unit: Plain | undefined;
  /** Which of day and month comes first, where the profile says so. */
  readonly order: DayMonth | undefined;
}

/** Collects the readings of a statement, each once. */
export class Readings {
  readonly list: CellReading[] = [];
  private readonly headers: readonly string[];
  private readonly folded: readonly string[];

  constructor(headers: readonly string[]) {
    this.headers = headers;
    this.folded = headers.map(foldHeader);
  }

  /** `undefined` where the file has no such column. */
  add(reading: Reading, family: Family | null): CellReading | undefined {
    const column = this.placeOf(reading.column);
    if (column < 0) return undefined;
    const text = textOf(`c${column}`, reading);
    const unit = plainOf(reading.unit);
    const order = reading.dates;
    const same = (one: CellReading) => one.text === text && one.family === family && one.unit === unit;
    const known = this.list.find((one) => same(one) && one.order === order);
    if (known) return known;
    const header = this.headers[column] ?? '';
    const added = { index: this.list.length, header, column, text, family, unit, order };
    this.list.push(added);
    return added;
  }

  /** A header as written wins over one that only folds alike. */
  private placeOf(column: string): number {
    const exact = this.headers.indexOf(column);
    return exact >= 0 ? exact : this.folded.indexOf(foldHeader(column));
  }
}

function textOf(cell: string, { words, take }: Reading): string {
  const taken =
    take === undefined ? cell : `coalesce(nullif(regexp_extract(${cell}, ${quoteText(take)}, 1), ''), ${cell})`;
  const pairs = Object.entries(words ?? {});
  if (pairs.length === 0) return taken;
  const arms = pairs.map(([from, to]) => `WHEN ${quoteText(foldWord(from))} THEN ${quoteText(to)}`);
  return `CASE lower(${halfWidth(taken)}) ${arms.join(' ')} ELSE ${taken} END`;
}

function foldWord(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

/** Units that change how plain digits are read; the others scale the number afterwards. */
function plainOf(unit: Reading['unit']): Plain | undefined {
  switch (unit) {
    case 'ms':
    case 's':
    case 'min':
    case 'h':
    case 'day':
    case 'percent':
    case 'ratio':
    case 'epoch_s':
    case 'epoch_ms':
      return unit;
    default:
      return undefined;
  }
}

export function familyOf(type: ColumnType): Family | null {
  switch (type) {
    case 'text':
      return null;
    case 'instant':
    case 'date':
      return 'instant';
    case 'seconds':
    case 'hours':
      return 'duration';
    case 'flag':
      return 'flag';
    default:
      return 'number';
  }
}

/** The targets of a profile that the kind has, in the kind's order; others are attributes no row can carry. */
export function targetsOf(profile: MappingProfile, kind: Kind): readonly (readonly [string, Source])[] {
  return Object.keys(ACTIVITY[kind].columns).flatMap((name) => {
    const source = profile.columns[name];
    return source === undefined ? [] : [[name, source] as const];
  });
}
