import { type Selectable, sql } from 'kysely';
import { behind, inOrder, type Order } from '../../platform/db/keyset.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Adjustment, Cycle, CycleState, FormText, Hand, Measured, Subject } from './model.ts';

/** Cycles, who is judged in them, and what calibration made of it. */

interface CycleRow {
  id: string;
  period: string;
  state: CycleState;
  seed: string;
  forms: string;
  opened_by: Hand;
  opened_at: string;
  summed_at: string | null;
  submitted_by: Cycle['submittedBy'];
  followed_at: string | null;
  released_by: Hand | null;
  released_at: string | null;
  closed_at: string | null;
}

interface SubjectRow extends Subject {
  cycle_id: string;
  measured: string | null;
  score: string | null;
  grade: string | null;
}

interface Tables {
  review_cycle: CycleRow;
  review_subject: SubjectRow;
  review_adjustment: {
    cycle_id: string;
    person: string;
    item: string;
    score: string;
    why: string;
    by_whom: Hand;
    at: string;
  };
}

/** False where the period already has a cycle. */
export async function insertCycle(records: Records, cycle: Cycle): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .insertInto('review_cycle')
    .values(rowOf(cycle))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateCycle(records: Records, cycle: Cycle): Promise<void> {
  const { id, ...values } = rowOf(cycle);
  await records.as<Tables>().updateTable('review_cycle').set(values).where('id', '=', id).execute();
}

/** Everything known at the instant is in their results. */
export async function markFollowed(records: Records, ids: readonly string[], at: string): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('review_cycle')
    .set({ followed_at: at })
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute();
}

/** `hold` keeps others from changing it to the end of the transaction. */
export async function selectCycle(records: Records, id: string, hold = false): Promise<Cycle | undefined> {
  let query = records.as<Tables>().selectFrom('review_cycle').selectAll().where('id', '=', id);
  if (hold) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && cycleOf(row);
}

export interface CycleFilter {
  readonly period?: string | undefined;
  readonly states?: readonly CycleState[] | undefined;
  /** The newest period first where nothing is said. */
  readonly order?: Order | undefined;
}

const NEWEST: Order = { key: { column: 'period', as: 'text' }, down: true };

export async function selectCycles(
  records: Records,
  { period, states, order = NEWEST }: CycleFilter,
  limit: number,
): Promise<readonly Cycle[]> {
  let query = records.as<Tables>().selectFrom('review_cycle').selectAll().where(behind(order)).limit(limit);
  if (period !== undefined) query = query.where('period', '=', period);
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  return (await query.orderBy(inOrder(order)).execute()).map(cycleOf);
}

const ROWS_AT_ONCE = 5000;

export async function insertSubjects(records: Records, cycle: string, subjects: readonly Subject[]): Promise<void> {
  for (let from = 0; from < subjects.length; from += ROWS_AT_ONCE) {
    const rows = subjects.slice(from, from + ROWS_AT_ONCE);
    const column = (pick: (one: Subject) => string | null) => sql`${rows.map(pick)}::text[]`;
    await sql`insert into review_subject (cycle_id, person, name, post, team, lead, form)
      select ${cycle}, * from unnest(${column((s) => s.person)}, ${column((s) => s.name)}, ${column((s) => s.post)},
        ${column((s) => s.team)}, ${column((s) => s.lead)}, ${column((s) => s.form)})`.execute(records.as<Tables>());
  }
}

/** A subject with what was summed up about them. */
export interface SummedSubject extends Subject {
  readonly measured: Measured | null;
  readonly score: string | null;
  readonly grade: string | null;
}

export async function selectSubjects(
  records: Records,
  cycle: string,
  filter: { readonly person?: string | undefined; readonly people?: readonly string[] } = {},
): Promise<readonly SummedSubject[]> {
  let query = records
    .as<Tables>()
    .selectFrom('review_subject')
    .selectAll()
    .where('cycle_id', '=', cycle)
    .orderBy('person');
  if (filter.person !== undefined) query = query.where('person', '=', filter.person);
  if (filter.people !== undefined) query = query.where(sql<boolean>`person = any(${[...filter.people]}::text[])`);
  return (await query.execute()).map(({ cycle_id: _, measured, ...row }) => {
    return { ...row, measured: measured === null ? null : (JSON.parse(measured) as Measured) };
  });
}

