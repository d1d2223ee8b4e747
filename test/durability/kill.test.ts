import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/platform/db/records.ts';
import { opened } from '../postgres/backends.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Beside the packages, so that the bundle finds them. */
const bundles = here('../../node_modules/.cache/jixin-durability');
const committer = join(bundles, `committer-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), 'jixin-kill-'));

beforeAll(async () => {
  mkdirSync(bundles, { recursive: true });
  await build({
    entryPoints: [here('committer.ts')],
    outfile: committer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
});
afterAll(() => {
  rmSync(committer, { force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** A committer, and the lines it has written so far. */
function commit(dataDir: string, first: number, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [committer, dataDir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  return { child, lines: () => text.split('\n').slice(0, -1) };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 1200) throw new Error('waited a minute in vain');
    await sleep(50);
  }
}

describe('the embedded records database, killed with -9', { timeout: 300_000 }, () => {
  it('has every row whose commit was acknowledged, round after round', async () => {
    const dataDir = join(folder, 'rounds');
    let next = 0;
    for (let round = 0; round < 4; round++) {
      const { child, lines } = commit(dataDir, next);
      await until(() => lines().length > 1);
      await sleep(Math.random() * 300);
      await kill(child);
      const acknowledged = lines().slice(1).map(Number);
      expect(acknowledged.length, 'rows acknowledged').toBeGreaterThan(0);
      const records = await opened({ dataDir });
      const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(records.as());
      await records.close();
      const present = new Set(rows.map(({ n }) => n));
      expect(acknowledged.filter((n) => !present.has(n))).toEqual([]);
      expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i));
      next = rows.length;
    }
  });

  it('is not half there when it dies while it is being made', async () => {
    const dataDir = join(folder, 'making');
    const env = { XDG_CACHE_HOME: join(folder, 'no-cache-yet') };
    for (const moment of [200, 1500]) {
      const { child } = commit(dataDir, 0, env);
      await sleep(moment);
      await kill(child);
    }
    const records = await opened({ dataDir });
    await records.close();
    expect(readdirSync(dataDir).sort()).toEqual(['records', 'records.lock']);
  });

  it('refuses a second process while the first lives, naming it, and admits one after', async () => {
    const dataDir = join(folder, 'lock');
    const { child, lines } = commit(dataDir, 0);
    await until(() => lines().length > 0);
    const refused = await openRecords({ dataDir });
    expect(refused.problems.map((p) => p.code)).toEqual(['records.locked']);
    expect(refused.problems[0]?.params.holder).toContain(`pid ${child.pid} `);
    await kill(child);
    const records = await opened({ dataDir });
    const second = commit(dataDir, 0);
    await until(() => second.lines().length > 0);
    expect(second.lines()).toEqual(['records.locked']);
    await records.close();
  });
});
