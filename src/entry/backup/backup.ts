import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sql } from 'kysely';
import type { AuditHead } from '../../audit/index.ts';
import { readHead } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { appliedMigrations, rowsOf, tablesInOrder } from '../../platform/db/copy.ts';
import type { Records } from '../../platform/db/records.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { backupProblem } from './problems.ts';

/** Everything of an organisation in one file: its records as JSON lines, its activity and its other files as they are. */

export interface Stores {
  readonly dataDir: string;
  readonly records: Records;
  readonly activity: ActivityStore;
}

export interface BackupCounts {
  readonly rows: number;
  readonly files: number;
}

/** What a backup begins with. */
export interface BackupHead {
  readonly format: number;
  readonly made: string;
  readonly migrations: readonly { readonly name: string; readonly hash: string }[];
  /** Where the audit log ended: kept with the backup, it is what the log can be held against later. */
  readonly audit?: AuditHead;
}

export const FORMAT = 1;
export const HEAD = 'backup.json';
export const FILES = 'files/';
export const ROWS = 'records/';

/** Of the moment: sessions end with a move, unfinished jobs belong to the queue that they stand in. */
export const OF_THE_MOMENT: ReadonlySet<string> = new Set([
  'session',
  'sign_in_failure',
  'idempotent_write',
  'job_progress',
  'pay_export',
  // A restored copy must not write to people in the original's place.
  'notice_delivery',
]);

/** Not the organisation's: the records (copied as rows), locks, sockets, logs, what is half done or can be had again, and this place's settings and key. */
const NOT_COPIED =
  /^(records|\.records-[^/]*|[^/]+\.lock|\.s\.PGSQL\.5432.*|jixin\.log|config\.yaml|secret\.key|exports|activity\/(staging|spill))(\/|$)/;

export async function writeBackup(stores: Stores, file: string, now: string): Promise<Result<BackupCounts>> {
  if (stores.activity.dialect === 'postgres') return failed(backupProblem('backup.activity-elsewhere'));
  let counts: BackupCounts = { rows: 0, files: 0 };
  // Files first, and no import meanwhile: every segment that the records will name is then among them.
  await stores.activity.exclusively(() =>
    writeArchive(file, async (writer) => {
      const migrations = await appliedMigrations(stores.records);
      const head: BackupHead = { format: FORMAT, made: now, migrations, audit: await readHead(stores.records) };
      await writer.add(HEAD, JSON.stringify(head, null, 1));
      const files = organisationFiles(stores.dataDir).filter((path) => join(stores.dataDir, path) !== file);
      for (const path of files) await writer.addFile(FILES + path, join(stores.dataDir, path));
      counts = { files: files.length, rows: await addRows(stores.records, writer) };
    }),
  );
  return ok(counts);
}

/** Paths below the data folder, with forward slashes, in one order. */
export function organisationFiles(dataDir: string): readonly string[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !NOT_COPIED.test(path) && !path.endsWith('.part'))
    .sort();
}

/** All tables as they stood at one moment. */
async function addRows(records: Records, writer: ArchiveWriter): Promise<number> {
  return records.transaction(async (inside) => {
    await sql`set transaction isolation level repeatable read`.execute(inside.as());
    let rows = 0;
    for (const table of await tablesInOrder(inside)) {
      if (OF_THE_MOMENT.has(table)) continue;
      let chunk = 0;
      for await (const lines of rowsOf(inside, table)) {
        rows += lines.length;
        chunk += 1;
        await writer.add(`${ROWS}${table}.${String(chunk).padStart(6, '0')}.jsonl`, `${lines.join('\n')}\n`);
      }
    }
    return rows;
  });
}