/** The cycles in which somebody was judged and whose results are known, the newest first. */
export async function selectResults(records: Records, person: string): Promise<readonly (Cycle & SummedSubject)[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('review_subject')
    .innerJoin('review_cycle', 'review_cycle.id', 'review_subject.cycle_id')
    .selectAll()
    .where('person', '=', person)
    .where('state', 'in', ['released', 'closed'])
    .orderBy('period', 'desc')
    .execute();
  return rows.map(({ cycle_id: _, measured, ...row }) => {
    const subject = { ...row, measured: measured === null ? null : (JSON.parse(measured) as Measured) };
    return { ...subject, ...cycleOf(row) };
  });
}

export interface Sum {
  readonly person: string;
  readonly measured: Measured | null;
  readonly score: string | null;
  readonly grade: string | null;
}

export async function updateSums(records: Records, cycle: string, sums: readonly Sum[]): Promise<void> {
  for (let from = 0; from < sums.length; from += ROWS_AT_ONCE) {
    const rows = sums.slice(from, from + ROWS_AT_ONCE);
    const column = (pick: (one: Sum) => string | null) => sql`${rows.map(pick)}::text[]`;
    await sql`update review_subject as s set measured = n.measured, score = n.score::numeric, grade = n.grade
      from unnest(${column((s) => s.person)}, ${column((s) => s.measured && JSON.stringify(s.measured))},
        ${column((s) => s.score)}, ${column((s) => s.grade)}) as n (person, measured, score, grade)
      where s.cycle_id = ${cycle} and s.person = n.person`.execute(records.as<Tables>());
  }
}

export async function keepAdjustment(records: Records, cycle: string, adjustment: Adjustment): Promise<void> {
  const { person, item, score, why, by, at } = adjustment;
  const values = { score, why, by_whom: JSON.stringify(by) as never, at };
  await records
    .as<Tables>()
    .insertInto('review_adjustment')
    .values({ cycle_id: cycle, person, item, ...values })
    .onConflict((conflict) => conflict.columns(['cycle_id', 'person', 'item']).doUpdateSet(values))
    .execute();
}

/** True where there was one to take back. */
export async function deleteAdjustment(
  records: Records,
  cycle: string,
  person: string,
  item: string,
): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .deleteFrom('review_adjustment')
    .where('cycle_id', '=', cycle)
    .where('person', '=', person)
    .where('item', '=', item)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function selectAdjustments(records: Records, cycle: string): Promise<readonly Adjustment[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('review_adjustment')
    .selectAll()
    .where('cycle_id', '=', cycle)
    .orderBy('person')
    .orderBy('item')
    .execute();
  return rows.map(({ cycle_id: _, by_whom: by, ...row }) => ({ ...row, by }));
}

function rowOf(cycle: Cycle): CycleRow {
  return {
    id: cycle.id,
    period: cycle.period,
    state: cycle.state,
    seed: cycle.seed,
    forms: JSON.stringify(cycle.forms),
    opened_by: JSON.stringify(cycle.openedBy) as never,
    opened_at: cycle.openedAt,
    summed_at: cycle.summedAt,
    submitted_by: cycle.submittedBy && (JSON.stringify(cycle.submittedBy) as never),
    followed_at: cycle.followedAt,
    released_by: cycle.releasedBy && (JSON.stringify(cycle.releasedBy) as never),
    released_at: cycle.releasedAt,
    closed_at: cycle.closedAt,
  };
}

function cycleOf(row: Selectable<CycleRow>): Cycle {
  return {
    id: row.id,
    period: row.period,
    state: row.state,
    seed: row.seed,
    forms: JSON.parse(row.forms) as readonly FormText[],
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    summedAt: row.summed_at,
    submittedBy: row.submitted_by,
    followedAt: row.followed_at,
    releasedBy: row.released_by,
    releasedAt: row.released_at,
    closedAt: row.closed_at,
  };
}
