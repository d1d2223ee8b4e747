import { join } from 'node:path';
import type { Json } from '../../base/json.ts';
import { ok, type Result } from '../../base/problem.ts';
import { readClosed } from '../../ledger/service.ts';
import { readPeople, readSeenAgents, recordSeenAgents } from '../../people/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { ACTIVITY, type Kind } from '../activity/index.ts';
import { agentsSeen, countRejects, decisionFindings, findOdd } from './account.node.ts';
import { insideClosed } from './closed-months.node.ts';
import { outsideEmployment } from './employment.node.ts';
import { type Loaded, type LoadJob, loadTable } from './load.node.ts';
import type { BoundProfile, Finding, ImportReport, RawTable } from './model.ts';
import { intakeProblem } from './problems.ts';
import { writeRejects } from './rejects.node.ts';
import type { TableImport } from './request.node.ts';
import { orRefuse, refusable } from './said/service.ts';
import { keepSaid } from './store.ts';
import { compileTransform, type Transform } from './transform/statement.ts';

/** What is known of people at last, whenever it was said to begin. */
const LAST_DAY = '9999-12-31';

/** A table of activity: loaded, accounted for, published, and its agents made known as people. */
export async function importActivity(
  run: TableImport,
  table: RawTable,
  { profile, findings }: BoundProfile,
): Promise<Result<ImportReport>> {
  const { context, connection, importId } = run;
  const kind = profile.kind as Kind;
  const transform = compileTransform(profile, kind, table, context.zone);
  const folder = join(context.activity.stagingFolder, importId);
  const job: LoadJob = { connection, transform, table, importId, folder, progress: run.progress };
  const loaded = await loadTable(job);
  const rejects = await countRejects(job, loaded);
  const rejected = rejects.reduce((sum, one) => sum + one.rows, 0);
  if (rejected > 0 && run.rejectsPath !== undefined)
    await writeRejects(job, run.rejectsPath, run.appendRejects(), run.lang);
  const base: ImportReport = {
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
    ...{ added: 0, replaced: 0, unchanged: 0, peopleCreated: 0 },
    first: loaded.first,
    last: loaded.last,
    rejects,
    findings: [
      ...findings,
      ...derivedKeys(transform, table),
      ...decisionFindings(transform.readings, loaded.decided),
      ...(await findOdd(job)),
      ...(await insideClosed(job, await readClosed(context.records))),
      ...(await outsideEmployment(job, await readPeople(context.records, LAST_DAY))),
    ],
  };
  return refusable(() => publishLoaded(run, job, loaded, base));
}

/** Makes the rows visible, and the people they name known, both or neither. */
async function publishLoaded(
  { context, importId, hash, known, dryRun }: TableImport,
  job: LoadJob,
  { first, last, files }: Loaded,
  base: ImportReport,
): Promise<Result<ImportReport>> {
  const { file, sheet, profile } = base;
  const { kind } = job.transform;
  const problems = [...job.table.problems];
  let kept: ImportReport | undefined;
  // Before anything is written: whoever asks for a page waits while a transaction is open.
  const seen = await agentsSeen(job);
  const reading = await readSeenAgents(context.records, seen, file);
  if (dryRun) {
    kept = { ...base, peopleCreated: reading.derived.created.length };
    problems.push(...reading.derived.problems);
  }
  const counts = await context.activity.publish({
    record: { id: importId, kind, file, sheet, profile, hash, known, first, last, columns: spokenFor(job.transform) },
    kind,
    files,
    dryRun,
    ...('texts' in job.connection && { aside: job.connection }),
    along: async (inside: Records) => {
      const people = await recordSeenAgents(inside, reading, context.clock);
      await keepSaid(inside, importId, { as: 'activity', seen, why: file });
      kept = { ...base, importId, peopleCreated: orRefuse(people).created.length };
      problems.push(...people.problems);
    },
    report: (published) => asJson({ ...(kept ?? base), ...published }),
  });
  return ok({ ...(kept ?? base), ...counts }, problems);
}

/** The columns that the profile fills; what other imports say in the rest stays. */
function spokenFor({ targets, keyed, kind }: Transform): readonly string[] {
  return [...targets.map(({ name }) => name), ...(keyed || !('id' in ACTIVITY[kind].columns) ? [] : ['id'])];
}

function derivedKeys({ keyed, kind }: Transform, { file }: RawTable): readonly Finding[] {
  if (keyed) return [];
  const problem = intakeProblem('intake.derived-keys', { target: ACTIVITY[kind].named ?? '' }, { file });
  return [{ problem, rows: 0, examples: [] }];
}

/** Reports hold texts and whole numbers only, so JSON keeps them as they are. */
function asJson(report: ImportReport): Json {
  return JSON.parse(JSON.stringify(report)) as Json;
}
