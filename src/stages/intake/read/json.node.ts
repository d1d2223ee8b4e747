import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { decode, decodedStream, detectEncoding } from './encoding.node.ts';
import { flatten, recordsIn } from './flatten.ts';
import type { ReadLimits } from './limits.ts';
import { type PlainTable, PlainWriter } from './plain.node.ts';
import { readProblem } from './problems.ts';

/** An answer of an API is read whole; exports larger than this come as JSON Lines. */
const MAX_WHOLE = 256 * 1024 ** 2;

/** Walks the records of a file; `row` is the line in JSON Lines, the position in a list. */
type Walk = (visit: (record: unknown, row: number) => Problem | undefined) => Promise<Problem | undefined>;

/** Reads a JSON answer (`[…]`, `{ tickets: […] }`) or JSON Lines; twice, because any record may bring a new field. */
export async function readJson(path: string, output: string, limits: ReadLimits): Promise<Result<PlainTable>> {
  const walk = await walkOf(path);
  if (!walk.ok) return walk;
  const columns = new Map<string, number>();
  const met = await walk.value((record, row) => {
    flatten(record, (name) => {
      if (!columns.has(name)) columns.set(name, columns.size);
    });
    return columns.size > limits.columns
      ? readProblem('read.too-wide', { cell: `${row}:${columns.size}`, limit: limits.columns }, { row })
      : undefined;
  });
  if (met !== undefined) return failed(met);
  if (columns.size === 0) return failed(readProblem('read.empty'));
  const writer = new PlainWriter('', output, limits, [...columns.keys()]);
  const refused = await walk.value((record, row) => {
    const cells: string[] = new Array(columns.size).fill('');
    flatten(record, (name, text) => {
      cells[columns.get(name) ?? 0] = text;
    });
    return writer.add(row, cells);
  });
  if (refused !== undefined) {
    writer.abandon();
    return failed(refused);
  }
  const table = writer.finish();
  return table === null ? failed(readProblem('read.empty')) : ok(table);
}

async function walkOf(path: string): Promise<Result<Walk>> {
  const whole = statSync(path).size <= MAX_WHOLE ? await wholeJson(path) : undefined;
  if (whole === undefined) return ok(linesOf(path));
  const records = recordsIn(whole.value);
  return ok(async (visit) => {
    for (const [i, record] of records.entries()) {
      const problem = visit(record, i + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  });
}

/** The file as one JSON value; `undefined` where it is not one (JSON Lines, or broken). */
async function wholeJson(path: string): Promise<{ value: unknown } | undefined> {
  const bytes = readFileSync(path);
  try {
    return { value: JSON.parse(decode(bytes, await detectEncoding(path, bytes))) };
  } catch {
    return undefined;
  }
}

function linesOf(path: string): Walk {
  return async (visit) => {
    const lines = createInterface({ input: decodedStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
    let row = 0;
    try {
      for await (const line of lines) {
        row++;
        if (line.trim() === '') continue;
        const problem = visit(JSON.parse(line), row);
        if (problem !== undefined) return problem;
      }
    } catch (error) {
      return readProblem('read.broken', { why: error instanceof Error ? error.message : String(error) }, { row });
    } finally {
      lines.close();
    }
    return undefined;
  };
}
