import { type ColumnType, quoteText, sqlType } from '../../activity/index.ts';
import type { Reading, Source } from '../model.ts';
import { timeOfDay } from '../shapes/instant.ts';
import { isFilled, textOrNull } from '../shapes/missing.ts';
import { widened } from '../shapes/number.ts';
import type { Family } from '../shapes/shape.ts';
import { type CellReading, familyOf, type Readings } from './readings.ts';

/** A target as SQL over the readings `x<i>` (text) and `v<i>` (value). */
export interface Compiled {
  readonly value: string;
  /** True where a cell says something that could not be read. */
  readonly unread: string;
  /** The first column it comes from: where a rejected row is pointed at. Null for constants. */
  readonly from: CellReading | null;
  /** Whether every value of the cell fits the column, so that one without a value says nothing. */
  readonly fits?: boolean;
}

const SCALE: Readonly<Partial<Record<NonNullable<Reading['unit']>, string>>> = {
  fen: 'CAST(0.01 AS DECIMAL(3,2))',
  wan: '10000',
};

/** The SQL of a source; `undefined` where a column it needs is not in the file. */
export function compileSource(source: Source, type: ColumnType, readings: Readings): Compiled | undefined {
  if ('constant' in source) {
    return { value: `TRY_CAST(${quoteText(source.constant)} AS ${sqlType(type)})`, unread: 'false', from: null };
  }
  if ('dateIn' in source) return undefined;
  if ('join' in source)
    return type === 'text' ? joinTexts(source.join, readings) : joinTime(source.join, type, readings);
  if ('between' in source) return between(source.between, type, readings);
  if ('first' in source) return first(source.first, type, readings);
  if ('sum' in source) return sum(source.sum, type, readings);
  if ('share' in source) return share(source.share, source.of, type, readings);
  if ('weight' in source) return compileReading({ column: source.weight }, type, readings);
  return compileReading(source, type, readings);
}

function compileReading(reading: Reading, type: ColumnType, readings: Readings): Compiled | undefined {
  if (reading.flag === 'present') {
    const cell = readings.add(reading, null);
    return cell && { value: isFilled(`x${cell.index}`), unread: 'false', from: cell };
  }
  if (reading.flag === 'positive') {
    const cell = readings.add(reading, 'number');
    return cell && { ...plain(cell), value: `v${cell.index} > 0` };
  }
  // Plain hours are hours and not seconds, where the profile does not say otherwise.
  const named = type === 'hours' && reading.unit === undefined ? { ...reading, unit: 'h' as const } : reading;
  const cell = readings.add(named, familyOf(type));
  if (!cell) return undefined;
  if (type === 'text') return { value: textOrNull(`x${cell.index}`), unread: 'false', from: cell };
  const scale = reading.unit === undefined ? undefined : SCALE[reading.unit];
  const value = stored(scale === undefined ? `v${cell.index}` : `${widened(`v${cell.index}`)} * ${scale}`, type);
  // The readings are as wide as any column and finer; scaled they may overflow, counts must be whole, hours are divided.
  const fits = scale === undefined && type !== 'count' && type !== 'hours';
  return { value, unread: unreadOf(cell, value), from: cell, fits };
}

function plain(cell: CellReading): Compiled {
  return { value: `v${cell.index}`, unread: unreadOf(cell, `v${cell.index}`), from: cell };
}

function unreadOf(cell: CellReading, value: string): string {
  // CASE and not AND: only the few cells without a value are looked at.
  return `CASE WHEN ${value} IS NULL THEN ${isFilled(`x${cell.index}`)} ELSE false END`;
}

/** A value as its column stores it; NULL where it does not fit. A count must be whole. */
function stored(value: string, type: ColumnType): string {
  if (type === 'count') return `CASE WHEN ${value} = floor(${value}) THEN TRY_CAST(${value} AS BIGINT) END`;
  if (type === 'hours') return `TRY_CAST(${value} / 3600 AS ${sqlType(type)})`;
  if (type === 'instant' || type === 'flag') return value;
  return `TRY_CAST(${value} AS ${sqlType(type)})`;
}

