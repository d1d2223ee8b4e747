import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { period } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { openRecords } from '../../platform/db/records.ts';
import { openDuck } from '../../platform/duckdb/duckdb.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { parquetBelow } from '../activity/files.node.ts';
import { openActivity } from '../activity/service.ts';

/** An import is there entirely or not at all, whenever its process is killed. More rounds: JIXIN_KILL_ROUNDS=20. */

const ROUNDS = Number(process.env.JIXIN_KILL_ROUNDS ?? 3);
const ROWS = 1_000_000;
const STEPS = ['reading', 'writing', 'writing'] as const;

const folder = mkdtempSync(join(tmpdir(), 'jixin-kill-'));
const csv = join(folder, 'contacts.csv');
const dataDir = join(folder, 'data');
// Below the package, so that the worker finds its dependencies.
const workerDir = join(packageRoot(), 'node_modules', '.cache', `jixin-kill-${process.pid}`);
const worker = join(workerDir, 'worker.mjs');

const SOURCE = `
import { openRecords } from './src/platform/db/records.ts';
import { openActivity } from './src/stages/activity/service.ts';
import { importFiles } from './src/stages/intake/service.ts';
const [dataDir, file] = process.argv.slice(2);
const records = (await openRecords({ dataDir })).value;
const activity = (await openActivity({ dataDir, records })).value;
const context = { records, activity, clock: () => new Date(), ids: () => 'i' + Date.now(), zone: 'Asia/Shanghai', by: 'test' };
const progress = ({ step }) => process.stdout.write(step + '\\n');
const result = await importFiles(context, { files: [file], as: 'contact', dryRun: false, lang: 'en', progress });
process.stdout.write(result.ok ? 'done\\n' : JSON.stringify(result.problems) + '\\n');
await activity.close();
await records.close();
`;

beforeAll(async () => {
  mkdirSync(workerDir, { recursive: true });
  await build({
    stdin: { contents: SOURCE, resolveDir: packageRoot(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: worker,
  });
  const duck = await openDuck({ tempFolder: join(folder, 'spill'), memoryLimit: '500MB' });
  await duck.connection.run(
    `COPY (SELECT 'c' || i AS id, 'agent ' || (i % 500) AS agent, strftime(TIMESTAMP '2025-01-01' + to_seconds(i * 5), '%Y-%m-%d %H:%M:%S') AS started_at,
       'chat' AS channel, (i % 90)::VARCHAR AS first_response, (i % 900)::VARCHAR AS handle_time FROM range(${ROWS}) t(i)) TO '${csv}' (HEADER)`,
  );
  duck.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(workerDir, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
  return result.value;
}

/** Kills the import some time after it said that it began a step; false where it was done before that. */
async function killAt(child: ChildProcess, step: string, delay: number): Promise<boolean> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let done = false;
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) {
      done ||= line === 'done';
      if (line !== step) continue;
      await sleep(delay);
      child.kill('SIGKILL');
    }
  }
  await ended;
  return !done;
}

it(
  `leaves nothing half there when it is killed, ${ROUNDS} times`,
  async () => {
    let killed = 0;
    // A quick machine may be done before the blow falls; then it falls sooner the next time.
    let latest = 2500;
    for (let round = 0; killed < ROUNDS; round++) {
      expect(round).toBeLessThan(ROUNDS + 8);
      const child = spawn(process.execPath, [worker, dataDir, csv], { stdio: ['ignore', 'pipe', 'inherit'] });
      const step = STEPS[round % STEPS.length] ?? 'writing';
      if (await killAt(child, step, Math.random() * latest)) killed++;
      else latest /= 2;

      const records = value(await openRecords({ dataDir }));
      const activity = value(await openActivity({ dataDir, records }));
      try {
        const from = await activity.rows('contact', period('2025'));
        const [found] = await activity.query(`SELECT count(*) AS n, count(DISTINCT row_key) AS keys FROM ${from} r`);
        const imports = (await activity.imports()).filter((one) => one.undone === null);
        expect([found?.n, found?.keys]).toEqual(imports.length === 0 ? ['0', '0'] : [String(ROWS), String(ROWS)]);
        expect(imports.length).toBeLessThanOrEqual(1);
        expect(readdirSync(activity.stagingFolder)).toEqual([]);
        const files = parquetBelow(join(dataDir, 'activity'));
        expect(files.length > 0).toBe((await activity.imports()).length > 0);
        for (const one of imports) value(await activity.undo(one.id, new Date().toISOString(), []));
      } finally {
        await activity.close();
        await records.close();
      }
    }
  },
  (ROUNDS + 8) * 60_000,
);
