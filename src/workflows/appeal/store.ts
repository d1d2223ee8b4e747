import { sql } from 'kysely';
import { behind, inOrder, type Order } from '../../platform/db/keyset.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Hand } from '../payrun/index.ts';
import type { Appeal, AppealState, ObjectKind, SeatName } from './model.ts';

/** Appeals as documents, with the columns that lists are made by. */

interface Tables {
  appeal: {
    id: string;
    number: number;
    person: string;
    kind: string;
    ref: string;
    state: string;
    due: string | null;
    filed_at: string;
    closed_at: string | null;
    document: string;
  };
  appeal_seat: { seat: SeatName; account: string; name: string; set_at: string };
}

/** Any number that no other program uses on the same server: filers take turns for the next number. */
const NUMBER_LOCK = 774_930_011;

export async function nextNumber(records: Records): Promise<number> {
  const db = records.as<Tables>();
  await sql`select pg_advisory_xact_lock(${sql.lit(NUMBER_LOCK)})`.execute(db);
  const row = await db.selectFrom('appeal').select(db.fn.max('number').as('newest')).executeTakeFirst();
  return Number(row?.newest ?? 0) + 1;
}

export async function insertAppeal(records: Records, appeal: Appeal): Promise<void> {
  await records.as<Tables>().insertInto('appeal').values(rowOf(appeal)).execute();
}

export async function updateAppeal(records: Records, appeal: Appeal): Promise<void> {
  const { id, ...values } = rowOf(appeal);
  await records.as<Tables>().updateTable('appeal').set(values).where('id', '=', id).execute();
}

/** `hold` keeps others from changing it to the end of the transaction. */
export async function selectAppeal(records: Records, id: string, hold = false): Promise<Appeal | undefined> {
  let query = records.as<Tables>().selectFrom('appeal').select('document').where('id', '=', id);
  if (hold) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && appealOf(row.document);
}

export interface AppealFilter {
  readonly states?: readonly AppealState[] | undefined;
  /** Null: everybody's. */
  readonly people: ReadonlySet<string> | null;
  readonly kind?: ObjectKind | undefined;
  readonly ref?: string | undefined;
  /** Those whose step was due before this day. */
  readonly dueBefore?: string | undefined;
  /** The newest first where nothing is said. */
  readonly order?: Order | undefined;
}

const NEWEST: Order = { key: { column: 'filed_at', as: 'instant' }, down: true };

export async function selectAppeals(records: Records, filter: AppealFilter, limit: number): Promise<readonly Appeal[]> {
  const { states, people, kind, ref, dueBefore, order = NEWEST } = filter;
  let query = records.as<Tables>().selectFrom('appeal').select('document');
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  if (people !== null) query = query.where('person', 'in', [...people, '']);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (ref !== undefined) query = query.where('ref', '=', ref);
  if (dueBefore !== undefined) query = query.where('due', '<', dueBefore);
  const rows = await query.where(behind(order)).orderBy(inOrder(order)).limit(limit).execute();
  return rows.map(({ document }) => appealOf(document));
}

/** The appeal of this number that was not withdrawn. */
export async function appealAbout(
  records: Records,
  person: string,
  kind: ObjectKind,
  ref: string,
): Promise<Appeal | undefined> {
  const found = await selectAppeals(records, { people: new Set([person]), kind, ref }, 20);
  return found.find(({ state }) => state !== 'withdrawn');
}

export async function seatHolders(records: Records): Promise<ReadonlyMap<SeatName, Hand>> {
  const rows = await records.as<Tables>().selectFrom('appeal_seat').select(['seat', 'account', 'name']).execute();
  return new Map(rows.map(({ seat, account, name }) => [seat, { account, name }]));
}

export async function setSeat(records: Records, seat: SeatName, holder: Hand | null, at: string): Promise<void> {
  const db = records.as<Tables>();
  await db.deleteFrom('appeal_seat').where('seat', '=', seat).execute();
  if (holder === null) return;
  // Nobody sits twice: who is given another seat leaves the first.
  await db.deleteFrom('appeal_seat').where('account', '=', holder.account).execute();
  await db
    .insertInto('appeal_seat')
    .values({ seat, ...holder, set_at: at })
    .execute();
}

function rowOf(appeal: Appeal): Tables['appeal'] {
  const { id, number, person, object, state, due, filedAt, closedAt } = appeal;
  const { kind, ref } = object;
  return {
    ...{ id, number, person, kind, ref, state, due },
    filed_at: filedAt,
    closed_at: closedAt,
    document: JSON.stringify(appeal),
  };
}

function appealOf(document: string): Appeal {
  return JSON.parse(document) as Appeal;
}
