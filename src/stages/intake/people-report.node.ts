import type { Json } from '../../base/json.ts';
import { ok, type Problem, type Result } from '../../base/problem.ts';
import { say } from '../../base/text.ts';
import type { Records } from '../../platform/db/port.ts';
import { readTexts } from '../../platform/duckdb/duckdb.ts';
import { columnsRead } from './mapping/sources.ts';
import type { Finding, ImportReport, MappingProfile, RawTable, RejectCount } from './model.ts';
import { writeRejectLines } from './rejects.node.ts';
import type { TableImport } from './request.node.ts';
import { refusable } from './said/service.ts';

/** How the import of a table that becomes facts is reported, its refused rows written out, and the whole kept. */

/** A row that was not taken, and why. */
export interface RefusedRow {
  readonly row: number;
  readonly problem: Problem;
}

type Counted = Pick<
  ImportReport,
  'profile' | 'read' | 'rejected' | 'added' | 'replaced' | 'unchanged' | 'peopleCreated' | 'rejects' | 'findings'
>;

export function reportOf(
  run: TableImport,
  table: RawTable,
  kind: ImportReport['kind'],
  counted: Counted,
): ImportReport {
  const { file, sheet } = table;
  const accepted = counted.read - counted.rejected;
  const none = { duplicates: 0, dropped: 0, first: null, last: null, importId: null };
  return { ...none, file, sheet, kind, dryRun: run.dryRun, accepted, ...counted };
}

export interface Recorded {
  readonly report: ImportReport;
  readonly problems: readonly Problem[];
  /** Whether anything was new; else the import is not kept. */
  readonly changed: boolean;
}

/** Records the facts and puts the import on the list, so that it can be found and undone: both or neither. */
export function keep(
  run: TableImport,
  table: RawTable,
  record: (inside: Records) => Promise<Recorded>,
): Promise<Result<ImportReport>> {
  return refusable(async () => {
    let done: Recorded | undefined;
    await run.context.activity.note(async (inside: Records) => {
      done = await record(inside);
      if (!done.changed) return null;
      const report = { ...done.report, importId: run.importId };
      done = { ...done, report };
      const { kind, file, sheet, profile, first, last } = report;
      const { importId: id, hash, known } = run;
      const json = JSON.parse(JSON.stringify(report)) as Json;
      return { id, kind, file, sheet, profile, hash, known, first, last, report: json };
    });
    if (done === undefined) throw new Error('an import was noted without being recorded');
    return ok(done.report, accompanying(table, done.problems));
  });
}

/** What was noticed of the file as a whole; what concerns rows is told in the report. */
export function accompanying(table: RawTable, problems: readonly Problem[]): readonly Problem[] {
  return [
    ...table.problems,
    ...problems.filter(({ severity, where }) => severity !== 'error' && where.row === undefined),
  ];
}

const EXAMPLES = 3;

/** What was noticed of rows that were taken: of each kind the first, how many there are, and where some of them stand. */
export function rowFindings(problems: readonly Problem[]): readonly Finding[] {
  const found = new Map<string, { problem: Problem; rows: number; examples: { row: number; value: string }[] }>();
  for (const problem of problems) {
    const { row, field } = problem.where;
    if (problem.severity === 'error' || row === undefined) continue;
    const key = `${problem.code} ${field ?? ''}`;
    const finding = found.get(key) ?? { problem, rows: 0, examples: [] };
    finding.rows++;
    if (finding.examples.length < EXAMPLES) finding.examples.push({ row, value: problem.params.value ?? '' });
    found.set(key, finding);
  }
  return [...found.values()];
}

/** Every refused row with its reason; rows that contradict each other share one. */
export function refusedOf(problems: readonly Problem[]): readonly RefusedRow[] {
  const rows = new Map<number, Problem>();
  for (const problem of problems) {
    if (problem.severity !== 'error') continue;
    const { row } = problem.where;
    const shared = (problem.params.rows ?? '').split(', ').filter((text) => /^\d+$/.test(text));
    for (const each of [...(row === undefined ? [] : [row]), ...shared.map(Number)])
      if (!rows.has(each)) rows.set(each, problem);
  }
  return [...rows].map(([row, problem]) => ({ row, problem }));
}

/** The header from which a target is read; a field that no column has goes by its own name. */
function headerOf({ columns }: MappingProfile, field: string | undefined): string {
  const source = field === undefined ? undefined : columns[field];
  return (source && columnsRead(source)[0]) ?? field ?? '';
}

/** Refused rows by reason and column. */
export function rejectCounts(refused: readonly RefusedRow[], profile: MappingProfile): readonly RejectCount[] {
  const byReason = new Map<string, RejectCount>();
  for (const { problem: example } of refused) {
    const field = headerOf(profile, example.where.field) || null;
    const key = `${example.code} ${field}`;
    const known = byReason.get(key);
    byReason.set(key, known ? { ...known, rows: known.rows + 1 } : { reason: example.code, field, rows: 1, example });
  }
  return [...byReason.values()];
}

/** The refused rows as they came, where somebody asked for them. */
export async function writeRefused(
  run: TableImport,
  table: RawTable,
  refused: readonly RefusedRow[],
  profile: MappingProfile,
): Promise<void> {
  if (refused.length === 0 || run.rejectsPath === undefined) return;
  const byRow = new Map(refused.map(({ row, problem }) => [row, problem]));
  const cells = table.headers.map((_, i) => `c${i}`);
  const read = await readTexts(run.connection, `SELECT row, ${cells.join(', ')} FROM ${table.relation} ORDER BY row`);
  const lines = read.flatMap((cellsOf) => {
    const problem = byRow.get(Number(cellsOf.row));
    if (problem === undefined) return [];
    const header = headerOf(profile, problem.where.field);
    const texts = cells.map((name) => cellsOf[name] ?? '');
    const value = texts[table.headers.indexOf(header)] ?? '';
    const { file, sheet } = table;
    return [[file, sheet, String(cellsOf.row), header, value, problem.code, say(problem.message, run.lang), ...texts]];
  });
  await writeRejectLines(run.rejectsPath, run.appendRejects(), table.headers, lines);
}
