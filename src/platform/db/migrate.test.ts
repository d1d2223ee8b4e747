import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { onEachBackend, opened } from '../../../test/postgres/backends.ts';
import type { Result } from '../../base/problem.ts';
import { dumpSchema } from './dump.ts';
import { readMigrations } from './migrate.ts';
import { openRecords, type Records } from './records.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function migrationsOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jixin-migrations-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
const FIRST = { '0001_a.sql': 'create table a (n integer); insert into a values (1);' };
const SECOND = { '0002_b.sql': 'insert into a values (2);' };
const FAULTY = { '0002_b.sql': 'insert into a values (3); insert into nowhere values (1);' };

const codes = (result: Result<Records>) => result.problems.map((problem) => problem.code);

describe('the folder of migrations', () => {
  it('is refused when a number is missing, repeated or malformed', () => {
    const wrong = (name: string) => readMigrations(migrationsOf({ ...FIRST, [name]: '' }));
    for (const name of ['0003_c.sql', '0001_b.sql', '2_b.sql', '0002_B.sql']) {
      expect(
        wrong(name).problems.map((p) => p.code),
        name,
      ).toEqual(['records.migration-name']);
    }
  });

  it('has the same hashes whatever the line ends', () => {
    const hashOf = (text: string) => {
      const read = readMigrations(migrationsOf({ '0001_a.sql': text }));
      return read.ok ? read.value[0]?.hash : undefined;
    };
    expect(hashOf('select 1;\r\nselect 2;\r\n')).toBe(hashOf('select 1;\nselect 2;\n'));
  });
});

onEachBackend('migrating', (backend) => {
  const numbers = async (records: Records) => {
    const { rows } = await sql<{ n: number }>`select n from a order by n`.execute(records.as());
    await records.close();
    return rows.map(({ n }) => n);
  };

  it('applies what is missing, once', async () => {
    const place = await backend.place();
    const both = migrationsOf({ ...FIRST, ...SECOND });
    expect(await numbers(await opened({ ...place, migrations: migrationsOf(FIRST) }))).toEqual([1]);
    expect(await numbers(await opened({ ...place, migrations: both }))).toEqual([1, 2]);
    expect(await numbers(await opened({ ...place, migrations: both }))).toEqual([1, 2]);
  });

  it('refuses a migration edited after it was applied, and a database that is ahead of the program', async () => {
    const place = await backend.place();
    await (await opened({ ...place, migrations: migrationsOf({ ...FIRST, ...SECOND }) })).close();
    const edited = migrationsOf({ '0001_a.sql': `${FIRST['0001_a.sql']} -- harmless?`, ...SECOND });
    expect(codes(await openRecords({ ...place, migrations: edited }))).toEqual(['records.migration-edited']);
    expect(codes(await openRecords({ ...place, migrations: migrationsOf(FIRST) }))).toEqual(['records.newer']);
  });

  it('leaves nothing of a migration that fails, and says which and why', async () => {
    const place = await backend.place();
    const failing = await openRecords({ ...place, migrations: migrationsOf({ ...FIRST, ...FAULTY }) });
    expect(codes(failing)).toEqual(['records.migration-failed']);
    expect(failing.problems[0]?.message.en).toMatch(/0002_b\.sql.*nowhere/);
    expect(await numbers(await opened({ ...place, migrations: migrationsOf(FIRST) }))).toEqual([1]);
  });

  it('leads to the schema in schema.sql', async () => {
    const records = await backend.open();
    await expect(await dumpSchema(records)).toMatchFileSnapshot('../../../schema.sql');
    await records.close();
  });

  it.runIf(backend.name === 'postgres')('is done once by processes that start together', async () => {
    const options = { ...(await backend.place()), migrations: migrationsOf({ ...FIRST, ...SECOND }) };
    const [one, ...others] = await Promise.all([1, 2, 3, 4].map(() => opened(options)));
    for (const other of others) await other.close();
    expect(await numbers(one as Records)).toEqual([1, 2]);
  });
});
