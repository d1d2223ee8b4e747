import { join } from 'node:path';
import type { Json } from '../../base/json.ts';
import { ok, type Result } from '../../base/problem.ts';
import { recordSeenAgents } from '../../people/service.ts';
import { KINDS, type Kind } from '../activity/index.ts';
import { agentsSeen, countRejects, decisionFindings, findOdd } from './account.node.ts';
import { type LoadJob, loadTable } from './load.node.ts';
import type { BoundProfile, ImportReport, RawTable } from './model.ts';
import { writeRejects } from './rejects.node.ts';
import type { TableImport } from './request.node.ts';
import { compileTransform } from './transform/statement.ts';

/** A table of activity: loaded, accounted for, published, and its agents made known as people. */
export async function importActivity(
  run: TableImport,
  table: RawTable,
  { profile, findings }: BoundProfile,
): Promise<Result<ImportReport>> {
  const { context, connection, importId, hash } = run;
  const kind = profile.kind as Kind;
  const transform = compileTransform(profile, kind, table, context.zone);
  const folder = join(context.activity.stagingFolder, importId);
  const job: LoadJob = { connection, transform, table, importId, folder, progress: run.progress };
  const loaded = await loadTable(job);
  const rejects = await countRejects(job, loaded);
  const rejected = rejects.reduce((sum, one) => sum + one.rows, 0);
  if (rejected > 0 && run.rejectsPath !== undefined)
    await writeRejects(job, run.rejectsPath, run.appendRejects(), run.lang);
  const base = {
    importId: null,
    file: table.file,
    sheet: table.sheet,
    kind,
    profile: profile.id,
    dryRun: run.dryRun,
    read: loaded.read,
    accepted: loaded.accepted,
    rejected,
    duplicates: loaded.duplicates,
    dropped: loaded.dropped,
    peopleCreated: 0,
    first: loaded.first,
    last: loaded.last,
    rejects,
    findings: [...findings, ...decisionFindings(transform.readings, loaded.decided), ...(await findOdd(job))],
  };
  const { first, last } = loaded;
  const record = {
    id: importId,
    kind,
    file: table.file,
    sheet: table.sheet,
    profile: profile.id,
    hash,
    known: run.known,
    first,
    last,
  };
  const counts = await context.activity.publish({
    record,
    kind,
    files: loaded.files,
    dryRun: run.dryRun,
    report: (published) => asJson({ ...base, ...published, importId }),
  });
  const report: ImportReport = { ...base, ...counts };
  if (run.dryRun || counts.added + counts.replaced === 0) return ok(report, table.problems);
  const people = await recordSeenAgents(context.records, await agentsSeen(job), table.file, context.clock);
  if (!people.ok) return people;
  const problems = [...table.problems, ...people.problems];
  return ok({ ...report, importId, peopleCreated: people.value.created.length }, problems);
}

/** Reports hold texts and whole numbers only, so JSON keeps them as they are. */
function asJson(report: ImportReport): Json {
  return JSON.parse(JSON.stringify(report)) as Json;
}

export function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}
