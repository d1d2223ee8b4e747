import { ACTIVITY, type Column, type Kind, quoteName, quoteText } from '../../activity/index.ts';
import type { MappingProfile, RawTable } from '../model.ts';
import { factsExpression, nativeOf, readExpression } from '../shapes/column.ts';
import { halfWidth, isFilled } from '../shapes/missing.ts';
import type { Decided } from '../shapes/shape.ts';
import { type CellReading, Readings, targetsOf } from './readings.ts';
import { type Compiled, compileSource } from './source.ts';

/** A profile and a table made into SQL: what is read, what each target is, and why a row would be rejected. */
export interface Transform {
  readonly kind: Kind;
  readonly zone: string;
  readonly readings: readonly CellReading[];
  readonly targets: readonly Target[];
  readonly person: readonly { readonly name: string; readonly value: string }[];
  readonly rejects: readonly RejectRule[];
  /** Values that are left out of their rows, in the order of the bits of `odd`. */
  readonly impossible: readonly Target[];
  /** True for rows that are left out on purpose: summaries, repeated headers. */
  readonly drop: string;
  /** Whether the file names its rows; else a row is known by its content. */
  readonly keyed: boolean;
  readonly content: string;
}

export interface Target {
  readonly name: string;
  readonly column: Column;
  readonly source: Compiled;
}

export interface RejectRule {
  readonly reason: 'intake.missing' | 'intake.unreadable' | 'intake.not-allowed';
  readonly target: string;
  readonly from: CellReading | null;
  readonly when: string;
}

/** The code in `reject` of a row that is left out on purpose; rejects count from 0. */
export const DROPPED = -1;

export function compileTransform(
  profile: MappingProfile,
  kind: Kind,
  table: Pick<RawTable, 'headers'>,
  zone: string,
): Transform {
  const readings = new Readings(table.headers);
  const { columns, named } = ACTIVITY[kind];
  const targets = targetsOf(profile, kind).flatMap(([name, source]): readonly Target[] => {
    const column = columns[name];
    const compiled = column && compileSource(source, column.type, readings);
    return column && compiled ? [{ name, column, source: compiled }] : [];
  });
  const person = Object.entries(profile.person).flatMap(([name, source]) => {
    const compiled = compileSource(source, 'text', readings);
    return compiled ? [{ name, value: compiled.value }] : [];
  });
  return {
    kind,
    zone,
    readings: readings.list,
    targets,
    person,
    rejects: targets.flatMap(rejectRules),
    impossible: targets.filter(({ column }) => column.nonNegative === true || column.range !== undefined),
    drop: dropRule(profile, table.headers, targets),
    keyed: named === null || targets.some((target) => target.name === named),
    content: `md5(concat_ws(chr(31), ${table.headers.map((_, i) => `coalesce(c${i}, '')`).join(', ')}))`,
  };
}

function rejectRules({ name, column, source }: Target): readonly RejectRule[] {
  const value = `t.${quoteName(name)}`;
  const rules: RejectRule[] = [];
  const rule = (reason: RejectRule['reason'], when: string) =>
    rules.push({ reason, target: name, from: source.from, when });
  if (source.unread !== 'false') rule('intake.unreadable', `t.${quoteName(`unread ${name}`)}`);
  if (column.required) rule('intake.missing', `${value} IS NULL`);
  if (column.values) rule('intake.not-allowed', `${value} NOT IN (${column.values.map(quoteText).join(', ')})`);
  return rules;
}

/** Summary rows by the profile's words; header lines that come again, as in files joined together. */
function dropRule(profile: MappingProfile, headers: readonly string[], targets: readonly Target[]): string {
  const sums = profile.rows.drop.flatMap(({ column, values }) => {
    const place = headers.indexOf(column);
    const words = values.map((value) => quoteText(value.normalize('NFKC').trim().toLowerCase()));
    return place < 0 ? [] : [`lower(${halfWidth(`c${place}`)}) IN (${words.join(', ')})`];
  });
  const read = [...new Set(targets.flatMap(({ source }) => source.from ?? []))].slice(0, 4);
  const again = read.map((cell) => `c${cell.column} = ${quoteText(cell.header)}`);
  return [...sums, again.length > 1 ? `(${again.join(' AND ')})` : 'false'].join(' OR ');
}

