import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { Records } from '../db/records.ts';

/** pg-boss on the records database, whichever that is: it asks for nothing but a function that runs SQL. */

export interface Queue {
  /** Takes jobs of a kind, one after the other. One whose `work` throws is taken again. */
  open(kind: string, work: (id: string, data: unknown) => Promise<void>): Promise<void>;
  add(records: Records, kind: string, id: string, data: object): Promise<void>;
  /** The job is over, whatever came of it: said in the transaction that keeps the outcome. */
  remove(records: Records, kind: string, id: string): Promise<void>;
  /** Whether some process took the job before `time` and has not given it back. */
  taken(kind: string, id: string, time: string): Promise<boolean>;
  /** The job that another process left lying is to be taken again, now. */
  repeat(kind: string, id: string): Promise<void>;
  /** Takes no further job; what is still running will be taken again. */
  close(): Promise<void>;
}

/** How often a worker looks by itself. In one process it is woken by whoever adds a job; others can only be looked for. */
const LOOK_SECONDS = { pglite: 30, postgres: 2 } as const;
/** Milliseconds: longer than any clock's step. */
const A_MOMENT = 50;
/** pg-boss gives a job up after this time; ours say by heartbeat that they live, so that it is only the outermost limit. */
const LONGEST_HOURS = 23;

export async function openQueue(records: Records, onError: (error: Error) => void): Promise<Queue> {
  let open = true;
  const sqlOn = (inside: Records) => ({
    executeSql: async (text: string, values: readonly unknown[] = []) => {
      // pg-boss does not wait for its own last words; after the end there is nobody to hear them.
      if (!open) return { rows: [] };
      const { rows } = await inside.as().executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  });
  const boss = new PgBoss({ db: sqlOn(records), schedule: false, maintenanceIntervalMinutes: 10 });
  boss.on('error', onError);
  await boss.start();
  const workers = new Map<string, string>();
  const look = (kind: string) => {
    const worker = workers.get(kind);
    if (worker !== undefined && open) boss.notifyWorker(worker);
  };
  const wake = (kind: string) => {
    look(kind);
    // A job can be taken only after the millisecond it was added in, and a quick worker has looked in that one.
    setTimeout(() => look(kind), A_MOMENT).unref();
  };
  return {
    async open(kind, work) {
      await boss.createQueue(kind);
      const options = { pollingIntervalSeconds: LOOK_SECONDS[records.home], batchSize: 1 };
      const worker = await boss.work<object>(kind, options, async ([job]) => {
        if (!job) return;
        // Else the worker would rest before it looks for the next.
        wake(kind);
        await work(job.id, job.data);
      });
      workers.set(kind, worker);
    },
    async add(inside, kind, id, data) {
      const options = { id, db: sqlOn(inside), expireInHours: LONGEST_HOURS, retryLimit: 1000, retentionDays: 90 };
      await boss.send(kind, data, options);
      // Where this stands in a transaction, PGlite lets the worker look once that is over; PostgreSQL's looks soon anyway.
      wake(kind);
    },
    async remove(inside, kind, id) {
      await boss.complete(kind, id, {}, { db: sqlOn(inside) });
    },
    async taken(kind, id, time) {
      const job = await boss.getJobById<object>(kind, id);
      // PGlite gives instants as texts.
      return job?.state === 'active' && new Date(job.startedOn).getTime() < Date.parse(time);
    },
    async repeat(kind, id) {
      await boss.fail(kind, id);
      wake(kind);
    },
    async close() {
      await boss.stop({ graceful: false });
      open = false;
    },
  };
}
