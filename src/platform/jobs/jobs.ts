import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Records } from '../db/records.ts';
import type { Handler, Job, NewJob } from './model.ts';
import { jobProblem } from './problems.ts';
import { openQueue, type Queue } from './queue.ts';
import { BEAT_SECONDS, runJob } from './run.ts';
import { countJobs, findJob, finish, forgetJobs, insertJob, type JobFilter, listJobs, silentJobs } from './table.ts';

export type { Handler, Job, NewJob, RunningJob } from './model.ts';
export type { JobFilter } from './table.ts';

/**
 * Jobs: what takes longer than a request may. They survive the process that runs them: the next one begins them again, and
 * because the outcome is kept in one transaction with the effect, or the effect repeats harmlessly, it counts once.
 */
export interface Jobs {
  /** What a kind of job does; before {@link start}. */
  define<Data extends object>(kind: string, handler: Handler<Data>): void;
  /** Begins to work, first on what an earlier process left. */
  start(): Promise<void>;
  /** Asks for work. The same id again is the same job. */
  send(kind: string, data: object, job: NewJob): Promise<Job>;
  find(id: string): Promise<Job | null>;
  list(filter: JobFilter, limit: number): Promise<readonly Job[]>;
  count(filter: JobFilter): Promise<number>;
  /** The job now and whenever it changed, until it is over or nobody listens any more. */
  watch(id: string, listening: AbortSignal): AsyncGenerator<Job>;
  /** Lets every running job finish its step, and takes no other. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly records: Records;
  readonly now: () => string;
  readonly onError: (error: Error) => void;
}

/** A job is begun at most so often: one that ends the process every time must not do so for ever. */
const ATTEMPTS = 3;
const SILENT_SECONDS = 6 * BEAT_SECONDS;
const SWEEP_SECONDS = 30;
const KEPT_DAYS = 90;
const STOP_SECONDS = 30;
/** How often a watcher looks where another process may run the job. */
const LOOK_SECONDS = { pglite: 15, postgres: 1 } as const;

export function createJobs(options: JobsOptions): Jobs {
  const { records, now, onError } = options;
  const handlers = new Map<string, Handler<never>>();
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const news = new EventEmitter().setMaxListeners(0);
  const changed = (id: string) => news.emit(id);
  let queue: Queue | undefined;
  let sweeping: NodeJS.Timeout | undefined;

  const started = (): Queue => {
    if (!queue) throw new Error('jobs are used before they are started');
    return queue;
  };
  const work = (kind: string, handler: Handler<never>) => async (id: string, data: unknown) => {
    const context = { records, queue: started(), now, stopping: stopping.signal, changed, onError };
    const run = runJob(context, kind, handler, id, data);
    running.set(id, run);
    try {
      await run;
    } finally {
      running.delete(id);
    }
  };

  return {
    define: (kind, handler) => handlers.set(kind, handler as Handler<never>),

    async start() {
      queue = await openQueue(records, onError);
      // PGlite belongs to one process: whatever is said to be running there was left by one that is gone.
      const silence = records.home === 'pglite' ? 0 : SILENT_SECONDS;
      const lost = (seconds: number) =>
        sweep(options, started(), seconds, ({ id, kind }) => handlers.has(kind) && !running.has(id));
      await lost(silence);
      for (const [kind, handler] of handlers) await queue.open(kind, work(kind, handler));
      sweeping = setInterval(() => void lost(SILENT_SECONDS).catch(onError), SWEEP_SECONDS * 1000).unref();
    },

    async send(kind, data, { account, id = randomUUID(), records: outer = records }) {
      if (!handlers.has(kind)) throw new Error(`no job is called ${kind}`);
      // Said as a web server says it: whoever asks is to ask again.
      if (stopping.signal.aborted) throw Object.assign(new Error('stopping'), { statusCode: 503 });
      return outer.transaction(async (inside) => {
        if (await insertJob(inside, { id, kind, account }, now())) await started().add(inside, kind, id, data);
        return (await findJob(inside, id)) as Job;
      });
    },

    find: (id) => findJob(records, id),
    list: (filter, limit) => listJobs(records, filter, limit),
    count: (filter) => countJobs(records, filter),

    watch: (id, listening) => watchJob(records, news, id, AbortSignal.any([listening, stopping.signal])),

    async stop() {
      clearInterval(sweeping);
      stopping.abort();
      await Promise.race([Promise.allSettled(running.values()), sleep(STOP_SECONDS * 1000, undefined, { ref: false })]);
      await queue?.close();
    },
  };
}

async function* watchJob(records: Records, news: EventEmitter, id: string, ended: AbortSignal): AsyncGenerator<Job> {
  let shown = '';
  while (!ended.aborted) {
    const next = nextNews(news, id, ended, LOOK_SECONDS[records.home]);
    const job = await findJob(records, id);
    if (!job) return;
    const text = JSON.stringify(job);
    if (text !== shown) yield job;
    shown = text;
    if (job.state === 'done' || job.state === 'failed') return;
    await next;
  }
}

/** Resolves at the job's next change, at the end of listening, or when it is time to look anyway. */
async function nextNews(news: EventEmitter, id: string, ended: AbortSignal, seconds: number): Promise<void> {
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  news.once(id, stop);
  ended.addEventListener('abort', stop, { once: true });
  await sleep(seconds * 1000, undefined, { signal: waiting.signal, ref: false }).catch(() => {});
  news.removeListener(id, stop);
  ended.removeEventListener('abort', stop);
}

/** Jobs whose process died go back into the queue, but not for ever; old ones are forgotten. */
async function sweep(
  { records, now }: JobsOptions,
  queue: Queue,
  silentSeconds: number,
  ours: (job: { readonly id: string; readonly kind: string }) => boolean,
): Promise<void> {
  const ago = (seconds: number) => new Date(Date.parse(now()) - seconds * 1000).toISOString();
  const since = ago(silentSeconds);
  for (const job of await silentJobs(records, since)) {
    if (!ours(job)) continue;
    // A process may end between taking a job and beginning it.
    if (job.state === 'queued' && !(await queue.taken(job.kind, job.id, since))) continue;
    if (job.attempt < ATTEMPTS) await queue.repeat(job.kind, job.id);
    else {
      const problems = [jobProblem('job.gave-up', { kind: job.kind, attempts: job.attempt })];
      await records.transaction(async (inside) => {
        if (await finish(inside, job, { state: 'failed', result: null, problems }, now()))
          await queue.remove(inside, job.kind, job.id);
      });
    }
  }
  await forgetJobs(records, ago(KEPT_DAYS * 24 * 3600));
}
