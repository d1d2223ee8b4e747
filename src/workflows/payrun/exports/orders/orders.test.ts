import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobs, type Jobs } from '../../../../platform/jobs/jobs.ts';
import type { Run } from '../../model.ts';
import { moveRun } from '../../runs/service.ts';
import { hr, must, SmallOrganisation, STAFF } from '../../testing/small.node.ts';
import { type ExportDesk, finishedExport, forgetExports, orderExport, ordersOf, writeExport } from './service.ts';

let small: SmallOrganisation;
let folder: string;
let run: Run;
let at: string;
beforeEach(async () => {
  small = await SmallOrganisation.open();
  await small.hire();
  run = await small.prepare('2026-01');
  folder = mkdtempSync(join(tmpdir(), 'jixin-exports-'));
  at = new Date().toISOString();
});
afterEach(async () => {
  await small.close();
  rmSync(folder, { recursive: true });
});

const KIND = 'payrun.export';

/** A server's desk: its jobs, and what stands in their way. */
function deskWith(step: () => Promise<void>): { readonly desk: ExportDesk; readonly jobs: Jobs } {
  const { records } = small.world;
  const jobs = createJobs({ records, now: () => new Date().toISOString(), onError: () => {} });
  const desk: ExportDesk = {
    ...{ records, folder, now: () => at, newId: randomUUID, find: jobs.find },
    begin: async (inside, id, account) => void (await jobs.send(KIND, {}, { account, id, records: inside })),
  };
  jobs.define(KIND, ({ id, progress }) =>
    writeExport(desk, id, async (done, of) => {
      await step();
      await progress(done, of);
    }),
  );
  return { desk, jobs };
}

const wanted = { name: 'run.json', lang: 'en', people: null } as const;
const ended = async (jobs: Jobs, id: string) => {
  for await (const job of jobs.watch(id, AbortSignal.timeout(200_000))) if (job.state === 'done') return;
};

describe('a large file of a run', () => {
  it('is begun again by the next server where one stopped in the middle, and is written whole and once', async () => {
    let begun = () => {};
    const half = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let resume = () => {};
    const stopped = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const first = deskWith(async () => {
      begun();
      await stopped;
    });
    await first.jobs.start();
    const { order } = must(await orderExport(first.desk, hr, { ...wanted, run }));
    await half;
    const stopping = first.jobs.stop();
    resume();
    await stopping;
    expect(readdirSync(folder)).toEqual([]);
    expect((await finishedExport(first.desk, hr, order.id)).problems.map(({ code }) => code)).toEqual([
      'payrun.export-gone',
    ]);

    const second = deskWith(async () => {});
    await second.jobs.start();
    await ended(second.jobs, order.id);
    const { path } = must(await finishedExport(second.desk, hr, order.id));
    expect(readdirSync(folder)).toEqual([order.id]);
    expect(JSON.parse(await readFile(path, 'utf8')).people).toHaveLength(STAFF.length);
    await second.jobs.stop();
  });

  it('holds nobody whom its reader might not see, and is another file for another reader', async () => {
    const { desk, jobs } = deskWith(async () => {});
    await jobs.start();
    const own = must(await orderExport(desk, hr, { ...wanted, run, people: new Set(['ann']) })).order;
    const all = must(await orderExport(desk, hr, { ...wanted, run })).order;
    expect(all.id).not.toBe(own.id);
    expect(must(await orderExport(desk, hr, { ...wanted, run })).order.id).toBe(all.id);
    await ended(jobs, own.id);
    const { path } = must(await finishedExport(desk, hr, own.id));
    expect(JSON.parse(await readFile(path, 'utf8')).people.map((one: { person: string }) => one.person)).toEqual([
      'ann',
    ]);
    await jobs.stop();
  });

  it('is gone once the run is calculated again, and after a day', async () => {
    const { desk, jobs } = deskWith(async () => {});
    await jobs.start();
    const { order } = must(await orderExport(desk, hr, { ...wanted, run }));
    await ended(jobs, order.id);
    expect(await ordersOf(desk, hr, run)).toHaveLength(1);
    at = new Date(Date.parse(at) + 25 * 3_600_000).toISOString();
    expect(await ordersOf(desk, hr, run)).toEqual([]);
    expect((await finishedExport(desk, hr, order.id)).ok).toBe(false);
    const yesterday = Date.parse(at) / 1000 - 25 * 3600;
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), yesterday, yesterday);
    await forgetExports(desk);
    expect(readdirSync(folder)).toEqual([]);

    const later = must(await orderExport(desk, hr, { ...wanted, run })).order;
    await ended(jobs, later.id);
    must(await moveRun(small.world, hr, { id: run.id, move: 'recalculate', reason: 'new data' }));
    expect((await finishedExport(desk, hr, later.id)).problems.map(({ code }) => code)).toEqual(['payrun.export-gone']);
    await jobs.stop();
  });
});
