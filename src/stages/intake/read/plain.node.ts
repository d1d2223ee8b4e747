import { closeSync, openSync, writeSync } from 'node:fs';
import type { Problem } from '../../../base/problem.ts';
import type { ReadLimits } from './limits.ts';
import { readProblem } from './problems.ts';
import { excerpt, findTable, isBlankRow, isTrailer, type RawRow } from './table.ts';

/** What is known of a table once it has been written out; goes over a worker's wire as it is. */
export interface PlainTable {
  readonly sheet: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly around: readonly (readonly string[])[];
  readonly firstRow: number;
  readonly rows: number;
  readonly problems: readonly Problem[];
}

/** Rows looked at before the header is decided. */
const SAMPLE = 200;
/** Rows held back, so that the lines after a table are known when it ends. */
const HELD = 4;
/** Characters gathered for one write: few, so that the collector finds them dead and does not carry them along. */
const FLUSH = 1 << 16;
/** DuckDB's longest line is 2 MiB. */
const MAX_ROW = 1_900_000;

/**
 * Writes rows of any reader to one clean CSV: UTF-8, comma, `\n`, the row number first, always as many cells as the
 * header has. DuckDB reads that at full speed and in parallel, and no row is ever held longer than it must be.
 */
export class PlainWriter {
  private readonly sheet: string;
  private readonly path: string;
  private readonly limits: ReadLimits;
  private readonly file: number;
  private sample: RawRow[] | undefined = [];
  private held: RawRow[] = [];
  private headers: readonly string[] = [];
  private around: readonly (readonly string[])[] = [];
  private problems: Problem[] = [];
  private firstRow = 0;
  private rows = 0;
  private ragged = 0;
  private firstRagged = 0;
  private buffer = '';
  /** Columns named by the format: such a table has no lines around it. */
  private readonly named: boolean;

  /** `headers` are given by formats that name their columns; otherwise they are found in the first rows. */
  constructor(sheet: string, path: string, limits: ReadLimits, headers: readonly string[] = []) {
    this.sheet = sheet;
    this.path = path;
    this.limits = limits;
    this.file = openSync(path, 'wx', 0o600);
    this.named = headers.length > 0;
    if (!this.named) return;
    this.headers = headers;
    this.sample = undefined;
    this.firstRow = 1;
  }

  add(row: number, cells: readonly string[]): Problem | undefined {
    if (cells.length > this.limits.columns) {
      return readProblem('read.too-wide', { cell: `${row}:${cells.length}`, limit: this.limits.columns }, { row });
    }
    if (isBlankRow(cells)) return undefined;
    const size = cells.reduce((sum, cell) => sum + cell.length, 0);
    const huge = size > this.limits.cell && cells.some((cell) => cell.length > this.limits.cell);
    if (huge || size > MAX_ROW / 4) return readProblem('read.huge-cell', { limit: this.limits.cell }, { row });
    if (this.sample === undefined) this.hold({ row, cells });
    else {
      this.sample.push({ row, cells });
      if (this.sample.length >= SAMPLE) this.start();
    }
    return undefined;
  }

  /** Ends the table; `null` where there was nothing at all. */
  finish(): PlainTable | null {
    this.start();
    const trailers: (readonly string[])[] = [];
    while (!this.named && this.held.length > 0 && isTrailer(this.held.at(-1)?.cells ?? [], this.headers.length)) {
      trailers.unshift((this.held.pop()?.cells ?? []).filter((cell) => cell.trim() !== ''));
    }
    for (const row of this.held) this.write(row);
    this.flush();
    closeSync(this.file);
    if (this.headers.length === 0) return null;
    const { sheet, path, headers, firstRow, rows } = this;
    const problems = [...this.problems];
    if (trailers.length > 0) {
      problems.push(readProblem('read.trailer', { count: trailers.length, text: excerpt(trailers) }));
    }
    if (this.ragged > 0) {
      const where = { row: this.firstRagged };
      problems.push(readProblem('read.ragged', { count: this.ragged, row: this.firstRagged }, where));
    }
    return { sheet, path, headers, around: [...this.around, ...trailers], firstRow, rows, problems };
  }

  /** Closes the file of a table that will not be used. */
  abandon(): void {
    closeSync(this.file);
  }

  private start(): void {
    if (this.sample === undefined) return;
    const found = findTable(this.sample);
    this.headers = found.headers;
    this.around = found.around;
    this.problems.push(...found.problems);
    const data = this.sample.slice(found.data);
    this.firstRow = data[0]?.row ?? (this.sample.at(-1)?.row ?? 0) + 1;
    this.sample = undefined;
    for (const row of data) this.hold(row);
  }

  private hold(row: RawRow): void {
    this.held.push(row);
    if (this.held.length > HELD) {
      const due = this.held.shift();
      if (due !== undefined) this.write(due);
    }
  }

  private write({ row, cells }: RawRow): void {
    const width = this.headers.length;
    let line = `${row}`;
    for (let i = 0; i < width; i++) line += `,${quoted(cells[i] ?? '')}`;
    this.buffer += `${line}\n`;
    this.rows++;
    for (let i = width; i < cells.length; i++) {
      if ((cells[i] ?? '').trim() === '') continue;
      this.ragged++;
      this.firstRagged ||= row;
      break;
    }
    if (this.buffer.length >= FLUSH) this.flush();
  }

  private flush(): void {
    if (this.buffer === '') return;
    const bytes = Buffer.from(this.buffer, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.buffer = '';
  }
}

const SPECIAL = /[",\n\r\0]|^\s|\s$/;

function quoted(cell: string): string {
  if (!SPECIAL.test(cell)) return cell;
  // NUL ends a line for some readers and is never data.
  return `"${cell.replaceAll('\0', '').replaceAll('"', '""')}"`;
}
