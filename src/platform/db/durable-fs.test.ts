import fs, { fstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../../../test/postgres/backends.ts';
import type { Records } from './records.ts';
import { createDatabaseFolder, PGLITE_VERSION } from './template.ts';

/** Every sync that reaches the operating system while the tests run. */
const synced: ('file' | 'folder')[] = [];
const realSync = fs.fsyncSync;
const dataDir = mkdtempSync(join(tmpdir(), 'jixin-durable-'));
let records: Records;

beforeAll(async () => {
  fs.fsyncSync = (fd) => {
    synced.push(fstatSync(fd).isDirectory() ? 'folder' : 'file');
    realSync(fd);
  };
  syncBuiltinESMExports();
  records = await opened({ dataDir });
  await sql`create table kept (n integer)`.execute(records.as());
});

afterAll(async () => {
  await records.close();
  fs.fsyncSync = realSync;
  syncBuiltinESMExports();
  rmSync(dataDir, { recursive: true, force: true });
});

async function syncsDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  synced.length = 0;
  await work();
  return [...synced];
}

describe('the embedded records database', () => {
  it('runs PostgreSQL with fsync, by the method that reaches the disk', async () => {
    const { rows } = await sql`select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`.execute(
      records.as(),
    );
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync', commit: 'on', pages: 'on' }]);
  });

  it('syncs its log once for every commit, before the commit returns', async () => {
    for (let n = 0; n < 5; n++) {
      const syncs = await syncsDuring(() => sql`insert into kept values (${n})`.execute(records.as()));
      expect(syncs.filter((what) => what === 'file')).toHaveLength(1);
    }
  });

  it('syncs a transaction of many statements once, and reading never', async () => {
    const many = await syncsDuring(() =>
      records.transaction(async (inside) => {
        for (let n = 0; n < 20; n++) await sql`insert into kept values (${n})`.execute(inside.as());
      }),
    );
    expect(many).toEqual(['file']);
    expect(await syncsDuring(() => sql`select count(*) from kept`.execute(records.as()))).toEqual([]);
  });

  it('syncs the folder of a new log file before what is written there counts as committed', async () => {
    const log = () => readdirSync(join(dataDir, 'records', 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
    const before = log();
    const syncs = await syncsDuring(async () => {
      await sql`select pg_switch_wal()`.execute(records.as());
      await sql`insert into kept values (1)`.execute(records.as());
    });
    expect(log().filter((name) => !before.includes(name))).not.toEqual([]);
    expect(syncs.lastIndexOf('file')).toBeGreaterThan(syncs.indexOf('folder'));
    expect(syncs).toContain('folder');
  });

  it('syncs every file and folder of a database that it has just made', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'jixin-durable-'));
    const folder = join(fresh, 'records');
    const syncs = await syncsDuring(() => createDatabaseFolder(folder, null));
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).length;
    expect(files).toBeGreaterThan(500);
    expect(syncs.filter((what) => what === 'file').length).toBeGreaterThanOrEqual(files);
    // The folder itself and the one that now names it come on top.
    expect(syncs.filter((what) => what === 'folder').length).toBeGreaterThanOrEqual(entries.length - files + 2);
    rmSync(fresh, { recursive: true, force: true });
  });

  it('knows the version of PGlite whose empty folder it keeps', () => {
    const pkg = new URL('../../../node_modules/@electric-sql/pglite/package.json', import.meta.url);
    expect(JSON.parse(readFileSync(pkg, 'utf8')).version).toBe(PGLITE_VERSION);
  });
});
