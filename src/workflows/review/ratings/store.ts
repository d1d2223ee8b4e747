import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../../base/period.ts';
import { behind, inOrder, type Order } from '../../../platform/db/keyset.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Entry, EntryState, EntryStep, Scores } from '../model.ts';

/** What raters owe and have given. Every reading of scores names the rater who asks, or comes after ratings have ended. */

interface EntryRow {
  cycle_id: string;
  step: EntryStep;
  rater: string;
  rater_name: string;
  person: string;
  person_name: string;
  team: string | null;
  opens: PlainDate;
  due: PlainDate;
  state: EntryState;
  given_at: string | null;
  scores: string | null;
  note: string;
}

interface Tables {
  review_entry: EntryRow;
}

const ROWS_AT_ONCE = 5000;

/** One statement a few thousand: a cycle of ten thousand people opens in so many round trips. */
export async function insertEntries(records: Records, cycle: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE) {
    const rows = entries.slice(from, from + ROWS_AT_ONCE);
    const column = (pick: (one: Entry) => string | null, type = 'text') => sql`${rows.map(pick)}::${sql.raw(type)}[]`;
    const columns = [
      column((e) => e.step),
      column((e) => e.rater),
      column((e) => e.raterName),
      column((e) => e.person),
      column((e) => e.personName),
      column((e) => e.team),
      column((e) => e.opens, 'date'),
      column((e) => e.due, 'date'),
      column((e) => e.state),
    ];
    await sql`insert into review_entry
      (cycle_id, step, rater, rater_name, person, person_name, team, opens, due, state)
      select ${cycle}, * from unnest(${sql.join(columns)})`.execute(records.as<Tables>());
  }
}

export interface EntryKey {
  readonly rater: string;
  readonly step: EntryStep;
  readonly person: string;
}

export async function selectEntry(
  records: Records,
  cycle: string,
  { rater, step, person }: EntryKey,
): Promise<Entry | undefined> {
  const row = await records
    .as<Tables>()
    .selectFrom('review_entry')
    .selectAll()
    .where('cycle_id', '=', cycle)
    .where('rater', '=', rater)
    .where('step', '=', step)
    .where('person', '=', person)
    .executeTakeFirst();
  return row && entryOf(row);
}

/** What one rater was asked for in a cycle: their own words, for themself. */
export async function selectEntriesOf(records: Records, cycle: string, rater: string): Promise<readonly Entry[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('review_entry')
    .selectAll()
    .where('cycle_id', '=', cycle)
    .where('rater', '=', rater)
    .orderBy('step')
    .orderBy('person')
    .execute();
  return rows.map(entryOf);
}

/** Everything given in a cycle, for summing up. */
export async function selectEntries(
  records: Records,
  cycle: string,
  filter: { readonly person?: string | undefined } = {},
): Promise<readonly Entry[]> {
  let query = records.as<Tables>().selectFrom('review_entry').selectAll().where('cycle_id', '=', cycle);
  if (filter.person !== undefined) query = query.where('person', '=', filter.person);
  return (await query.execute()).map(entryOf);
}

export async function updateEntry(records: Records, cycle: string, entry: Entry): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('review_entry')
    .set({
      state: entry.state,
      given_at: entry.givenAt,
      scores: entry.scores && JSON.stringify(entry.scores),
      note: entry.note,
    })
    .where('cycle_id', '=', cycle)
    .where('rater', '=', entry.rater)
    .where('step', '=', entry.step)
    .where('person', '=', entry.person)
    .execute();
}

/** What is owed in a step gets another day; what was given or excused keeps the one it had. */
export async function dateEntries(records: Records, cycle: string, step: EntryStep, due: PlainDate): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('review_entry')
    .set({ due })
    .where('cycle_id', '=', cycle)
    .where('step', '=', step)
    .where('state', '=', 'owed')
    .execute();
}

export async function deleteEntry(records: Records, cycle: string, { rater, step, person }: EntryKey): Promise<void> {
  await records
    .as<Tables>()
    .deleteFrom('review_entry')
    .where('cycle_id', '=', cycle)
    .where('rater', '=', rater)
    .where('step', '=', step)
    .where('person', '=', person)
    .execute();
}

/** After the release nobody needs what a single peer said: it is forgotten, only that it was given stays. */
export async function forgetPeers(records: Records, cycle: string): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('review_entry')
    .set({ scores: null, note: '' })
    .where('cycle_id', '=', cycle)
    .where('step', '=', 'peer')
    .execute();
}

export interface StepCount {
  readonly team: string | null;
  readonly step: EntryStep;
  readonly owed: number;
  readonly given: number;
  readonly excused: number;
  /** Of those owed. */
  readonly late: number;
  readonly due: PlainDate;
}

