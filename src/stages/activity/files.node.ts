import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { syncFolder } from '../../platform/db/durable-fs.ts';

/**
 * The folder of segments. A file is written under staging/, synced, and only then renamed to its place; a file without a
 * row in the catalogue is nothing, and is swept away when the store is next opened.
 */

export const STAGING = 'staging';

/**
 * Moves a finished file to its place, durably; returns its path below `folder`, with forward slashes. Syncing a large file takes
 * a while, in which a server has requests to answer.
 */
export async function settle(folder: string, file: string, path: string): Promise<string> {
  const target = join(folder, path);
  makeFolder(dirname(target));
  await syncFile(file);
  renameSync(file, target);
  syncFolder(dirname(target));
  return path;
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates a folder with the names above it, each of them durable. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { recursive: true });
  syncFolder(dirname(folder));
}

export function sizeOf(folder: string, path: string): number {
  return statSync(join(folder, path)).size;
}

/** Deletes what a killed import left: everything staged, and every segment the catalogue does not name. */
export function sweep(folder: string, named: ReadonlySet<string>): readonly string[] {
  rmSync(join(folder, STAGING), { recursive: true, force: true });
  mkdirSync(join(folder, STAGING), { recursive: true });
  const orphans = parquetBelow(folder)
    .map((file) => relative(folder, file).split(sep).join('/'))
    .filter((path) => !named.has(path));
  for (const path of orphans) rmSync(join(folder, path), { force: true });
  return orphans;
}

/** Where this process spills: each its own, for DuckDB names its files alike in all. What dead ones left is swept away. */
export function spillFolder(folder: string): string {
  const all = join(folder, 'spill');
  mkdirSync(all, { recursive: true });
  const ours = `${hostname()}-`;
  for (const name of readdirSync(all)) {
    const pid = Number(name.startsWith(ours) ? name.slice(ours.length) : process.pid);
    if (!lives(pid)) rmSync(join(all, name), { recursive: true, force: true });
  }
  return join(all, `${ours}${process.pid}`);
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function parquetBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.parquet'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
