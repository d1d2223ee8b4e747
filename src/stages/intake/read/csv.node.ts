import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { type Dialect, parseSample, sniffDialect, TOLERANT } from './dialect.ts';
import { decode, decodedStream, detectEncoding, type Encoding } from './encoding.node.ts';
import type { ReadLimits } from './limits.ts';
import { type PlainTable, PlainWriter } from './plain.node.ts';
import { readProblem } from './problems.ts';
import { findTable } from './table.ts';

/** A CSV that DuckDB can read where it lies. */
export interface DirectTable extends Omit<PlainTable, 'rows'> {
  readonly delimiter: string;
  readonly newline: string;
  readonly skip: number;
}

export type CsvTable = { readonly direct: DirectTable } | { readonly plain: PlainTable };

export interface CsvJob {
  readonly path: string;
  /** Where the clean copy goes, if one is needed. */
  readonly output: string;
  readonly named?: 'tsv';
  /** Files from this size on are left where they are, if they are clean. */
  readonly directFrom: number;
  readonly limits: ReadLimits;
}

/** Read at once, while a server has requests to answer. */
const SAMPLE = 1 << 16;

export async function readCsv(job: CsvJob): Promise<Result<CsvTable>> {
  const { head, tail, size } = ends(job.path);
  const encoding = await detectEncoding(job.path, head);
  const text = firstLines(decode(head, encoding));
  const dialect = sniffDialect(text, job.named);
  if (encoding === 'utf8' && size >= job.directFrom) {
    const direct = directly(job.path, text, tail.toString('utf8'), dialect);
    if (direct !== undefined) return ok({ direct });
  }
  return rewritten(job, encoding, dialect);
}

/** Enough to tell a layout by: a head of nothing but line ends is not looked at to its last. */
const LINES = 1000;

function firstLines(text: string): string {
  let end = 0;
  for (let line = 0; line < LINES; line++) {
    const next = text.indexOf('\n', end);
    if (next < 0) return text;
    end = next + 1;
  }
  return text.slice(0, end);
}

/** The layout of a file whose head and tail are regular; `undefined` where it must be looked at row by row. */
function directly(path: string, head: string, tail: string, dialect: Dialect): DirectTable | undefined {
  if (dialect.width === null || !dialect.plainLines) return undefined;
  const lines = head.slice(0, head.lastIndexOf('\n') + 1);
  const records = parseSample(lines, dialect.delimiter);
  const last = parseSample(tail.split('\n').slice(1).slice(-LINES).join('\n'), dialect.delimiter);
  if (last.length === 0 || last.some((cells) => cells.length !== dialect.width)) return undefined;
  const rows = records.map((cells, i) => ({ row: i + 1, cells }));
  const { data, headers, around, problems } = findTable(rows.slice(0, 200));
  if (around.length > 0 || headers.length !== dialect.width || data === 0) return undefined;
  return {
    sheet: '',
    path,
    headers,
    around,
    problems,
    firstRow: data + 1,
    skip: data,
    delimiter: dialect.delimiter,
    newline: lines.includes('\r\n') ? '\\r\\n' : '\\n',
  };
}

/** Reads record by record and writes a clean copy. */
async function rewritten(job: CsvJob, encoding: Encoding, dialect: Dialect): Promise<Result<CsvTable>> {
  const writer = new PlainWriter('', job.output, job.limits);
  const refused: Problem[] = [];
  const layout = { ...TOLERANT, delimiter: dialect.delimiter, max_record_size: job.limits.cell * 16 };
  const parser = ofAnyWidth(parse(layout));
  let row = 0;
  try {
    await pipeline(decodedStream(job.path, encoding), parser, async (records) => {
      for await (const cells of records as AsyncIterable<string[]>) {
        row++;
        const problem =
          row > MAX_RECORDS ? readProblem('read.too-long', { limit: MAX_RECORDS }) : writer.add(row, cells);
        if (problem === undefined) continue;
        refused.push(problem);
        return;
      }
    });
  } catch (error) {
    if (refused.length === 0) refused.push(csvProblem(error, row + 1, job.limits));
  }
  if (refused.length > 0) {
    writer.abandon();
    return failed(...refused);
  }
  const plain = writer.finish();
  if (plain === null) return failed(readProblem('read.empty'));
  if (encoding === 'utf8') return ok({ plain });
  return ok({ plain: { ...plain, problems: [readProblem('read.encoding', { encoding }), ...plain.problems] } });
}

/**
 * csv-parse takes records of any width, yet makes an error, with copies of the record and of all options in it, of each that is
 * not as wide as the first: two hundred thousand blank lines took seven seconds. It is made to expect each as wide as it is.
 */
function ofAnyWidth(parser: Parser): Parser {
  const { state } = parser as unknown as { readonly state: { readonly record: readonly string[] } };
  Object.defineProperty(state, 'expectedRecordLength', { get: () => state.record.length, set: () => {} });
  return parser;
}

/** No export that has to be cleaned in JavaScript is longer; larger ones are clean or should be split. */
const MAX_RECORDS = 50_000_000;

function csvProblem(error: unknown, row: number, limits: ReadLimits): Problem {
  if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') {
    return readProblem('read.huge-cell', { limit: limits.cell }, { row });
  }
  return readProblem('read.broken', { why: error instanceof Error ? error.message : String(error) }, { row });
}

function ends(path: string): { head: Buffer; tail: Buffer; size: number } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const head = Buffer.alloc(Math.min(SAMPLE, size));
    readSync(file, head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(SAMPLE, size));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return { head, tail, size };
  } finally {
    closeSync(file);
  }
}
