import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Aside, openEngine } from './aside.ts';
import { readJson, readTexts, runTelling } from './duckdb.ts';
import { readyStarter } from './starter.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixin-aside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = { tempFolder: join(folder, 'spill'), memoryLimit: '100MB' };

const ROWS = `SELECT i, i * CAST(0.10 AS DECIMAL(4,2)) AS amount, TIMESTAMP '2026-01-05 10:00:00' + to_hours(i) AS at, i > 1 AS flag,
  nullif('t' || i, 't2') AS text, [i, NULL] AS list FROM range(3) t(i)`;

describe('statements in a process beside this one', () => {
  let aside: Aside;
  beforeEach(async () => {
    aside = await openEngine(options, true);
  });
  afterEach(() => aside.close());

  it('give what they give here, as texts and as JSON', async () => {
    const here = await openEngine(options);
    expect(await readTexts(aside.connection, ROWS)).toEqual(await readTexts(here.connection, ROWS));
    expect(await readJson(aside.connection, ROWS)).toEqual(await readJson(here.connection, ROWS));
    here.close();
  });

  it('keep to one connection, and say what is wrong with a statement', async () => {
    await aside.connection.run('CREATE TEMP TABLE t AS SELECT 7 AS seven');
    await expect(aside.connection.run('SELECT eight FROM t')).rejects.toThrow('eight');
    expect(await readTexts(aside.connection, 'SELECT seven FROM t')).toEqual([{ seven: '7' }]);
  });

  it('tell how far a long one is, up to its end', async () => {
    const here = await openEngine(options);
    for (const { connection } of [aside, here]) {
      const shares: number[] = [];
      const long = `COPY (SELECT i, hash(i::VARCHAR || 'x') AS h FROM range(6000000) t(i)) TO '${join(folder, 'long.csv')}'`;
      await runTelling(connection, long, (share) => void shares.push(share));
      expect(shares.at(-1)).toBe(1);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      await expect(runTelling(connection, 'SELECT nine FROM t', () => {})).rejects.toThrow();
    }
    here.close();
  });

  it('end with an error, each of them, where the process ends', async () => {
    const long = readTexts(aside.connection, 'SELECT count(*) AS n FROM range(100000000000)');
    const [ended] = await Promise.allSettled([long, sleep(200).then(aside.close)]);
    expect(ended).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('SIGKILL') } });
    await expect(readTexts(aside.connection, 'SELECT 1')).rejects.toThrow('SIGKILL');
  });

  it('write nothing more once it is closed, though its end is long in coming', async () => {
    const spill = join(folder, 'closed');
    const opened = await openEngine({ ...options, tempFolder: spill }, true);
    await sleep(50);
    const starter = (await readyStarter()) ?? 0;
    process.kill(starter, 'SIGSTOP');
    setTimeout(() => process.kill(starter, 'SIGCONT'), 1000);
    await opened.close();
    rmSync(spill, { recursive: true, force: true });
    await sleep(1500);
    expect(existsSync(spill)).toBe(false);
  });

  it('end with the one that begins such processes, and another takes its place', async () => {
    const starter = (await readyStarter()) ?? 0;
    const asked = readTexts(aside.connection, 'SELECT count(*) AS n FROM range(100000000000)');
    process.kill(starter, 'SIGKILL');
    await expect(asked).rejects.toThrow('SIGKILL');
    const after = await openEngine(options, true);
    expect(await readTexts(after.connection, 'SELECT 1 AS one')).toEqual([{ one: '1' }]);
    expect(await readyStarter()).not.toBe(starter);
    after.close();
  });

  it('run in processes that are begun by one and the same', async () => {
    const starter = await readyStarter();
    const other = await openEngine(options, true);
    await aside.connection.run('CREATE TABLE t AS SELECT 1 AS one');
    await expect(other.connection.run('SELECT one FROM t')).rejects.toThrow('t');
    expect(await readyStarter()).toBe(starter);
    other.close();
    expect(await readTexts(aside.connection, 'SELECT one FROM t')).toEqual([{ one: '1' }]);
  });
});
