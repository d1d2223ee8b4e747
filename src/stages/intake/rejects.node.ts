import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type Lang, say } from '../../base/text.ts';
import { SPREADSHEET_CSV } from '../../platform/http/csv.ts';
import { quoteText } from '../activity/index.ts';
import { REJECTED_ROWS } from './account.node.ts';
import type { LoadJob } from './load.node.ts';
import { intakeProblem } from './problems.ts';

interface RejectedRow {
  readonly row: number;
  readonly reject: number | null;
  readonly cells: readonly (string | null)[];
}

/** Writes rejected rows with where they stood and why; cells that a spreadsheet would run as formulas are escaped. */
export async function writeRejects(job: LoadJob, path: string, append: boolean, lang: Lang): Promise<void> {
  const { connection, transform, table } = job;
  const cells = table.headers.map((_, i) => `r.c${i}`).join(', ');
  const rows = `SELECT r.row, j.reject, [${cells}] AS cells FROM ${table.relation} r JOIN (${REJECTED_ROWS}) j ON r.row = j.row ORDER BY r.row`;
  // By a file and not at once: every row may be rejected.
  const found = join(job.folder, 'rejected.ndjson');
  await connection.run(`COPY (${rows}) TO ${quoteText(found)} (FORMAT json)`);
  async function* lines() {
    for await (const line of createInterface({ input: createReadStream(found) })) {
      const { row, reject, cells: values } = JSON.parse(line) as RejectedRow;
      const rule = reject === null ? undefined : transform.rejects[reject];
      const column = rule?.from?.header ?? '';
      const value = rule?.from ? (values[rule.from.column] ?? '') : '';
      const params = { target: rule?.target ?? '', column, value };
      const problem = intakeProblem(rule?.reason ?? 'intake.repeated-key', params);
      const texts = values.map((cell) => cell ?? '');
      yield [table.file, table.sheet, String(row), column, value, problem.code, say(problem.message, lang), ...texts];
    }
  }
  await writeRejectLines(path, append, table.headers, lines);
}

/** The file's own columns come first: file, sheet, row, column, value, reason, message. */
export async function writeRejectLines(
  path: string,
  append: boolean,
  headers: readonly string[],
  lines: Iterable<readonly string[]> | (() => AsyncIterable<readonly string[]>),
): Promise<void> {
  const header = ['file', 'sheet', 'row', 'column', 'value', 'reason', 'message', ...headers];
  const csv = stringify({
    ...SPREADSHEET_CSV,
    // Once, where the file begins.
    bom: !append,
    header: true,
    columns: header.map((name) => ({ header: name, key: name })),
  });
  const out = createWriteStream(path, { flags: append ? 'a' : 'w' });
  await pipeline(lines, csv, out);
}
