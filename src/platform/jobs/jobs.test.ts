import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Backend, onEachBackend } from '../../../test/postgres/backends.ts';
import { failed, ok } from '../../base/problem.ts';
import { openRecords, type Records } from '../db/records.ts';
import { createJobs, type Job, type Jobs } from './jobs.ts';
import { jobProblem } from './problems.ts';

const clock = () => new Date().toISOString();
const ignore = () => {};
const jobsOn = (records: Records, onError: (error: Error) => void = ignore) =>
  createJobs({ records, now: clock, onError });

/** Something that one side waits for and the other makes happen. */
function moment() {
  let come = () => {};
  const here = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, here };
}

async function ending(jobs: Jobs, id: string): Promise<Job> {
  let last: Job | undefined;
  for await (const job of jobs.watch(id, AbortSignal.timeout(200_000))) last = job;
  if (last?.state !== 'done' && last?.state !== 'failed') throw new Error(`still ${last?.state}`);
  return last;
}

async function count(records: Records): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from effect`.execute(records.as());
  return Number(rows[0]?.n);
}

/** Jobs on a database of their own, with a table for their effects. */
async function inJobs(
  backend: Backend,
  define: (jobs: Jobs, records: Records) => void,
  use: (jobs: Jobs, records: Records) => Promise<void>,
): Promise<void> {
  const records = await backend.open();
  await sql`create table effect (job text)`.execute(records.as());
  const jobs = jobsOn(records);
  define(jobs, records);
  await jobs.start();
  try {
    await use(jobs, records);
  } finally {
    await jobs.stop();
    await records.close();
  }
}

onEachBackend('jobs', (backend) => {
  it('are done by their handler, and tell progress and result', async () => {
    await inJobs(
      backend,
      (jobs) =>
        jobs.define<{ n: number }>('double', async ({ data, progress, account }) => {
          await progress(1, 2, 'half');
          return ok({ twice: data.n * 2, for: account });
        }),
      async (jobs) => {
        const sent = await jobs.send('double', { n: 21 }, { account: 'li' });
        expect(sent).toMatchObject({ kind: 'double', account: 'li', state: 'queued', result: null });
        const job = await ending(jobs, sent.id);
        expect(job).toMatchObject({ state: 'done', done: 1, total: 2, note: 'half', problems: [] });
        expect(job.result).toEqual({ twice: 42, for: 'li' });
      },
    );
  });

  it('keep the problems of a handler that fails, and of one that breaks', async () => {
    await inJobs(
      backend,
      (jobs) => {
        jobs.define('refuse', async () => failed(jobProblem('job.not-found', { id: 'x' })));
        jobs.define('break', async () => {
          throw new Error('out of paper');
        });
      },
      async (jobs) => {
        const codes = async (kind: string) => {
          const job = await ending(jobs, (await jobs.send(kind, {}, { account: 'a' })).id);
          return [job.state, ...job.problems.map((p) => `${p.code} ${p.params.reason ?? ''}`.trim())];
        };
        expect(await codes('refuse')).toEqual(['failed', 'job.not-found']);
        expect(await codes('break')).toEqual(['failed', 'job.unexpected out of paper']);
      },
    );
  });
});

onEachBackend('jobs that are sent', (backend) => {
  it('are one where the same id is sent twice, and none where the transaction is undone', async () => {
    await inJobs(
      backend,
      (jobs) =>
        jobs.define('note', ({ id, commit }) =>
          commit(async (inside) => {
            await sql`insert into effect values (${id})`.execute(inside.as());
            return null;
          }),
        ),
      async (jobs, records) => {
        const id = '7d1f5b9e-6f0a-4f5e-9c39-2b8a1f6d5c01';
        await jobs.send('note', {}, { account: 'a', id });
        await jobs.send('note', {}, { account: 'a', id });
        const undone = records.transaction(async (inside) => {
          await jobs.send('note', {}, { account: 'a', records: inside });
          throw new Error('no');
        });
        await expect(undone).rejects.toThrow('no');
        await ending(jobs, id);
        expect(await count(records)).toBe(1);
        expect(await jobs.list({ account: 'a' }, 10)).toHaveLength(1);
        expect(await jobs.list({ account: 'b' }, 10)).toHaveLength(0);
      },
    );
  });
});

onEachBackend('jobs whose server stops', (backend) => {
  it('go back into the queue when the server stops between two steps, and are done by the next', async () => {
    const place = await backend.place();
    const open = async () => {
      const opened = await openRecords(place);
      if (!opened.ok) throw new Error('cannot open');
      return opened.value;
    };
    const records = await open();
    await sql`create table effect (job text)`.execute(records.as());
    const first = jobsOn(records);
    const begun = moment();
    first.define('long', async ({ progress }) => {
      begun.come();
      for (;;) {
        await progress(0, null);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    await first.start();
    const { id } = await first.send('long', {}, { account: 'a' });
    await begun.here;
    await first.stop();
    expect((await first.find(id))?.state).toBe('queued');
    await records.close();

    const again = await open();
    const second = jobsOn(again);
    second.define('long', async ({ attempt }) => ok({ attempt }));
    await second.start();
    expect((await ending(second, id)).result).toEqual({ attempt: 2 });
    await second.stop();
    await again.close();
  });
});

onEachBackend('jobs that two processes hold', (backend) => {
  it('count once although two processes held one job: the one thought dead can commit nothing', async () => {
    const records = await backend.open();
    await sql`create table effect (job text)`.execute(records.as());
    const asleep = moment();
    const awake = moment();
    const effect = (jobs: Jobs, wait: () => Promise<void>) =>
      jobs.define('pay', async ({ id, commit }) => {
        await wait();
        return commit(async (inside) => {
          await sql`insert into effect values (${id})`.execute(inside.as());
          return null;
        });
      });
    const first = jobsOn(records);
    effect(first, async () => {
      asleep.come();
      await awake.here;
    });
    await first.start();
    const { id } = await first.send('pay', {}, { account: 'a' });
    await asleep.here;
    // An hour without a sign of life, as the second process sees it.
    await sql`update job_progress set updated = updated - interval '1 hour'`.execute(records.as());
    const second = jobsOn(records);
    effect(second, async () => {});
    await second.start();
    await ending(second, id);
    awake.come();
    await first.stop();
    await second.stop();
    expect(await count(records)).toBe(1);
    expect((await second.find(id))?.state).toBe('done');
    await records.close();
  });
});
