import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hr, must, SmallOrganisation, STAFF } from '../testing/small.node.ts';
import { findRun, finishWork, prepareRun } from './service.ts';

let small: SmallOrganisation;
beforeEach(async () => {
  small = await SmallOrganisation.open();
  await small.hire();
});
afterEach(() => small.close());

/** Prepared, and left to a queue that nobody works on. */
async function queued() {
  const asked: string[] = [];
  const queue = {
    begin: async (_: unknown, run: string) => {
      asked.push(run);
      return `job-${asked.length}`;
    },
    find: async () => null,
    watch: async function* () {},
  };
  const plan = { plan: 'base-and-extra', period: '2026-01', inputs: null };
  const run = must(await prepareRun({ ...small.world, queue }, hr, plan));
  return { run, asked };
}

describe('the working out of a run', () => {
  it('is ordered in the transaction that prepares the run, and known by its job', async () => {
    const { run, asked } = await queued();
    expect(asked).toEqual([run.id]);
    expect((await findRun(small.world.records, run.id))?.job).toBe('job-1');
  });

  it('tells how many people it is through, and of how many', async () => {
    const { run } = await queued();
    const told: (readonly [number, number | null])[] = [];
    must(await finishWork(small.world, run.id, async (done, of) => void told.push([done, of])));
    expect(told.slice(0, 2)).toEqual([
      [0, null],
      [0, STAFF.length],
    ]);
  });

  it('ends where the server stops, counts nothing of it, and gives the whole result when it is begun again', async () => {
    const { run } = await queued();
    const stopping = finishWork(small.world, run.id, async (_, of) => {
      if (of !== null) throw new Error('the server stops');
    });
    await expect(stopping).rejects.toThrow('the server stops');
    expect((await findRun(small.world.records, run.id))?.outcome).toBeNull();
    const first = must(await finishWork(small.world, run.id)).outcome;
    expect(first).toMatchObject({ people: STAFF.length, paid: STAFF.length });
    // Done once more, as after a crash between the effect and the job's outcome, nothing changes.
    expect(must(await finishWork(small.world, run.id)).outcome).toEqual(first);
    const { rows } = await sql<{ n: number }>`select count(*) as n from pay_result`.execute(small.world.records.as());
    expect(Number(rows[0]?.n)).toBe(STAFF.length);
  });
});