/** One aggregate that says of every reading with shapes which of them occur. */
export function factsStatement(transform: Transform, from: string): string {
  const facts = transform.readings.flatMap(({ index, family, text }) =>
    family === null ? [] : [`to_json(${factsExpression(family, text, transform.zone)})::VARCHAR AS f${index}`],
  );
  return facts.length === 0 ? 'SELECT 1 AS none' : `SELECT ${facts.join(', ')} FROM ${from}`;
}

/** The columns, by place, that a CSV reader can read as their type: each read in one way only, and of one plain shape. */
export function nativeColumns(
  { readings, zone, keyed }: Transform,
  decided: ReadonlyMap<number, Decided>,
): ReadonlyMap<number, string> {
  const types = new Map<number, string>();
  // A row that is known by its content is known by its text.
  if (!keyed) return types;
  for (const { index, column, family, text } of readings) {
    const decision = decided.get(index);
    const native = family !== null && decision ? nativeOf(family, decision, zone) : undefined;
    const alone = readings.every((other) => other.index === index || other.column !== column);
    if (native && alone && text === `c${column}`) types.set(column, native.type);
  }
  return types;
}

/** A typed relation whose cells are `n<i>` where they are typed; as text they are not there. */
export function withNative(from: string, native: ReadonlyMap<number, string>): string {
  const apart = [...native.keys()].map((i) => `c${i}`).join(', ');
  const typed = [...native.keys()].map((i) => `c${i} AS n${i}, CAST(NULL AS VARCHAR) AS c${i}`).join(', ');
  return `(SELECT * EXCLUDE (${apart}), ${typed} FROM ${from})`;
}

/**
 * The kind's columns that a file fills; the others are the same nothing in every row, and are not staged. An id may be made of
 * what a row says; a check that names no conversation is of none.
 */
export function filledColumns({ kind, targets, keyed }: Transform): readonly string[] {
  return Object.keys(ACTIVITY[kind].columns).filter(
    (name) => targets.some((target) => target.name === name) || (name === 'id' && !keyed),
  );
}

/**
 * The rows of a table, typed: the kind's columns that the file fills, `row_key`, the person's attributes (`person <name>`),
 * `reject` (a place in `rejects`, {@link DROPPED}, or NULL) and `odd` (bits of the values left out), in the order of the file.
 */
