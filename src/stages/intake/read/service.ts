import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { at, failed, ok, type Problem, type Result, type Where } from '../../../base/problem.ts';
import { type Engine, readJson as readRows } from '../../../platform/duckdb/duckdb.ts';
import type { ColumnFacts, RawTable } from '../model.ts';
import { readAside } from './aside.node.ts';
import type { DirectTable } from './csv.node.ts';
import { factsSql, readFacts } from './facts.ts';
import { formatOf, isDataFile } from './format.ts';
import { readFormat } from './formats.node.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import type { PlainTable } from './plain.node.ts';
import { readProblem } from './problems.ts';
import { directRelation, literal, parquetRelation, plainRelation, unnumberedRelation } from './relation.ts';

export interface ReadOptions {
  /** An empty folder of the caller's, taken away by the caller when the tables are no longer needed. */
  readonly tempDir: string;
  readonly limits?: Partial<ReadLimits>;
  /** Read every file beside the program, which has other things to answer. */
  readonly aside?: boolean | undefined;
  /** CSV from this size on is left to DuckDB where it is clean; `Infinity` looks at every row. */
  readonly directFrom?: number;
}

const DIRECT_FROM = 16 * 1024 ** 2;
const HEAD = 4096;

/** Any file, or a folder of files, as tables of text; see {@link RawTable}. */
export async function readTables(
  connection: Engine,
  path: string,
  options: ReadOptions,
): Promise<Result<readonly RawTable[]>> {
  if (!existsSync(path)) return failed(readProblem('read.not-found', { path }));
  const limits = { ...READ_LIMITS, ...options.limits };
  if (!statSync(path).isDirectory()) return readFile(connection, path, basename(path), '0', options, limits);
  const names = (readdirSync(path, { recursive: true, withFileTypes: true }) ?? [])
    .filter((entry) => entry.isFile() && !/^[.~]/.test(entry.name))
    .map((entry) => relative(path, join(entry.parentPath ?? path, entry.name)))
    .sort();
  const files = names.filter((name) => isDataFile(name));
  const problems: Problem[] = names
    .filter((name) => !isDataFile(name))
    .map((name) => readProblem('read.skipped-file', { name }));
  if (files.length === 0) return failed(...problems, readProblem('read.empty', {}, { file: path }));
  if (files.length > limits.files) {
    return failed(readProblem('read.too-many', { what: 'files', count: files.length, limit: limits.files }));
  }
  const tables: RawTable[] = [];
  for (const [i, name] of files.entries()) {
    const read = await readFile(connection, join(path, name), name, String(i), options, limits);
    problems.push(...read.problems);
    if (!read.ok) return failed(...problems);
    tables.push(...read.value);
  }
  return ok(tables, problems);
}

/** Evidence from a table's values, for proposals. */
export async function factsOf(connection: Engine, table: RawTable): Promise<readonly ColumnFacts[]> {
  const rows = [];
  for (const statement of factsSql(table)) rows.push(...(await readRows(connection, statement)));
  return readFacts(table.headers, rows);
}

async function readFile(
  connection: Engine,
  path: string,
  file: string,
  prefix: string,
  options: ReadOptions,
  limits: ReadLimits,
): Promise<Result<readonly RawTable[]>> {
  const format = formatOf(headOf(path), file);
  const where: Where = { file };
  switch (format) {
    case 'parquet':
      return located(await readParquet(connection, path, file), where);
    case 'xlsx':
    case 'json':
    case 'csv':
    case 'tsv': {
      const directFrom = options.directFrom ?? DIRECT_FROM;
      const job = { format, path, folder: options.tempDir, prefix, directFrom, limits };
      // A workbook can unpack to anything.
      const read = await (format === 'xlsx' || options.aside ? readAside(job, options.aside) : readFormat(job));
      if (!read.ok) return located(read, where);
      if (read.value.length === 0) return failed(readProblem('read.empty', {}, where));
      return ok(
        read.value.map((table) => ('plain' in table ? plainTable(file, table.plain) : directTable(file, table.direct))),
      );
    }
    case 'empty':
      return failed(readProblem('read.empty', {}, where));
    case 'old-excel':
      return failed(readProblem('read.old-excel', { name: file }, where));
    case 'unknown-format':
      return failed(readProblem('read.unknown-format', { name: file }, where));
  }
}

function located<T>(result: Result<T>, where: Where): Result<T> {
  return { ...result, problems: result.problems.map((problem) => at(problem, where)) };
}

function directTable(file: string, direct: DirectTable): RawTable {
  const { headers, around, firstRow, problems } = direct;
  const relation = directRelation(direct);
  const unnumbered = unnumberedRelation(direct);
  const typed = (types: ReadonlyMap<number, string>) => unnumberedRelation(direct, types);
  return { file, sheet: '', headers, around, firstRow, relation, unnumbered, typed, rows: null, problems };
}

function plainTable(file: string, table: PlainTable): RawTable {
  const { sheet, headers, around, firstRow, rows } = table;
  const where: Where = sheet === '' ? { file } : { file, sheet };
  const problems = table.problems.map((problem) => at(problem, where));
  return { file, sheet, headers, around, firstRow, rows, problems, relation: plainRelation(table) };
}

async function readParquet(connection: Engine, path: string, file: string): Promise<Result<readonly RawTable[]>> {
  try {
    const described = await readRows(connection, `DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    const headers = described.map((row) => String(row.column_name));
    const relation = parquetRelation(path, headers);
    return ok([{ file, sheet: '', headers, around: [], firstRow: 1, relation, rows: null, problems: [] }]);
  } catch (error) {
    return failed(readProblem('read.broken', { why: error instanceof Error ? error.message : String(error) }));
  }
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(file, head, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
}

/** A workbook alone, each sheet as a plain CSV: for slices that read templates of their own. */
export { readWorkbookAside } from './aside.node.ts';
