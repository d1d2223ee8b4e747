import { sql } from 'kysely';
import type { Problem } from '../../base/problem.ts';
import type { Records } from '../../platform/db/port.ts';
import type { BotKind } from '../choices.ts';

interface ChannelTable {
  id: string;
  kind: 'mail' | BotKind;
  active: boolean;
  config: unknown;
  secret: string | null;
  changed_at: string;
  changed_by: string;
  sent_at: string | null;
  failing_since: string | null;
  failures: number;
  failure: Problem | null;
  paused_until: string | null;
}

interface DeliveryCounts {
  channel_id: string;
  state: 'waiting' | 'sent' | 'given-up';
  ended_at: string | null;
  problem: Problem | null;
}

interface Tables {
  notice_channel: ChannelTable;
  notice_delivery: DeliveryCounts;
}

export type ChannelRow = Readonly<ChannelTable>;

export function selectChannels(records: Records): Promise<readonly ChannelRow[]> {
  const byTitle = sql`config->>'title'`;
  return records.as<Tables>().selectFrom('notice_channel').selectAll().orderBy(byTitle).orderBy('id').execute();
}

export function selectChannel(records: Records, id: string): Promise<ChannelRow | undefined> {
  return records.as<Tables>().selectFrom('notice_channel').selectAll().where('id', '=', id).executeTakeFirst();
}

export type StoredChannel = Pick<
  ChannelRow,
  'id' | 'kind' | 'active' | 'config' | 'secret' | 'changed_at' | 'changed_by'
>;

/** What is set up anew is tried at once, whatever happened before. */
export async function putChannel(records: Records, { id, ...row }: StoredChannel): Promise<void> {
  const values = { ...row, config: JSON.stringify(row.config) as unknown, failures: 0, paused_until: null };
  await records
    .as<Tables>()
    .insertInto('notice_channel')
    .values({ id, ...values, sent_at: null, failing_since: null, failure: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function deleteChannel(records: Records, id: string): Promise<boolean> {
  const result = await records.as<Tables>().deleteFrom('notice_channel').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function markSent(records: Records, id: string, now: string): Promise<void> {
  const values = { sent_at: now, failing_since: null, failures: 0, failure: null, paused_until: null };
  await records.as<Tables>().updateTable('notice_channel').set(values).where('id', '=', id).execute();
}

export async function markFailing(
  records: Records,
  id: string,
  { problem, now, until }: { readonly problem: Problem; readonly now: string; readonly until: string },
): Promise<void> {
  await records
    .as<Tables>()
    .updateTable('notice_channel')
    .set((eb) => ({
      failing_since: sql<string>`coalesce(failing_since, ${now}::timestamptz)`,
      failures: eb('failures', '+', 1),
      failure: JSON.stringify(problem) as never,
      paused_until: until,
    }))
    .where('id', '=', id)
    .execute();
}

export interface Backlog {
  readonly channel: string;
  readonly waiting: number;
  readonly givenUp: number;
}

/** What still waits, and what was given up since a moment. */
export async function backlogs(records: Records, since: string): Promise<readonly Backlog[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('notice_delivery')
    .select(['channel_id as channel'])
    .select(sql<string>`count(*) filter (where state = 'waiting')`.as('waiting'))
    .select(sql<string>`count(*) filter (where state = 'given-up' and ended_at >= ${since}::timestamptz)`.as('givenUp'))
    .groupBy('channel_id')
    .execute();
  return rows.map(({ channel, waiting, givenUp }) => ({ channel, waiting: Number(waiting), givenUp: Number(givenUp) }));
}

/** Why the newest of those given up was. */
export async function lastGivenUp(records: Records, channel: string, since: string): Promise<Problem | null> {
  const row = await records
    .as<Tables>()
    .selectFrom('notice_delivery')
    .select('problem')
    .where('channel_id', '=', channel)
    .where('state', '=', 'given-up')
    .where('ended_at', '>=', since)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.problem ?? null;
}
