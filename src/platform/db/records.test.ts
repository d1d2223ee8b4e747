import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { onEachBackend, opened } from '../../../test/postgres/backends.ts';
import { failed, ok } from '../../base/problem.ts';
import { lockFolder } from './lock.ts';
import { recordsProblem } from './problems.ts';
import { openRecords, type Records } from './records.ts';

const home = mkdtempSync(join(tmpdir(), 'jixin-records-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

onEachBackend('records', (backend) => {
  it('give every type the same value on both homes', async () => {
    const records = await backend.open();
    const { rows } =
      await sql`select 9007199254740991::bigint as whole, 1.50::numeric as exact, date '2026-01-31' as day,
      timestamptz '2026-01-01 08:00:00.25+08' as instant, timestamp '2026-01-01 08:00' as wall, '{"a":[1,"x"]}'::jsonb as json,
      true as flag, null as nothing, ${['a', '"', null]}::text[] as list, ${'2026-02-01'}::date as given`.execute(
        records.as(),
      );
    expect(rows).toEqual([
      {
        whole: 9007199254740991,
        exact: '1.50',
        day: '2026-01-31',
        instant: '2026-01-01T00:00:00.250Z',
        wall: '2026-01-01T08:00:00',
        json: { a: [1, 'x'] },
        flag: true,
        nothing: null,
        list: ['a', '"', null],
        given: '2026-02-01',
      },
    ]);
    await records.close();
  });

  it('undo a transaction that throws, nested ones included, and count what a statement changed', async () => {
    const records = await backend.open();
    const db = records.as<{ kept: { n: number } }>();
    await sql`create table kept (n integer)`.execute(db);
    const failing = records.transaction(async (outer) => {
      await outer.as<{ kept: { n: number } }>().insertInto('kept').values({ n: 1 }).execute();
      await outer.transaction(async (inner) => {
        await inner.as<{ kept: { n: number } }>().insertInto('kept').values({ n: 2 }).execute();
        throw new Error('no');
      });
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.selectFrom('kept').selectAll().execute()).toEqual([]);
    const inserted = await db
      .insertInto('kept')
      .values([{ n: 1 }, { n: 2 }])
      .executeTakeFirst();
    expect(inserted.numInsertedOrUpdatedRows).toBe(2n);
    const [updated] = await db.updateTable('kept').set({ n: 3 }).where('n', '=', 2).execute();
    expect(updated?.numUpdatedRows).toBe(1n);
    await records.close();
  });

  it('serve many at once', async () => {
    const records = await backend.open();
    await sql`create table counter (n integer)`.execute(records.as());
    await sql`insert into counter values (0)`.execute(records.as());
    const step = () => records.transaction((inside) => sql`update counter set n = n + 1`.execute(inside.as()));
    await Promise.all(Array.from({ length: 50 }, step));
    const { rows } = await sql<{ n: number }>`select n from counter`.execute(records.as());
    expect(rows).toEqual([{ n: 50 }]);
    await records.close();
  });
});

onEachBackend('a refusal in a transaction', (backend) => {
  it('undoes what was half done and is handed on as it is, joined or not', async () => {
    const records = await backend.open();
    await sql`create table refused (n integer)`.execute(records.as());
    const refusal = failed(recordsProblem('records.newer', { name: 'x' }));
    const half = async (inside: Records) => {
      await sql`insert into refused values (1)`.execute(inside.as());
      return refusal;
    };
    const left = async () => (await sql`select n from refused`.execute(records.as())).rows;
    expect(await records.transaction(half)).toBe(refusal);
    expect(await records.transaction((outer) => outer.transaction(half))).toBe(refusal);
    expect(await left()).toEqual([]);
    // Who goes on after a refusal answers for it: the outermost decides.
    const gone = await records.transaction(async (outer) => ok((await outer.transaction(half)).ok));
    expect(gone).toEqual(ok(false));
    expect(await left()).toEqual([{ n: 1 }]);
    await records.close();
  });
});

describe('the embedded records', () => {
  it('assert instead of waiting for ever when a transaction reaches past itself', async () => {
    const records = await opened({ dataDir: join(home, 'past') });
    const past = records.transaction(() => sql`select 1`.execute(records.as()));
    await expect(past).rejects.toThrow(/inside a transaction/);
    await records.close();
  });

  it('are refused while this very process has them open, and open again once closed', async () => {
    const dataDir = join(home, 'twice');
    const first = await opened({ dataDir });
    const second = await openRecords({ dataDir });
    expect(second.problems.map((p) => p.code)).toEqual(['records.locked']);
    await first.close();
    await (await opened({ dataDir })).close();
    expect(readdirSync(join(dataDir, 'records.lock'))).toEqual([]);
  });

  it('say so where the folder cannot be made', async () => {
    writeFileSync(join(home, 'file'), '');
    const result = await openRecords({ dataDir: join(home, 'file', 'below') });
    expect(result.problems.map((p) => p.code)).toEqual(['records.cannot-open']);
  });
});

describe('PostgreSQL', () => {
  it('that cannot be reached is a problem that keeps the password to itself', async () => {
    const result = await openRecords({ dataDir: home, url: 'postgres://user:secret@127.0.0.1:1/db' });
    expect(result.problems.map((p) => p.code)).toEqual(['records.cannot-open']);
    expect(JSON.stringify(result.problems)).toContain('127.0.0.1:1/db');
    expect(JSON.stringify(result.problems)).not.toContain('secret');
  });
});

describe('the lock of a folder', () => {
  const claim = (folder: string, content: string, name = '1-1-0') => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), content);
  };

  it('passes over what a process left that ended, or whose pid another one has now', () => {
    const folder = join(home, 'stale');
    claim(folder, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, started: 'x' }), 'ended');
    claim(folder, JSON.stringify({ host: hostname(), pid: process.pid, started: 'long ago' }), 'reused');
    const outcome = lockFolder(folder);
    expect(outcome.held).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
    if (outcome.held) outcome.lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('respects a process of another machine, which cannot be looked up', () => {
    const folder = join(home, 'elsewhere');
    claim(folder, JSON.stringify({ host: 'elsewhere', pid: 7, started: 'x' }));
    expect(lockFolder(folder)).toMatchObject({ held: false, holder: 'pid 7 @ elsewhere' });
    expect(readdirSync(folder)).toEqual(['1-1-0']);
  });

  it('respects a half written claim of a process that lives, and sweeps one of a process that does not', () => {
    const alive = join(home, 'half');
    claim(alive, '{"host', `${process.pid}-1-0`);
    expect(lockFolder(alive).held).toBe(false);
    const dead = join(home, 'half-dead');
    claim(dead, '', `${2 ** 22 + 1}-1-0`);
    expect(lockFolder(dead).held).toBe(true);
  });
});