/** The board: by team and step, in one aggregate. */
export async function countEntries(records: Records, cycle: string, today: PlainDate): Promise<readonly StepCount[]> {
  const { rows } = await sql<Record<keyof StepCount, string>>`
    select team, step, max(due) as due,
      count(*) filter (where state = 'owed') as owed,
      count(*) filter (where state = 'given') as given,
      count(*) filter (where state = 'excused') as excused,
      count(*) filter (where state = 'owed' and due < ${today}::date) as late
    from review_entry where cycle_id = ${cycle} group by team, step order by team nulls last, step`.execute(
    records.as<Tables>(),
  );
  return rows.map((row) => ({
    team: row.team,
    step: row.step as EntryStep,
    due: row.due,
    owed: Number(row.owed),
    given: Number(row.given),
    excused: Number(row.excused),
    late: Number(row.late),
  }));
}

export interface OwedFilter {
  readonly team?: string | undefined;
  readonly step?: EntryStep | undefined;
  /** Only what was due before this day. */
  readonly lateOn?: PlainDate | undefined;
  /** Only these raters. */
  readonly raters?: readonly string[] | undefined;
  /** What is due first first where nothing is said. */
  readonly order?: Order | undefined;
}

const DUE_FIRST: Order = { key: { column: 'due', as: 'date' }, down: false };

export interface OwedRow {
  readonly rater: string;
  readonly raterName: string;
  readonly step: EntryStep;
  readonly count: number;
  readonly opens: PlainDate;
  readonly due: PlainDate;
}

/** Who owes how much. A team is the team of those to be rated. */
export async function selectOwed(
  records: Records,
  cycle: string,
  filter: OwedFilter,
  limit: number,
): Promise<readonly OwedRow[]> {
  const where: RawBuilder<SqlBool>[] = [sql`cycle_id = ${cycle}`, sql`state = 'owed'`];
  if (filter.team !== undefined) where.push(sql`team = ${filter.team}`);
  if (filter.step !== undefined) where.push(sql`step = ${filter.step}`);
  if (filter.lateOn !== undefined) where.push(sql`due < ${filter.lateOn}::date`);
  if (filter.raters !== undefined) where.push(sql`rater = any(${[...filter.raters]}::text[])`);
  const order = filter.order ?? DUE_FIRST;
  const { rows } = await sql<Record<keyof OwedRow, string>>`
    select rater, "raterName", step, count, opens, due from (
      select rater, min(rater_name) as "raterName", step, count(*) as count, min(opens) as opens, min(due) as due,
        rater || ' ' || step as id
      from review_entry where ${sql.join(where, sql` and `)} group by rater, step
    ) as owed where ${behind(order)} order by ${inOrder(order)} limit ${limit}`.execute(records.as<Tables>());
  return rows.map((row) => ({ ...row, step: row.step as EntryStep, count: Number(row.count) }));
}

/** What a rater was asked in the cycles that collect ratings, by step. */
export async function countByStep(records: Records, rater: string) {
  const { rows } = await sql<{
    cycle: string;
    period: string;
    step: EntryStep;
    owed: string;
    given: string;
    opens: string;
    due: string;
  }>`
    select cycle_id as cycle, period, step, min(opens) as opens, min(due) as due,
      count(*) filter (where e.state = 'owed') as owed, count(*) filter (where e.state = 'given') as given
    from review_entry as e join review_cycle as c on c.id = cycle_id
    where rater = ${rater} and c.state = 'collecting'
    group by cycle_id, period, step order by period desc, min(due), step`.execute(records.as<Tables>());
  return rows.map((row) => ({ ...row, owed: Number(row.owed), given: Number(row.given) }));
}

/** Cycles that wait for a rater, with how much and until when. */
export async function selectOwedBy(
  records: Records,
  rater: string,
): Promise<
  readonly {
    readonly cycle: string;
    readonly step: EntryStep;
    readonly count: number;
    readonly opens: PlainDate;
    readonly due: PlainDate;
  }[]
> {
  const { rows } = await sql<{ cycle: string; step: EntryStep; count: string; opens: string; due: string }>`
    select cycle_id as cycle, step, count(*) as count, min(opens) as opens, min(due) as due
    from review_entry join review_cycle on review_cycle.id = cycle_id
    where rater = ${rater} and review_entry.state = 'owed' and review_cycle.state = 'collecting'
    group by cycle_id, step order by min(due), step`.execute(records.as<Tables>());
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

function entryOf(row: Selectable<EntryRow>): Entry {
  return {
    step: row.step,
    rater: row.rater,
    raterName: row.rater_name,
    person: row.person,
    personName: row.person_name,
    team: row.team,
    opens: row.opens,
    due: row.due,
    state: row.state,
    givenAt: row.given_at,
    scores: row.scores === null ? null : (JSON.parse(row.scores) as Scores),
    note: row.note,
  };
}
