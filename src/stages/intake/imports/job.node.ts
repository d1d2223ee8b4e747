import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../base/json.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import type { Lang } from '../../../base/text.ts';
import type { RunningJob } from '../../../platform/jobs/jobs.ts';
import { checkedProfile } from '../mapping/checked.ts';
import type { ImportReport, MappingProfile } from '../model.ts';
import type { ImportProgress, IntakeContext, TableName } from '../request.node.ts';
import { importFiles } from '../service.ts';
import { keepProfile } from '../store.ts';
import { uploadProblem } from '../uploads/problems.ts';
import { findUpload, pathIn, type UploadHome } from '../uploads/service.ts';
import { noteOf } from './note.ts';

/** An import as a job: begun again after a crash it finds what it published already, and changes nothing twice. */

export const IMPORT_JOB = 'import';

/** What the browser asks for, as the job keeps it. */
export interface ImportOrder {
  readonly upload: string;
  /** In whose name facts are recorded. */
  readonly by: string;
  readonly lang: Lang;
  readonly dryRun: boolean;
  /** Tables of the upload that are not named here are left out. */
  readonly tables: readonly (TableName & { readonly profile: MappingProfile; readonly keep: boolean })[];
}

/** A report as a job's result keeps it. */
export interface TableOutcome {
  readonly report: ImportReport;
  /** Under which name its rejected rows are kept; null where there are none. */
  readonly rejects: string | null;
}

export interface ImportJobWorld extends UploadHome {
  readonly intake: (by: string) => Promise<IntakeContext>;
}

export function importJob(world: ImportJobWorld) {
  return async (job: Pick<RunningJob<ImportOrder>, 'account' | 'data' | 'progress'>): Promise<Result<Json>> => {
    const order = job.data;
    const upload = findUpload(world, order.upload, job.account);
    if (!upload.ok) return upload;
    const checked = checkOrder(order);
    if (!checked.ok) return checked;
    const profiles = checked.value;
    const context = await world.intake(order.by);
    await sweepRejects(world.dataDir, context);
    const names = new Map<string, string>();
    const wanted = new Set(order.tables.map((table) => table.file));
    const outcome = await importFiles(context, {
      files: upload.value.files
        .filter(({ name }) => wanted.has(name))
        .map(({ name }) => pathIn(world, upload.value, name)),
      dryRun: order.dryRun,
      lang: order.lang,
      mappingFor: (table) => profiles.get(keyOf(table)) ?? null,
      rejectsFor: (importId, table) => {
        names.set(keyOf(table), importId);
        return rejectsPath(world.dataDir, importId);
      },
      progress: (event) => tell(job, event),
    });
    if (!outcome.ok) return outcome;
    if (!order.dryRun) await keepProfiles(order, context);
    const reports = outcome.value.map((report): TableOutcome => {
      const name = names.get(keyOf(report)) ?? '';
      return { report, rejects: existsSync(rejectsPath(world.dataDir, name)) ? name : null };
    });
    return ok(JSON.parse(JSON.stringify(reports)) as Json, outcome.problems);
  };
}

function tell(job: Pick<RunningJob<ImportOrder>, 'progress'>, event: ImportProgress): void {
  const { step, rows, bytes, share, file } = event;
  const note = noteOf({ step, counted: rows === null ? 'bytes' : 'rows', file });
  // Deciding looks here and there in the file: nothing is counted.
  const total = step === 'deciding' ? null : (rows ?? bytes);
  // A step that cannot be told is no reason to stop; that the server stops is seen at the end.
  job.progress(Math.round(share * (total ?? 0)), total, note).catch(() => {});
}

export function rejectsPath(dataDir: string, name: string): string {
  const folder = join(dataDir, 'rejects');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.csv`);
}

/** The confirmed profiles by table, each held to the rules of profiles. */
function checkOrder(order: ImportOrder): Result<ReadonlyMap<string, MappingProfile>> {
  const profiles = new Map<string, MappingProfile>();
  const problems: Problem[] = [];
  for (const table of order.tables) {
    const checked = checkedProfile(table.profile);
    problems.push(...checked.problems);
    if (checked.ok) profiles.set(keyOf(table), checked.value);
  }
  if (profiles.size === 0 && problems.length === 0) problems.push(uploadProblem('upload.no-file'));
  return problems.length > 0 ? failed(...problems) : ok(profiles);
}

async function keepProfiles(order: ImportOrder, context: IntakeContext): Promise<void> {
  const known = context.clock().toISOString();
  for (const { keep, profile } of order.tables) if (keep) await keepProfile(context.records, profile, known);
}

const CHECKED_HOURS = 24;

/** Rejects of an import stay as long as it stands; those of a dry run a day. */
async function sweepRejects(dataDir: string, context: IntakeContext): Promise<void> {
  const folder = join(dataDir, 'rejects');
  if (!existsSync(folder)) return;
  const standing = new Set(
    (await context.activity.imports()).filter((one) => one.undone === null).map((one) => one.id),
  );
  const before = context.clock().getTime() - CHECKED_HOURS * 3_600_000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!standing.has(name.replace(/\.csv$/, '')) && statSync(path).mtimeMs < before) rmSync(path, { force: true });
  }
}

function keyOf({ file, sheet }: TableName): string {
  return `${file}\u0000${sheet}`;
}
