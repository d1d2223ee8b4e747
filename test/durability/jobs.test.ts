import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../postgres/backends.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const bundles = here('../../node_modules/.cache/jixin-durability');
const worker = join(bundles, `worker-${process.pid}.mjs`);
const dataDir = mkdtempSync(join(tmpdir(), 'jixin-jobs-'));

beforeAll(async () => {
  mkdirSync(bundles, { recursive: true });
  await build({
    ...{ entryPoints: [here('worker.ts')], outfile: worker, logLevel: 'silent' },
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external' },
  });
});
afterAll(() => {
  rmSync(worker, { force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs a worker until its output satisfies `enough`, then kills it; every whole line that it wrote. */
async function killedWhen(jobs: number, enough: (lines: readonly string[]) => boolean): Promise<readonly string[]> {
  const child = spawn(process.execPath, [worker, dataDir, String(jobs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const lines = () => text.split('\n').slice(0, -1);
  for (let tries = 0; !enough(lines()); tries++) {
    if (tries > 4000 || child.exitCode !== null) throw new Error(`waited in vain: ${text}`);
    await sleep(20);
  }
  child.kill('SIGKILL');
  await ended;
  return lines();
}

describe('jobs of a server that is killed with -9', { timeout: 300_000 }, () => {
  it('are all done by the servers after it, each with its effect once', async () => {
    const sent: string[] = [];
    for (const round of [3, 7, 12]) {
      const lines = await killedWhen(15, (seen) => seen.filter((line) => line.startsWith('begun')).length >= round);
      sent.push(...lines.filter((line) => line.startsWith('sent ')).map((line) => line.slice(5)));
    }
    await killedWhen(0, (seen) => seen.includes('all sent') && seen.at(-1) === 'idle');
    const records = await opened({ dataDir });
    const { rows } = await sql<{ job: string }>`select job from effect`.execute(records.as());
    const { rows: states } = await sql`select distinct state from job_progress`.execute(records.as());
    await records.close();
    const done = rows.map(({ job }) => job);
    expect(new Set(done).size, 'no effect twice').toBe(done.length);
    expect(done).toEqual(expect.arrayContaining(sent));
    expect(states).toEqual([{ state: 'done' }]);
  });
});
