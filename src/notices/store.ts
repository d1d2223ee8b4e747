import { sql } from 'kysely';
import type { Text } from '../base/text.ts';
import type { Records } from '../platform/db/port.ts';

interface NoticeTable {
  id: string;
  addressee: string;
  kind: string;
  text: Text;
  link: string;
  key: string;
  at: string;
}

interface Tables {
  notice: NoticeTable;
  notice_read: { account_id: string; notice_id: string; read_at: string };
}

export type NoticeRow = Readonly<NoticeTable> & { readonly read_at: string | null };

/** Rows whose id is there already are left as they are. */
export async function insertNotices(records: Records, rows: readonly NoticeTable[]): Promise<void> {
  await records
    .as<Tables>()
    .insertInto('notice')
    .values(rows.map((row) => ({ ...row, text: JSON.stringify(row.text) as never })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface NoticeFilter {
  readonly account: string;
  readonly addresses: readonly string[];
  readonly unread: boolean;
  /** Instant and id of the row before the page. */
  readonly after?: readonly [string, string] | undefined;
}

/** Newest first. */
export async function selectNotices(
  records: Records,
  { account, addresses, unread, after }: NoticeFilter,
  limit: number,
): Promise<readonly NoticeRow[]> {
  let query = addressed(records, account, addresses)
    .selectAll('n')
    .select('r.read_at')
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit);
  if (unread) query = query.where('r.read_at', 'is', null);
  if (after) query = query.where(sql<boolean>`(n.at, n.id) < (${after[0]}::timestamptz, ${after[1]})`);
  return query.execute();
}

export async function countUnread(records: Records, account: string, addresses: readonly string[]): Promise<number> {
  const row = await addressed(records, account, addresses)
    .select((eb) => eb.fn.countAll().as('count'))
    .where('r.read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Marks one as read, or all of them; gives how many of those addressed there are, read before or now. */
export async function markRead(
  records: Records,
  { account, addresses, at }: { readonly account: string; readonly addresses: readonly string[]; readonly at: string },
  id: string | null,
): Promise<number> {
  const db = records.as<Tables>();
  let query = db
    .selectFrom('notice')
    .select('id')
    .where('addressee', 'in', [...addresses]);
  if (id !== null) query = query.where('id', '=', id);
  const found = (await query.execute()).length;
  if (found === 0) return 0;
  await db
    .insertInto('notice_read')
    .columns(['account_id', 'notice_id', 'read_at'])
    .expression(query.clearSelect().select([sql.val(account).as('account_id'), 'id', sql`${at}::timestamptz`.as('at')]))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return found;
}

function addressed(records: Records, account: string, addresses: readonly string[]) {
  return records
    .as<Tables>()
    .selectFrom('notice as n')
    .leftJoin('notice_read as r', (join) => join.onRef('r.notice_id', '=', 'n.id').on('r.account_id', '=', account))
    .where('n.addressee', 'in', [...addresses]);
}