export function stageStatement(
  transform: Transform,
  decided: ReadonlyMap<number, Decided>,
  from: string,
  row: boolean,
  native: ReadonlyMap<number, string> = new Map(),
): string {
  const { zone, readings, targets, person } = transform;
  // Columns whose cells are their values as the CSV reader read them: one that is there has a value.
  const asRead = new Set<number>();
  const cells = readings.flatMap(({ index, column, text, family }) => {
    const decision = decided.get(index);
    const plain = native.has(column) && family !== null && decision ? nativeOf(family, decision, zone) : undefined;
    if (plain && decision) {
      const cell = `n${column}`;
      const value = plain.read(cell, decision);
      if (value === cell) asRead.add(column);
      return [`CAST(NULL AS VARCHAR) AS x${index}`, `${cell} IS NOT NULL AS says${index}`, `${value} AS v${index}`];
    }
    const read =
      family !== null && decision ? [`${readExpression(family, `(${text})`, decision, zone)} AS v${index}`] : [];
    return [`${text} AS x${index}`, ...read];
  });
  const content = transform.keyed ? [] : [`${transform.content} AS content`];
  const inner = ['', ...(row ? ['row'] : []), ...cells, ...content, `(${transform.drop}) AS dropped`]
    .slice(1)
    .join(', ');
  const values = targets.map(({ name, column, source }) => `${canonical(source.value, column)} AS ${quoteName(name)}`);
  // The text of a cell that was read as its type is not there to be looked at.
  const says = (unread: string) =>
    readings
      .filter(({ column }) => native.has(column))
      .reduce((sql, { index }) => sql.replaceAll(isFilled(`x${index}`), `says${index}`), unread);
  // And where every value fits its column there is nothing to ask.
  const unreadIn = (source: Compiled) =>
    source.fits && source.from && asRead.has(source.from.column) ? 'false' : says(source.unread);
  const unread = targets.flatMap(({ name, source }) =>
    source.unread === 'false' ? [] : [`${unreadIn(source)} AS ${quoteName(`unread ${name}`)}`],
  );
  const more = person.map(({ name, value }) => `${value} AS ${quoteName(`person ${name}`)}`);
  const middle = [
    ...(row ? ['row'] : []),
    ...values,
    ...unread,
    ...more,
    'dropped',
    ...(transform.keyed ? [] : ['content']),
  ];
  const outer = [
    ...(row ? ['row'] : []),
    ...filledColumns(transform).map((name) => storedColumn(transform, name)),
    ...(keyIsColumn(transform) ? [] : [`${keyOf(transform)} AS row_key`]),
    ...person.map(({ name }) => quoteName(`person ${name}`)),
    `${rejectOf(transform)} AS reject`,
    `${oddOf(transform)} AS odd`,
  ];
  return `SELECT ${outer.join(', ')} FROM (SELECT ${middle.join(', ')} FROM (SELECT ${inner} FROM ${from})) t`;
}

/** The column as it is stored: impossible values left out. */
function storedColumn(transform: Transform, name: string): string {
  const target = transform.targets.find((one) => one.name === name);
  if (!target) return `content AS ${quoteName(name)}`;
  const value = `t.${quoteName(name)}`;
  if (!transform.impossible.includes(target)) return value;
  return `CASE WHEN ${isImpossible(target)} THEN NULL ELSE ${value} END AS ${quoteName(name)}`;
}

function isImpossible({ name, column }: Target): string {
  const value = `t.${quoteName(name)}`;
  if (column.range) return `${value} NOT BETWEEN ${column.range[0]} AND ${column.range[1]}`;
  return `${value} < 0`;
}

function oddOf({ impossible }: Transform): string {
  if (impossible.length === 0) return '0';
  return impossible.map((target, bit) => `CASE WHEN ${isImpossible(target)} THEN ${2 ** bit} ELSE 0 END`).join(' + ');
}

function rejectOf({ rejects }: Transform): string {
  const arms = rejects.map(({ when }, place) => `WHEN ${when} THEN ${place}`);
  return `CAST(CASE WHEN dropped THEN ${DROPPED} ${arms.join(' ')} END AS SMALLINT)`;
}

/** Whether the key is one text of the file, which is then not staged twice. */
export function keyIsColumn({ kind, keyed }: Transform): boolean {
  const [only, ...more] = ACTIVITY[kind].key;
  return keyed && more.length === 0 && ACTIVITY[kind].columns[only ?? '']?.type === 'text';
}

/** Several columns make one key; what is missing in one of them stays apart from what is blank in another. */
function keyOf({ kind, keyed, targets }: Transform): string {
  if (!keyed) return 'content';
  const { key } = ACTIVITY[kind];
  const given = (name: string) =>
    targets.some((target) => target.name === name) ? `CAST(t.${quoteName(name)} AS VARCHAR)` : "''";
  if (key.length === 1) return given(key[0] ?? '');
  return key.map((name) => `coalesce(${given(name)}, '')`).join(` || '|' || `);
}

/** Allowed texts in their canonical spelling, however the file writes them. */
function canonical(value: string, column: Column): string {
  if (!column.values) return value;
  const arms = column.values.map((allowed) => `WHEN ${quoteText(allowed.toLowerCase())} THEN ${quoteText(allowed)}`);
  return `CASE lower(${value}) ${arms.join(' ')} ELSE ${value} END`;
}
