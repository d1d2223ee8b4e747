import type { Json } from '../../base/json.ts';
import type { Problem, Result } from '../../base/problem.ts';
import type { Records } from '../db/records.ts';

/** Long work that outlives its request, and the process that began it. */

export const JOB_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job as people see it. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** Who asked for it. */
  readonly account: string;
  readonly state: JobState;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  readonly note: string;
  /** What the handler gave back, once done. */
  readonly result: Json | null;
  readonly problems: readonly Problem[];
  readonly created: string;
  readonly updated: string;
}

/** A job in the hands of its handler. */
export interface RunningJob<Data> {
  /** Stays the same when the job is begun again: what the handler makes is named by it. */
  readonly id: string;
  readonly account: string;
  readonly data: Data;
  /** 1 at the first try, more after a crash. */
  readonly attempt: number;
  /** Between two steps: says how far the job is. Where the server is stopping, the job ends here and is begun again later. */
  progress(done: number, total: number | null, note?: string): Promise<void>;
  /** The effect and the job's outcome in one transaction: after it, no crash makes the job run again. */
  commit(work: (records: Records) => Promise<Json>): Promise<Result<Json>>;
}

/**
 * What a kind of job does. It may be begun again after a crash, with the same id: a handler either writes everything in
 * {@link RunningJob.commit}, or writes what repeats without effect.
 */
export type Handler<Data> = (job: RunningJob<Data>) => Promise<Result<Json>>;

export interface NewJob {
  readonly account: string;
  /** A UUID, where a repeated request must not become a second job. */
  readonly id?: string;
  /** The transaction that the job is to stand or fall with. */
  readonly records?: Records;
}
