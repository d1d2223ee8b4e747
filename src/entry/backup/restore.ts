import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AuditHead } from '../../audit/index.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { appliedMigrations, asCopies, hasRows, insertRows, tablesInOrder } from '../../platform/db/copy.ts';
import { syncFile, syncFolder } from '../../platform/db/durable-fs.ts';
import type { Records } from '../../platform/db/port.ts';
import { damageOf, entriesOf, textOf } from './archive.ts';
import {
  type BackupCounts,
  type BackupHead,
  FILES,
  FORMAT,
  HEAD,
  OF_THE_MOMENT,
  organisationFiles,
  ROWS,
  type Stores,
} from './backup.ts';
import { backupProblem } from './problems.ts';

/** A backup put back into an empty installation, whatever home its records have here. All of it, or nothing that is seen. */
export async function readBackup(stores: Stores, file: string): Promise<Result<BackupCounts>> {
  const damage = await damageOf(file);
  if (damage !== null) return failed(backupProblem('backup.damaged', { file, reason: damage }));
  const refused = (await otherVersion(stores, file)) ?? (await occupied(stores));
  if (refused) return failed(refused);
  const files = await restoreFiles(stores.dataDir, file);
  // Until the rows are there, nothing names the files: a restore that is cut short can be begun again in a new folder.
  const rows = await restoreRows(stores, file);
  return ok({ files, rows });
}

/** Where the audit log ended when a backup was made; none in a backup of before that was kept. */
export async function auditHeadOf(file: string): Promise<Result<AuditHead | null>> {
  try {
    const head = await headOf(file);
    return head ? ok(head.audit ?? null) : failed(backupProblem('backup.damaged', { file, reason: HEAD }));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return failed(backupProblem('backup.damaged', { file, reason }));
  }
}

async function headOf(file: string): Promise<BackupHead | null> {
  for await (const { name, content } of entriesOf(file))
    return name === HEAD ? (JSON.parse(await textOf(content)) as BackupHead) : null;
  return null;
}

async function otherVersion(stores: Stores, file: string): Promise<Problem | null> {
  const head = await headOf(file);
  if (head === null) return backupProblem('backup.damaged', { file, reason: HEAD });
  const ours = await appliedMigrations(stores.records);
  const same = head.format === FORMAT && JSON.stringify(head.migrations) === JSON.stringify(ours);
  const last = (list: BackupHead['migrations']) => list.at(-1)?.name ?? '';
  return same
    ? null
    : backupProblem('backup.other-version', { theirs: last(head.migrations), ours: last(ours) }, { file });
}

async function occupied({ records, dataDir }: Stores): Promise<Problem | null> {
  for (const table of await tablesInOrder(records)) {
    if (await hasRows(records, table)) return backupProblem('backup.occupied', { what: table });
  }
  const [first] = organisationFiles(dataDir);
  return first === undefined ? null : backupProblem('backup.occupied', { what: first });
}

async function restoreFiles(dataDir: string, file: string): Promise<number> {
  let count = 0;
  for await (const { name, content } of entriesOf(file)) {
    if (!name.startsWith(FILES)) continue;
    const path = name.slice(FILES.length);
    if (path.split('/').some((part) => part === '' || part === '.' || part === '..' || part.includes('\\')))
      throw new Error(`a backup names the file ${path}`);
    const target = join(dataDir, path);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(content, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
    syncFile(target);
    syncFolder(dirname(target));
    count += 1;
  }
  return count;
}

async function restoreRows({ records }: Stores, file: string): Promise<number> {
  return records.transaction(async (inside) => {
    const tables = new Set((await tablesInOrder(inside)).filter((table) => !OF_THE_MOMENT.has(table)));
    return asCopies(inside, [...tables], () => putBack(inside, tables, file));
  });
}

async function putBack(inside: Records, tables: ReadonlySet<string>, file: string): Promise<number> {
  let count = 0;
  for await (const { name, content } of entriesOf(file)) {
    if (!name.startsWith(ROWS)) continue;
    const table = name.slice(ROWS.length).split('.')[0] ?? '';
    if (!tables.has(table)) throw new Error(`a backup names the table ${table}`);
    const lines = (await textOf(content)).split('\n').filter((line) => line !== '');
    await insertRows(inside, table, lines);
    count += lines.length;
  }
  return count;
}
