import { createHash } from 'node:crypto';
import type { Account } from '../access/index.ts';
import { failed, ok, type Result } from '../base/problem.ts';
import type { Records } from '../platform/db/port.ts';
import { addresseeIn, addressesOf, addressText } from './addressee.ts';
import type { Notice, NoticeDraft } from './model.ts';
import { noticeProblem } from './problems.ts';
import { countUnread, insertNotices, markRead, type NoticeRow, selectNotices } from './store.ts';

/** Telling people, and what an account was told. */

/** One statement takes no more parameters than this many rows have. */
const ROWS_AT_ONCE = 1000;

/** Tells each addressee once per key, in the caller's transaction: with the move it tells about, or not at all. */
export async function notify(records: Records, drafts: readonly NoticeDraft[], now: string): Promise<void> {
  const rows = new Map(drafts.map((draft) => [idOf(draft), rowOf(draft, now)]));
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE)
    await insertNotices(records, all.slice(from, from + ROWS_AT_ONCE));
}

function idOf({ to, key }: NoticeDraft): string {
  return createHash('sha256')
    .update(`${addressText(to)}\n${key}`)
    .digest('base64url')
    .slice(0, 22);
}

function rowOf(draft: NoticeDraft, at: string) {
  const { to, kind, text, link, key } = draft;
  return { id: idOf(draft), addressee: addressText(to), kind, text, link, key, at };
}

/** Whoever reads: an account sees what is for it, for its person and for its roles. */
export type Reader = Pick<Account, 'id' | 'person' | 'roles'>;

export interface NoticePage {
  readonly unread?: boolean;
  /** Instant and id of the notice before the page. */
  readonly after?: readonly [string, string] | undefined;
}

/** Newest first. */
export async function noticesOf(
  records: Records,
  reader: Reader,
  { unread = false, after }: NoticePage,
  limit: number,
): Promise<readonly Notice[]> {
  const filter = { account: reader.id, addresses: addressesOf(reader), unread, after };
  return (await selectNotices(records, filter, limit)).map(noticeOf);
}

export function unreadOf(records: Records, reader: Reader): Promise<number> {
  return countUnread(records, reader.id, addressesOf(reader));
}

/** Reading again changes nothing; a notice for somebody else does not exist. */
export async function readNotice(
  records: Records,
  reader: Reader,
  id: string,
  now: string,
): Promise<Result<{ readonly unread: number }>> {
  const mine = await markRead(records, { account: reader.id, addresses: addressesOf(reader), at: now }, id);
  return mine === 0 ? failed(noticeProblem('notices.not-found')) : ok({ unread: await unreadOf(records, reader) });
}

export async function readAllNotices(records: Records, reader: Reader, now: string): Promise<void> {
  await markRead(records, { account: reader.id, addresses: addressesOf(reader), at: now }, null);
}

function noticeOf({ id, addressee, kind, text, link, key, at, read_at: readAt }: NoticeRow): Notice {
  return { id, to: addresseeIn(addressee), kind, text, link, key, at, readAt };
}