function joinTexts(columns: readonly string[], readings: Readings): Compiled | undefined {
  const cells = addAll(columns, null, readings);
  if (!cells) return undefined;
  const texts = cells.map((cell) => textOrNull(`x${cell.index}`)).join(', ');
  return { value: `nullif(concat_ws(' ', ${texts}), '')`, unread: 'false', from: cells[0] ?? null };
}

/** A date and a time of day; either may be a spreadsheet's cell that carries a whole instant or a share of a day. */
function joinTime(columns: readonly string[], type: ColumnType, readings: Readings): Compiled | undefined {
  const [dateColumn = '', timeColumn] = columns;
  const date = readings.add({ column: dateColumn }, 'instant');
  if (!date) return undefined;
  if (timeColumn === undefined) return plain(date);
  const time = readings.add({ column: timeColumn }, null);
  if (!time) return undefined;
  const x = `x${time.index}`;
  const ofDay = `CASE WHEN regexp_matches(${x}, '[:时時点點]') THEN ${timeOfDay(x)} WHEN TRY_CAST(${x} AS DOUBLE) BETWEEN 0 AND 1 THEN to_seconds(round(TRY_CAST(${x} AS DOUBLE) * 86400)::BIGINT) END`;
  const value = `(CAST(CAST(v${date.index} AS DATE) AS TIMESTAMP) + ${ofDay})`;
  const unread = `(${unreadOf(date, `v${date.index}`)} OR ${unreadOf(time, `(${ofDay})`)})`;
  return { value: type === 'date' ? `CAST(${value} AS DATE)` : value, unread, from: date };
}

function between(columns: readonly [string, string], type: ColumnType, readings: Readings): Compiled | undefined {
  const cells = addAll(columns, 'instant', readings);
  if (!cells) return undefined;
  const [from, to] = cells;
  if (!from || !to) return undefined;
  const seconds = `CAST(date_diff('millisecond', v${from.index}, v${to.index}) AS DECIMAL(18,0)) * CAST(0.001 AS DECIMAL(4,3))`;
  return { value: stored(seconds, type), unread: anyUnread(cells), from: to };
}

function first(options: readonly Reading[], type: ColumnType, readings: Readings): Compiled | undefined {
  const compiled = options.flatMap((option) => compileReading(option, type, readings) ?? []);
  const [top] = compiled;
  if (!top) return undefined;
  const value = `coalesce(${compiled.map((one) => one.value).join(', ')})`;
  const unread = `(${value} IS NULL AND (${compiled.map((one) => one.unread).join(' OR ')}))`;
  return { value, unread, from: top.from };
}

/** Missing only where all are; a column that the file does not have counts as missing. */
function sum(columns: readonly string[], type: ColumnType, readings: Readings): Compiled | undefined {
  const cells = columns.flatMap((column) => readings.add({ column }, familyOf(type)) ?? []);
  const [top] = cells;
  if (!top) return undefined;
  const values = cells.map((cell) => `v${cell.index}`);
  const total = values.map((value) => `coalesce(${value}, 0)`).join(' + ');
  const value = stored(`(CASE WHEN coalesce(${values.join(', ')}) IS NOT NULL THEN ${total} END)`, type);
  return { value, unread: anyUnread(cells), from: top };
}

/** A count from a rate, as exact as its column keeps it, so that pooling gives the rate back. */
function share(rate: string, of: string, type: ColumnType, readings: Readings): Compiled | undefined {
  const cells = addAll([rate, of], 'number', readings);
  if (!cells) return undefined;
  const product = cells.map((cell) => widened(`v${cell.index}`)).join(' * ');
  return {
    value: type === 'count' ? `CAST(round(${product}, 0) AS BIGINT)` : stored(product, type),
    unread: anyUnread(cells),
    from: cells[0] ?? null,
  };
}

function addAll(
  columns: readonly string[],
  family: Family | null,
  readings: Readings,
): readonly CellReading[] | undefined {
  const cells = columns.flatMap((column) => readings.add({ column }, family) ?? []);
  return cells.length === columns.length ? cells : undefined;
}

function anyUnread(cells: readonly CellReading[]): string {
  return `(${cells.map((cell) => unreadOf(cell, `v${cell.index}`)).join(' OR ')})`;
}
