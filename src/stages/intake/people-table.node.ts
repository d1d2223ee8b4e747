import type { Json } from '../../base/json.ts';
import { ok, type Result } from '../../base/problem.ts';
import { appendFacts } from '../../ledger/service.ts';
import type { RosterRow } from '../../people/index.ts';
import { importRoster, previewRoster } from '../../people/service.ts';
import { readTexts } from '../../platform/duckdb/duckdb.ts';
import { factDrafts } from './ledger-rows.ts';
import { typeOf } from './mapping/targets.ts';
import type { BoundProfile, ImportReport, RawTable, RejectCount } from './model.ts';
import type { TableImport } from './request.node.ts';
import { decide, factsExpression, readFacts } from './shapes/column.ts';
import type { Decided } from './shapes/shape.ts';
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
  for (const { index, family, text, unit } of transform.readings) {
    if (family === null) continue;
    const facts = `SELECT to_json(${factsExpression(family, text, context.zone)})::VARCHAR AS facts FROM ${table.relation}`;
    const [row = {}] = await readTexts(connection, facts);
    if (row.facts) decided.set(index, decide(family, readFacts(row.facts), unit));
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
  const outcome = run.dryRun
    ? ok(await previewRoster(context.records, rows, roster))
    : await importRoster(context.records, rows, roster, context.clock);
  if (!outcome.ok) return outcome;
  const { rejected, created, changed, unchanged, problems, drafts } = outcome.value;
  const report = reportOf(run, table, 'roster', {
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
  return keep(run, table, report, drafts.length > 0, problems);
}

export async function importFactTable(run: TableImport, table: RawTable): Promise<Result<ImportReport>> {
  const cells = table.headers.map((_, i) => `c${i}`);
  const read = await readTexts(run.connection, `SELECT row, ${cells.join(', ')} FROM ${table.relation} ORDER BY row`);
  const rows = read.map((row) => ({ row: Number(row.row), cells: cells.map((name) => row[name] ?? null) }));
  const drafts = factDrafts(table, rows, run.importId, run.context.by);
  const base = {
    profile: 'fact',
    read: rows.length,
    rejected: 0,
    replaced: 0,
    peopleCreated: 0,
    rejects: [],
    findings: [],
  };
  if (run.dryRun) return ok(reportOf(run, table, 'fact', { ...base, added: rows.length, unchanged: 0 }));
  const appended = await appendFacts(run.context.records, drafts, run.context.clock);
  if (!appended.ok) return appended;
  const { recorded, alreadyThere } = appended.value;
  const report = reportOf(run, table, 'fact', { ...base, added: recorded.length, unchanged: alreadyThere });
  return keep(run, table, report, recorded.length > 0, []);
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

/** Puts the import on the list, so that it can be found and undone. */
async function keep(
  run: TableImport,
  table: RawTable,
  report: ImportReport,
  changed: boolean,
  problems: Result<unknown>['problems'],
): Promise<Result<ImportReport>> {
  const all = [...table.problems, ...problems.filter((problem) => problem.severity !== 'error')];
  if (run.dryRun || !changed) return ok(report, all);
  const kept = { ...report, importId: run.importId };
  const { kind, file, sheet, profile, first, last } = report;
  const { importId: id, hash, known } = run;
  const json = JSON.parse(JSON.stringify(kept)) as Json;
  await run.context.activity.note({ id, kind, file, sheet, profile, hash, known, first, last, report: json });
  return ok(kept, all);
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
