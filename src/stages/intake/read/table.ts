import type { Problem } from '../../../base/problem.ts';
import { readProblem } from './problems.ts';

/** One record of a file: its number as the file's reader counts it, and its cells. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Where the table lies among the first rows of a file. */
export interface TableStart {
  /** Index in the sample of the first data row. */
  readonly data: number;
  readonly headers: readonly string[];
  readonly around: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
}

/** What stands for "nothing" and says nothing about whether a row is a header. */
const NOTHING = /^(|-+|—+|\/|n\/?a|null|none|nan|\?|暂无数据|暫無資料|无|無)$/i;
const NUMBER_LIKE = /^[¥￥$]?\s*[+-]?[\d,]*\.?\d+(e[+-]?\d+)?\s*(%|元|秒|s|分|人|次)?$/i;
/** Starts with a date or a time of day. */
const DATE_LIKE = /^\d{1,4}[-/.年:]\s?(\d{1,2}|[a-z]{3,9})([-/.月:日\s]|$)/i;
const HEADER_DEPTH = 3;

/**
 * Finds the header: the first row that is wide enough and reads like names, not like values. What is before it
 * belongs to the report, not to the table (`Reporting period …`). A header of several lines is joined.
 */
export function findTable(sample: readonly RawRow[], columnName = defaultName): TableStart {
  const width = Math.max(0, ...sample.map(({ cells }) => trimmedLength(cells)));
  const first = headerIndex(sample, width);
  if (first < 0) {
    // Values from the first row on: nothing names the columns, so nothing may be taken as a name.
    const start = sample.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const headers = Array.from({ length: width }, (_, i) => columnName(i + 1));
    return { data: Math.max(0, start), headers, around: [], problems: [] };
  }
  const lines = headerLines(sample, first, width);
  const named = nameColumns(
    joinLines(
      sample.slice(first, first + lines).map((r) => r.cells),
      width,
    ),
    columnName,
  );
  const around = sample
    .slice(0, first)
    .map(({ cells }) => cells.filter((cell) => cell.trim() !== ''))
    .filter((cells) => cells.length > 0);
  const problems = [...named.problems];
  if (around.length > 0) {
    problems.push(readProblem('read.preamble', { count: around.length, text: excerpt(around) }));
  }
  if (lines > 1) problems.push(readProblem('read.header-lines', { count: lines }));
  return { data: first + lines, headers: named.headers, around, problems };
}

/** A line after the table that is not one of its rows: one cell where the table has many, not one cell and blanks. */
export function isTrailer(cells: readonly string[], width: number): boolean {
  return width >= 3 && cells.length === 1;
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** A few words of rows outside the table, for a message. */
export function excerpt(rows: readonly (readonly string[])[]): string {
  const text = rows.map((cells) => cells.join(' ')).join(' / ');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function headerIndex(sample: readonly RawRow[], width: number): number {
  const enough = width <= 1 ? 1 : Math.max(2, Math.ceil(width / 2));
  return sample.findIndex(({ cells }, i) => {
    if (i > 0 && i >= sample.length - 1 && sample.length > 2) return false;
    return filledCount(cells) >= enough && readsLikeNames(cells);
  });
}

function readsLikeNames(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const values = filled.filter((cell) => isValue(cell)).length;
  return filled.length > 0 && values === 0;
}

function isValue(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  return NUMBER_LIKE.test(text) || DATE_LIKE.test(text);
}

/**
 * How many lines the header has. A line below belongs to it where it reads like names although the columns under it
 * hold values: then it cannot be data.
 */
function headerLines(sample: readonly RawRow[], first: number, width: number): number {
  let lines = 1;
  while (lines < HEADER_DEPTH) {
    const next = sample[first + lines]?.cells;
    const below = sample.slice(first + lines + 1).map((r) => r.cells);
    if (next === undefined || below.length === 0 || !readsLikeNames(next)) break;
    const valued = Array.from({ length: width }, (_, i) => i).filter((i) => mostlyValues(below, i));
    const telling = valued.filter((i) => (next[i] ?? '').trim() !== '');
    if (telling.length === 0 || telling.some((i) => NOTHING.test((next[i] ?? '').trim()))) break;
    // A blank under a named column is a header cell merged downwards; in a data row it would be a missing value.
    const top = sample[first]?.cells ?? [];
    if (valued.some((i) => (next[i] ?? '').trim() === '' && (top[i] ?? '').trim() === '')) break;
    lines++;
  }
  return lines;
}

function mostlyValues(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => !NOTHING.test(cell));
  return filled.length > 0 && filled.filter(isValue).length >= filled.length * 0.8;
}

/** Group names are merged over their columns: they are carried to the right, then joined with the names below. */
function joinLines(lines: readonly (readonly string[])[], width: number): readonly string[] {
  if (lines.length === 1) return Array.from({ length: width }, (_, i) => lines[0]?.[i]?.trim() ?? '');
  return Array.from({ length: width }, (_, i) => {
    const parts: string[] = [];
    lines.forEach((cells, depth) => {
      let text = (cells[i] ?? '').trim();
      if (text === '' && depth < lines.length - 1 && (lines[depth + 1]?.[i] ?? '').trim() !== '') {
        for (let j = i; j >= 0 && text === ''; j--) text = (cells[j] ?? '').trim();
      }
      if (text !== '' && !parts.includes(text)) parts.push(text);
    });
    return parts.join(' / ');
  });
}

/** Characters of a header that name its column: nobody's header is longer, but a file's that is no table. */
const LONGEST_NAME = 120;

/** Unique names without blanks; what was changed is told. */
function nameColumns(raw: readonly string[], columnName: (position: number) => string) {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const headers = raw.map((text, i) => {
    const clean = text.replace(/\s+/g, ' ').trim();
    const wanted = clean === '' ? columnName(i + 1) : [...clean].slice(0, LONGEST_NAME).join('');
    let name = wanted;
    for (let copy = 2; seen.has(name); copy++) name = `${wanted} (${copy})`;
    seen.add(name);
    if (name !== clean) problems.push(readProblem('read.header-named', { position: i + 1, name }, { field: name }));
    return name;
  });
  return { headers, problems };
}

function defaultName(position: number): string {
  return `column ${position}`;
}

function filledCount(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function trimmedLength(cells: readonly string[]): number {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length--;
  return length;
}
