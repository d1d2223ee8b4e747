import type { ExpressionBuilder } from 'kysely';
import type { Json } from '../../base/json.ts';
import type { Problem } from '../../base/problem.ts';
import { behind, inOrder, type Order } from '../db/keyset.ts';
import type { Records } from '../db/records.ts';
import type { Job, JobState } from './model.ts';

/** The table of progress. Whoever runs a job writes only while the attempt is still his. */

interface JobRow {
  id: string;
  kind: string;
  account: string;
  state: JobState;
  attempt: number;
  done: number;
  total: number | null;
  note: string;
  result: Json | null;
  problems: readonly Problem[];
  created: string;
  updated: string;
}

interface Tables {
  job_progress: JobRow;
}

/** Whose a running job is. */
export interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

export interface Outcome {
  readonly state: 'done' | 'failed';
  readonly result: Json | null;
  readonly problems: readonly Problem[];
}

const jobOf = ({ attempt: _, ...job }: JobRow): Job => job;

/** False where a job of this id is there already. */
export async function insertJob(
  records: Records,
  job: Pick<JobRow, 'id' | 'kind' | 'account'>,
  now: string,
): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .insertInto('job_progress')
    .values({
      ...job,
      state: 'queued',
      attempt: 0,
      done: 0,
      total: null,
      note: '',
      result: null,
      problems: '[]' as never,
      created: now,
      updated: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findJob(records: Records, id: string): Promise<Job | null> {
  const row = await records.as<Tables>().selectFrom('job_progress').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? jobOf(row) : null;
}

export interface JobFilter {
  /** Null: everybody's. */
  readonly account: string | null;
  readonly kind?: string | undefined;
  readonly state?: JobState | undefined;
  /** Only what changed at this instant or later. */
  readonly since?: string | undefined;
  /** The newest first where nothing is said. */
  readonly order?: Order | undefined;
}

const NEWEST: Order = { key: { column: 'created', as: 'instant' }, down: true };

export async function listJobs(records: Records, filter: JobFilter, limit: number): Promise<readonly Job[]> {
  const { order = NEWEST } = filter;
  const rows = await records
    .as<Tables>()
    .selectFrom('job_progress')
    .selectAll()
    .where(among(filter))
    .where(behind(order))
    .orderBy(inOrder(order))
    .limit(limit)
    .execute();
  return rows.map(jobOf);
}

export async function countJobs(records: Records, filter: JobFilter): Promise<number> {
  const { count } = await records
    .as<Tables>()
    .selectFrom('job_progress')
    .select((eb) => eb.fn.countAll().as('count'))
    .where(among(filter))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function among({ account, kind, state, since }: JobFilter) {
  return (eb: ExpressionBuilder<Tables, 'job_progress'>) =>
    eb.and([
      ...(account === null ? [] : [eb('account', '=', account)]),
      ...(kind === undefined ? [] : [eb('kind', '=', kind)]),
      ...(state === undefined ? [] : [eb('state', '=', state)]),
      ...(since === undefined ? [] : [eb('updated', '>=', since)]),
    ]);
}

/** Begins the job anew; null where it is over. */
export async function begin(
  records: Records,
  id: string,
  now: string,
): Promise<(Attempt & { readonly account: string }) | null> {
  const row = await records
    .as<Tables>()
    .updateTable('job_progress')
    .set((eb) => ({ state: 'running', attempt: eb('attempt', '+', 1), done: 0, total: null, note: '', updated: now }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning(['id', 'attempt', 'account'])
    .executeTakeFirst();
  return row ?? null;
}

export type Standing = Partial<Pick<JobRow, 'done' | 'total' | 'note'>>;

/** Says how far it is, or only that it is alive; false where the job is not this attempt's any more. */
export async function report(records: Records, mine: Attempt, standing: Standing, now: string): Promise<boolean> {
  return change(records, mine, { ...standing, updated: now });
}

export async function finish(records: Records, mine: Attempt, outcome: Outcome, now: string): Promise<boolean> {
  return change(records, mine, {
    state: outcome.state,
    result: outcome.result === null ? null : (JSON.stringify(outcome.result) as never),
    problems: JSON.stringify(outcome.problems) as never,
    updated: now,
  });
}

/** Lays it back into the queue. */
export async function putBack(records: Records, mine: Attempt, now: string): Promise<boolean> {
  return change(records, mine, { state: 'queued', updated: now });
}

async function change(records: Records, mine: Attempt, values: Partial<JobRow>): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .updateTable('job_progress')
    .set(values)
    .where('id', '=', mine.id)
    .where('attempt', '=', mine.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Jobs not over that gave no sign of life since `before`; one that is queued may only be waiting for its turn. */
export async function silentJobs(
  records: Records,
  before: string,
): Promise<readonly (Attempt & Pick<JobRow, 'kind' | 'state'>)[]> {
  return records
    .as<Tables>()
    .selectFrom('job_progress')
    .select(['id', 'kind', 'attempt', 'state'])
    .where('state', 'in', ['queued', 'running'])
    .where('updated', '<', before)
    .execute();
}

export async function forgetJobs(records: Records, before: string): Promise<void> {
  await records
    .as<Tables>()
    .deleteFrom('job_progress')
    .where('state', 'in', ['done', 'failed'])
    .where('updated', '<', before)
    .execute();
}
