import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DURABLE_START, DurableNodeFS, syncFolder, syncTree } from './durable-fs.ts';

/**
 * An empty PGlite folder takes four to eight seconds to make (initdb runs in WebAssembly) and a fraction of a second to
 * copy; the program's tables take another one or two. So the first one is kept in the user's cache, empty and with its tables, with
 * a checksum of every file, and later ones are copies of it. A cache that is missing, damaged or not writable costs time, never correctness.
 */

/** Must change with the version of PGlite in package.json: the folder's format belongs to it. A test compares. */
export const PGLITE_VERSION = '0.5.16';

const BUILDING = '.records-';
const MANIFEST = 'manifest.json';

/** The tables that a new database begins with. */
export interface Tables {
  /** Changes whenever they do. */
  readonly key: string;
  /** Makes them in an empty database; false where that broke off, so that it is not kept. */
  readonly make: (folder: string) => Promise<boolean>;
}

/** Creates `folder` as a database without any rows: entirely, synced to the disk, or not at all. */
export async function createDatabaseFolder(
  folder: string,
  tables: Tables | null,
  cache: string = userCache(),
): Promise<void> {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  // Whoever creates the folder holds its lock: what an earlier attempt left behind belongs to nobody.
  for (const name of readdirSync(parent)) {
    if (name.startsWith(BUILDING)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const building = join(parent, `${BUILDING}${randomUUID()}`);
  try {
    const empty = join(cache, `pglite-${PGLITE_VERSION}`);
    const template = tables === null ? empty : `${empty}-${tables.key}`;
    if (!copyTemplate(template, building)) {
      if (template === empty || !copyTemplate(empty, building)) {
        await initialise(building);
        keepTemplate(building, empty);
      }
      if (tables !== null && (await tables.make(building))) keepTemplate(building, template);
    }
    syncTree(building);
    renameSync(building, folder);
    syncFolder(parent);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

async function initialise(folder: string): Promise<void> {
  const database = await PGlite.create({ fs: new DurableNodeFS(folder), startParams: [...DURABLE_START] });
  await database.close();
}

/** Copies the template where it is whole; false where it is not there or not what was written. */
function copyTemplate(template: string, target: string): boolean {
  try {
    const expected = readFileSync(join(template, MANIFEST), 'utf8');
    cpSync(join(template, 'data'), target, { recursive: true });
    if (manifestOf(target) === expected) return true;
  } catch {
    // Anything unreadable in a cache is the same as no cache.
  }
  rmSync(target, { recursive: true, force: true });
  return false;
}

function keepTemplate(source: string, template: string): void {
  const building = `${template}.${randomUUID()}`;
  try {
    mkdirSync(building, { recursive: true, mode: 0o700 });
    cpSync(source, join(building, 'data'), { recursive: true });
    writeFileSync(join(building, MANIFEST), manifestOf(source));
    // Only one that cannot be used gets here: a whole template would have been copied.
    rmSync(template, { recursive: true, force: true });
    renameSync(building, template);
    forgetOthers(template);
  } catch {
    // A home that cannot be written, or another process that was faster: the next start looks again.
    rmSync(building, { recursive: true, force: true });
  }
}

/** Those with other tables, of a version of the program that was here before. */
function forgetOthers(template: string): void {
  const [cache, own] = [dirname(template), basename(template)];
  const others = readdirSync(cache).filter((name) => name !== own && /^pglite-.*-[0-9a-f]{16}$/.test(name));
  for (const name of others) rmSync(join(cache, name), { recursive: true, force: true });
}

/** Every file and folder below with its content's hash, in one order. */
function manifestOf(folder: string): string {
  const lines: string[] = [];
  const visit = (relative: string) => {
    for (const entry of readdirSync(join(folder, relative), { withFileTypes: true })) {
      const path = join(relative, entry.name);
      if (entry.isDirectory()) {
        lines.push(`${path}/`);
        visit(path);
      } else {
        lines.push(
          `${path} ${createHash('sha256')
            .update(readFileSync(join(folder, path)))
            .digest('hex')}`,
        );
      }
    }
  };
  visit('');
  return JSON.stringify(lines.sort(), null, 1);
}

/** The user's own cache folder, so that nobody else can plant a database in it. */
function userCache(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(homedir(), '.cache');
  return join(base, 'jixin');
}

export function isDatabaseFolder(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'));
}
