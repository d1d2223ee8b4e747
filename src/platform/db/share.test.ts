import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../../../test/postgres/backends.ts';
import { openRecords, type Records } from './records.ts';
import { FrontendMessages, query } from './wire.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jixin-share-'));
let host: Records;
let guest: Records;

beforeAll(async () => {
  host = await opened({ dataDir, share: true });
  guest = await opened({ dataDir });
  await sql`create table shared (n integer, at timestamptz)`.execute(guest.as());
});

afterAll(async () => {
  await guest.close();
  await host.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const add = (records: Records, n: number) =>
  sql`insert into shared values (${n}, ${'2026-01-31T08:00:00.500Z'})`.execute(records.as());
const numbers = async (records: Records) => {
  const { rows } = await sql<{ n: number }>`select n from shared order by n`.execute(records.as());
  return rows.map(({ n }) => n);
};

describe('embedded records that a server shares', () => {
  it('are one database for its holder and its guests, with the same values', async () => {
    await add(host, 1);
    await add(guest, 2);
    expect(await numbers(host)).toEqual([1, 2]);
    const { rows } = await sql`select n, at from shared where n = 2`.execute(guest.as());
    expect(rows).toEqual([{ n: 2, at: '2026-01-31T08:00:00.500Z' }]);
  });

  it('keep a guest’s transaction apart from what the holder does meanwhile', async () => {
    const order: string[] = [];
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const work = guest.transaction(async (inside) => {
      await add(inside, 3);
      order.push('guest began');
      begun();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await sql`delete from shared where n = 3`.execute(inside.as());
      order.push('guest ends');
      throw new Error('undo');
    });
    await beginning;
    const meanwhile = numbers(host).then((found) => order.push(`host saw ${found}`));
    await expect(work).rejects.toThrow('undo');
    await meanwhile;
    expect(order).toEqual(['guest began', 'guest ends', 'host saw 1,2']);
  });

  it('answer a faulty statement with its error and go on', async () => {
    await expect(sql`select * from nowhere where n = ${1}`.execute(guest.as())).rejects.toThrow('nowhere');
    await expect(sql.raw('select * from nowhere').execute(guest.as())).rejects.toThrow('nowhere');
    expect(await numbers(guest)).toEqual([1, 2]);
  });

  it('undo the transaction of a guest that is gone, and go on', async () => {
    const client = new pg.Client({ host: dataDir, user: 'postgres', database: 'postgres' });
    client.on('error', () => {});
    await client.connect();
    await client.query('begin; insert into shared values (9)');
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect(await numbers(host)).toEqual([1, 2]);
  });

  it('are behind a socket that only their owner may open, also where an old one was left', async () => {
    expect(statSync(join(dataDir, '.s.PGSQL.5432')).mode & 0o777).toBe(0o600);
    const other = mkdtempSync(join(tmpdir(), 'jixin-share-'));
    writeFileSync(join(other, '.s.PGSQL.5432'), '');
    const records = await opened({ dataDir: other, share: true });
    expect(await numbersOfOne(other)).toEqual([1]);
    await records.close();
    rmSync(other, { recursive: true, force: true });
  });

  it('are held by one server: a second is told who holds them', async () => {
    const second = await openRecords({ dataDir, share: true });
    expect(second.problems.map((p) => p.code)).toEqual(['records.locked']);
  });

  it('can be shared where the folder’s path is longer than a socket’s may be', async () => {
    const long = join(mkdtempSync(join(tmpdir(), 'jixin-share-')), 'x'.repeat(120));
    const records = await opened({ dataDir: long, share: true });
    expect(await numbersOfOne(long)).toEqual([1]);
    await records.close();
    rmSync(join(long, '..'), { recursive: true, force: true });
  });
});

async function numbersOfOne(folder: string): Promise<readonly number[]> {
  const records = await opened({ dataDir: folder });
  const { rows } = await sql<{ n: number }>`select 1 as n`.execute(records.as());
  await records.close();
  return rows.map(({ n }) => n);
}

describe('a client’s bytes', () => {
  it('give the same requests wherever they are cut', () => {
    const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
    const end = Buffer.from([0x58, 0, 0, 0, 4]);
    const bytes = Buffer.concat([startup, query('select 1'), query('select 2'), end]);
    for (let size = 1; size <= bytes.length; size++) {
      const messages = new FrontendMessages();
      const kinds: string[] = [];
      for (let at = 0; at < bytes.length; at += size)
        for (const message of messages.read(bytes.subarray(at, at + size))) kinds.push(message.kind);
      expect(kinds, `pieces of ${size}`).toEqual(['startup', 'request', 'request', 'end']);
    }
  });
});
