import { sql } from 'kysely';
import type { Problem } from '../../base/problem.ts';
import type { Text } from '../../base/text.ts';
import type { Records } from '../../platform/db/port.ts';
import type { Content } from '../channels/model.ts';

interface DeliveryTable {
  id: string;
  channel_id: string;
  account_id: string | null;
  content: Content;
  state: 'waiting' | 'sent' | 'given-up';
  made_at: string;
  due_at: string;
  attempts: number;
  ended_at: string | null;
  problem: Problem | null;
}

interface Tables {
  notice: {
    id: string;
    addressee: string;
    kind: string;
    text: Text;
    link: string;
    at: string;
    spread_at: string | null;
  };
  notice_delivery: DeliveryTable;
  notice_channel: { id: string; active: boolean; paused_until: string | null };
}

export type Delivery = Readonly<DeliveryTable>;
export type NewDelivery = Pick<Delivery, 'id' | 'channel_id' | 'account_id' | 'content'>;
export type UnspreadNotice = Omit<Readonly<Tables['notice']>, 'spread_at'>;

/** Notices of which nobody has worked out yet who hears outside; the rows are the transaction's alone. */
export async function takeUnspread(records: Records, now: string, limit: number): Promise<readonly UnspreadNotice[]> {
  const db = records.as<Tables>();
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'addressee', 'kind', 'text', 'link', 'at'])
    .where('spread_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await db.updateTable('notice').set({ spread_at: now }).where('id', 'in', ids).execute();
  return rows;
}

const ROWS_AT_ONCE = 1000;

/** Those that are there already stay as they are, sent or not. */
export async function addDeliveries(records: Records, made: readonly NewDelivery[], now: string): Promise<void> {
  for (let from = 0; from < made.length; from += ROWS_AT_ONCE) {
    const rows = made.slice(from, from + ROWS_AT_ONCE).map((one) => ({
      ...one,
      content: JSON.stringify(one.content) as never,
      state: 'waiting' as const,
      made_at: now,
      due_at: now,
      attempts: 0,
      ended_at: null,
      problem: null,
    }));
    await records
      .as<Tables>()
      .insertInto('notice_delivery')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * Takes what is due for a channel and puts it off, so that nobody else takes it while it is being sent; where the process ends
 * meanwhile, it comes again.
 */
export async function claim(
  records: Records,
  channel: string,
  { now, until, limit }: { readonly now: string; readonly until: string; readonly limit: number },
): Promise<readonly Delivery[]> {
  const db = records.as<Tables>();
  const due = db
    .selectFrom('notice_delivery')
    .select('id')
    .where('channel_id', '=', channel)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('made_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await db
    .updateTable('notice_delivery')
    .set((eb) => ({ due_at: until, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', due)
    .returningAll()
    .execute();
  return [...rows].sort((a, b) => (a.made_at + a.id < b.made_at + b.id ? -1 : 1));
}

export async function endDeliveries(
  records: Records,
  ids: readonly string[],
  end: { readonly state: 'sent' | 'given-up'; readonly now: string; readonly problem: Problem | null },
): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('notice_delivery')
    .set({ state: end.state, ended_at: end.now, problem: problemText(end.problem) })
    .where('id', 'in', [...ids])
    .execute();
}

export async function putOff(records: Records, ids: readonly string[], until: string, problem: Problem): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('notice_delivery')
    .set({ due_at: until, problem: problemText(problem) })
    .where('id', 'in', [...ids])
    .execute();
}

function problemText(problem: Problem | null): never {
  return (problem === null ? null : JSON.stringify(problem)) as never;
}

/** What was not got rid of since `before` is given up, for the reason last met; gives how many. */
export async function giveUpOld(records: Records, before: string, now: string): Promise<number> {
  const result = await records
    .as<Tables>()
    .updateTable('notice_delivery')
    .set((eb) => ({
      state: 'given-up' as const,
      ended_at: now,
      problem: sql<Problem>`coalesce(problem, (select failure from notice_channel where id = ${eb.ref('channel_id')}))`,
    }))
    .where('state', '=', 'waiting')
    .where('made_at', '<', before)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function forgetEnded(records: Records, before: string): Promise<void> {
  await records
    .as<Tables>()
    .deleteFrom('notice_delivery')
    .where('state', '<>', 'waiting')
    .where('ended_at', '<', before)
    .execute();
}

/** Whether there is anything to work out or to send now. */
export async function anythingDue(records: Records, now: string): Promise<boolean> {
  const db = records.as<Tables>();
  const notice = await db.selectFrom('notice').select('id').where('spread_at', 'is', null).limit(1).executeTakeFirst();
  if (notice) return true;
  const delivery = await db
    .selectFrom('notice_delivery as d')
    .innerJoin('notice_channel as c', 'c.id', 'd.channel_id')
    .select('d.id')
    .where('d.state', '=', 'waiting')
    .where('d.due_at', '<=', now)
    .where('c.active', '=', true)
    .where((eb) => eb.or([eb('c.paused_until', 'is', null), eb('c.paused_until', '<=', now)]))
    .limit(1)
    .executeTakeFirst();
  return delivery !== undefined;
}
