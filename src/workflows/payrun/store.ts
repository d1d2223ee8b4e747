import { type Selectable, sql } from 'kysely';
import { behind, inOrder, type Order } from '../../platform/db/keyset.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Hand, Population, Run, RunState } from './model.ts';

/** Runs and the texts they were worked out from. */

interface RunTable {
  id: string;
  period: string;
  plan: string;
  population: Population | null;
  plan_version: number;
  plan_file: string;
  plan_hash: string;
  metrics_hash: string;
  inputs_file: string | null;
  inputs_hash: string | null;
  known: string;
  state: RunState;
  hands: readonly Hand[];
  prepared_at: string;
  approved_by: Hand | null;
  approved_at: string | null;
  published_at: string | null;
  answer_until: string | null;
  closed_at: string | null;
  job: string | null;
  calculation: string | null;
  result_hash: string | null;
  people: number | null;
  paid: number | null;
  total: string | null;
}

interface Tables {
  pay_run: RunTable;
  pay_source: { hash: string; text: string };
  pay_explanation: { run_id: string; code: string; reason: string; given_by: Hand; given_at: string };
}

export async function keepSource(records: Records, hash: string, text: string): Promise<void> {
  await records
    .as<Tables>()
    .insertInto('pay_source')
    .values({ hash, text })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function sourceText(records: Records, hash: string): Promise<string> {
  const row = await records
    .as<Tables>()
    .selectFrom('pay_source')
    .select('text')
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return row.text;
}

/** False where the period already has a run of everybody by this plan. */
export async function insertRun(records: Records, run: Run): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .insertInto('pay_run')
    .values(rowOf(run))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateRun(records: Records, run: Run): Promise<void> {
  const { id, ...values } = rowOf(run);
  await records.as<Tables>().updateTable('pay_run').set(values).where('id', '=', id).execute();
}

/** `hold` keeps others from changing it to the end of the transaction. */
export async function selectRun(records: Records, id: string, hold = false): Promise<Run | undefined> {
  const { rows } = await sql<Selectable<RunTable>>`
    select * from pay_run where id = ${id} ${hold ? sql`for update` : sql``}`.execute(records.as<Tables>());
  return rows[0] && runOf(rows[0]);
}

export interface RunFilter {
  readonly plan?: string | undefined;
  readonly period?: string | undefined;
  readonly states?: readonly RunState[] | undefined;
  /** The newest period first where nothing is said. */
  readonly order?: Order | undefined;
}

const NEWEST: Order = { key: { column: 'period', as: 'text' }, down: true };

export async function selectRuns(records: Records, filter: RunFilter, limit: number): Promise<readonly Run[]> {
  let query = records
    .as<Tables>()
    .selectFrom('pay_run')
    .selectAll()
    .where(behind(filter.order ?? NEWEST))
    .orderBy(inOrder(filter.order ?? NEWEST))
    .limit(limit);
  if (filter.plan !== undefined) query = query.where('plan', '=', filter.plan);
  if (filter.period !== undefined) query = query.where('period', '=', filter.period);
  if (filter.states !== undefined) query = query.where('state', 'in', [...filter.states]);
  return (await query.execute()).map(runOf);
}

export interface Explanation {
  readonly code: string;
  readonly reason: string;
  readonly by: Hand;
}

export async function selectExplanations(records: Records, run: string): Promise<readonly Explanation[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_explanation')
    .select(['code', 'reason', 'given_by'])
    .where('run_id', '=', run)
    .execute();
  return rows.map(({ code, reason, given_by }) => ({ code, reason, by: given_by }));
}

export async function keepExplanation(records: Records, run: string, given: Explanation, at: string): Promise<void> {
  const values = { reason: given.reason, given_by: JSON.stringify(given.by) as never, given_at: at };
  await records
    .as<Tables>()
    .insertInto('pay_explanation')
    .values({ run_id: run, code: given.code, ...values })
    .onConflict((conflict) => conflict.columns(['run_id', 'code']).doUpdateSet(values))
    .execute();
}

/** A reason that was given for other findings than there are now. */
export async function forgetExplanation(records: Records, run: string, code: string): Promise<void> {
  const table = records.as<Tables>().deleteFrom('pay_explanation');
  await table.where('run_id', '=', run).where('code', '=', code).execute();
}

function rowOf(run: Run): RunTable {
  const { outcome, approved } = run;
  return {
    id: run.id,
    period: run.period,
    plan: run.plan,
    population: run.population && (JSON.stringify(run.population) as never),
    plan_version: run.planVersion,
    plan_file: run.planFile,
    plan_hash: run.planHash,
    metrics_hash: run.metricsHash,
    inputs_file: run.inputs?.file ?? null,
    inputs_hash: run.inputs?.hash ?? null,
    known: run.known,
    state: run.state,
    hands: JSON.stringify(run.hands) as never,
    prepared_at: run.preparedAt,
    approved_by: approved && (JSON.stringify(approved.by) as never),
    approved_at: approved?.at ?? null,
    published_at: run.publishedAt,
    answer_until: run.answerUntil,
    closed_at: run.closedAt,
    job: run.job,
    calculation: outcome?.calculation ?? null,
    result_hash: outcome?.hash ?? null,
    people: outcome?.people ?? null,
    paid: outcome?.paid ?? null,
    total: outcome?.total ?? null,
  };
}

function runOf(row: Selectable<RunTable>): Run {
  const { calculation, result_hash: hash, people, paid, total, inputs_file, inputs_hash } = row;
  const worked = calculation !== null && hash !== null && people !== null && paid !== null && total !== null;
  return {
    id: row.id,
    period: row.period,
    plan: row.plan,
    population: row.population,
    planVersion: row.plan_version,
    planFile: row.plan_file,
    planHash: row.plan_hash,
    metricsHash: row.metrics_hash,
    inputs: inputs_file === null || inputs_hash === null ? null : { file: inputs_file, hash: inputs_hash },
    known: row.known,
    state: row.state,
    hands: row.hands,
    preparedAt: row.prepared_at,
    approved: row.approved_by && { by: row.approved_by, at: row.approved_at ?? '' },
    publishedAt: row.published_at,
    answerUntil: row.answer_until,
    closedAt: row.closed_at,
    job: row.job,
    outcome: worked ? { calculation, hash, people, paid, total } : null,
  };
}
