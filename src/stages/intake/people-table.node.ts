import type { Json } from '../../base/json.ts';
import { ok, type Problem, type Result } from '../../base/problem.ts';
import { appendFacts } from '../../ledger/service.ts';
import type { RosterReading, RosterRow } from '../../people/index.ts';
import { importRoster, previewRoster } from '../../people/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { readTexts } from '../../platform/duckdb/duckdb.ts';
import { factDrafts } from './ledger-rows.ts';
import { typeOf } from './mapping/targets.ts';
import type { BoundProfile, ImportReport, RawTable, RejectCount } from './model.ts';
import type { TableImport } from './request.node.ts';
import { orRefuse, refusable } from './said/service.ts';
import { decide, factsExpression, readFacts } from './shapes/column.ts';
import type { Decided } from './shapes/shape.ts';
import { keepSaid } from './store.ts';
import { compileRoster } from './transform/roster.ts';

/** Tables that are small and become facts: rosters and ledgers. */

export async function importRosterTable(
  run: TableImport,
  table: RawTable,
  { profile, findings }: BoundProfile,
): Promise<Result<ImportReport>> {
  const { context, connection, importId } = run;
  const transform = compileRoster(profile, table, context.zone, (target) => typeOf('roster', target));
  const decided = new Map<number, Decided>();
  for (const { index, family, text, unit, order } of transform.readings) {
    if (family === null) continue;
    const facts = `SELECT to_json(${factsExpression(family, text, context.zone)})::VARCHAR AS facts FROM ${table.relation}`;
    const [row = {}] = await readTexts(connection, facts);
    if (row.facts) decided.set(index, decide(family, readFacts(row.facts), { unit, order }));
  }
  const rows = (await readTexts(connection, transform.statement(decided))).map(
    ({ row, id = null, from = null, aliases, ...cells }): RosterRow => ({
      row: Number(row),
      id,
      valid: from,
      cells: aliases === undefined ? cells : { ...cells, alias: aliases },
    }),
  );
  const roster = { importId, file: table.file, by: context.by, why: table.file, date: run.known.slice(0, 10) };
  const reportOn = ({ rejected, created, changed, unchanged, problems }: RosterReading) =>
    reportOf(run, table, 'roster', {
      profile: profile.id,
      read: rows.length,
      rejected: rejected.length,
      added: created.length,
      replaced: changed.length,
      unchanged: unchanged.length,
      peopleCreated: created.length,
      rejects: rejectCounts(problems),
      findings,
    });
  if (run.dryRun) {
    const preview = await previewRoster(context.records, rows, roster);
    return ok(reportOn(preview), accompanying(table, preview.problems));
  }
  return keep(run, table, async (inside) => {
    const outcome = orRefuse(await importRoster(inside, rows, roster, context.clock));
    const changed = outcome.drafts.length > 0;
    if (changed) await keepSaid(inside, importId, { as: 'roster', rows, roster });
    return { report: reportOn(outcome), problems: outcome.problems, changed };
  });
}

export async function importFactTable(run: TableImport, table: RawTable): Promise<Result<ImportReport>> {
  const cells = table.headers.map((_, i) => `c${i}`);
  const read = await readTexts(run.connection, `SELECT row, ${cells.join(', ')} FROM ${table.relation} ORDER BY row`);
  const rows = read.map((row) => ({ row: Number(row.row), cells: cells.map((name) => row[name] ?? null) }));
  const drafts = factDrafts(table, rows, run.importId, run.context.by);
  const counted = { profile: 'fact', read: rows.length, rejected: 0, replaced: 0, peopleCreated: 0 };
  const reportOn = (added: number) =>
    reportOf(run, table, 'fact', { ...counted, added, unchanged: rows.length - added, rejects: [], findings: [] });
  if (run.dryRun) return ok(reportOn(rows.length));
  return keep(run, table, async (inside) => {
    const { recorded } = orRefuse(await appendFacts(inside, drafts, run.context.clock));
    const changed = recorded.length > 0;
    if (changed) await keepSaid(inside, run.importId, { as: 'fact', drafts });
    return { report: reportOn(recorded.length), problems: [], changed };
  });
}

type Counted = Pick<
  ImportReport,
  'profile' | 'read' | 'rejected' | 'added' | 'replaced' | 'unchanged' | 'peopleCreated' | 'rejects' | 'findings'
>;

function reportOf(run: TableImport, table: RawTable, kind: ImportReport['kind'], counted: Counted): ImportReport {
  const { file, sheet } = table;
  const accepted = counted.read - counted.rejected;
  const none = { duplicates: 0, dropped: 0, first: null, last: null, importId: null };
  return { ...none, file, sheet, kind, dryRun: run.dryRun, accepted, ...counted };
}

interface Recorded {
  readonly report: ImportReport;
  readonly problems: readonly Problem[];
  /** Whether anything was new; else the import is not kept. */
  readonly changed: boolean;
}

/** Records the facts and puts the import on the list, so that it can be found and undone: both or neither. */
function keep(
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

/** What was noticed and is not told row by row in the report. */
function accompanying(table: RawTable, problems: readonly Problem[]): readonly Problem[] {
  return [...table.problems, ...problems.filter((problem) => problem.severity !== 'error')];
}

/** Refused rows by reason, out of the problems that people found. */
function rejectCounts(problems: Result<unknown>['problems']): readonly RejectCount[] {
  const byReason = new Map<string, RejectCount>();
  for (const example of problems.filter((problem) => problem.severity === 'error')) {
    const field = example.where.field ?? null;
    const key = `${example.code} ${field}`;
    const known = byReason.get(key);
    byReason.set(key, known ? { ...known, rows: known.rows + 1 } : { reason: example.code, field, rows: 1, example });
  }
  return [...byReason.values()];
}
