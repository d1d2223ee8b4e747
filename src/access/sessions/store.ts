import { sql } from 'kysely';
import type { Records } from '../../platform/db/records.ts';
import type { AccountRow } from '../accounts/store.ts';

export interface SessionTable {
  token_hash: string;
  account_id: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  pending: boolean;
  device: string;
}

interface Tables {
  session: SessionTable;
  sign_in_failure: { subject: string; at: string };
}

export async function insertSession(records: Records, session: SessionTable): Promise<void> {
  await records.as<Tables>().insertInto('session').values(session).execute();
}

export function findSession(records: Records, tokenHash: string): Promise<SessionTable | undefined> {
  return records.as<Tables>().selectFrom('session').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** An account with what its session says of itself. */
export type SessionOwner = AccountRow &
  Pick<SessionTable, 'pending' | 'expires_at' | 'seen_at'> & { opened_at: string };

/** Session and account at once, as text: every request asks, and building a statement costs as much as the answer. */
export async function findSessionOwner(records: Records, tokenHash: string): Promise<SessionOwner | undefined> {
  const { rows } = await sql<SessionOwner>`
    select account.*, session.pending, session.expires_at, session.seen_at, session.created_at as opened_at
    from session join account on account.id = session.account_id
    where session.token_hash = ${tokenHash}`.execute(records.as<Tables>());
  return rows[0];
}

export async function touchSession(
  records: Records,
  tokenHash: string,
  seenAt: string,
  expiresAt: string,
): Promise<void> {
  const set = { seen_at: seenAt, expires_at: expiresAt };
  await records.as<Tables>().updateTable('session').set(set).where('token_hash', '=', tokenHash).execute();
}

export async function deleteSession(records: Records, tokenHash: string): Promise<void> {
  await records.as<Tables>().deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Those that are signed in, the last used first. */
export function sessionsOf(records: Records, accountId: string, now: string): Promise<readonly SessionTable[]> {
  const query = records.as<Tables>().selectFrom('session').selectAll().where('account_id', '=', accountId);
  return query.where('expires_at', '>=', now).where('pending', '=', false).orderBy('seen_at', 'desc').execute();
}

/** False where the account has no such session. */
export async function deleteSessionOf(records: Records, accountId: string, tokenHash: string): Promise<boolean> {
  const deleted = await records
    .as<Tables>()
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Ends every session of an account but the one kept. */
export async function deleteSessionsOf(records: Records, accountId: string, keep: string | null): Promise<void> {
  let query = records.as<Tables>().deleteFrom('session').where('account_id', '=', accountId);
  if (keep !== null) query = query.where('token_hash', '<>', keep);
  await query.execute();
}

export async function deleteExpired(records: Records, now: string): Promise<void> {
  await records.as<Tables>().deleteFrom('session').where('expires_at', '<', now).execute();
}

export async function deleteFailures(records: Records, before: string): Promise<void> {
  await records.as<Tables>().deleteFrom('sign_in_failure').where('at', '<', before).execute();
}

export async function addFailure(records: Records, subject: string, at: string): Promise<void> {
  await records.as<Tables>().insertInto('sign_in_failure').values({ subject, at }).execute();
}

export interface Failures {
  readonly count: number;
  readonly last: string | null;
}

export async function failuresSince(records: Records, subject: string, since: string): Promise<Failures> {
  const row = await records
    .as<Tables>()
    .selectFrom('sign_in_failure')
    .select([sql<number>`count(*)`.as('count'), sql<string | null>`max(at)`.as('last')])
    .where('subject', '=', subject)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return row;
}

export async function everyFailureSince(
  records: Records,
  since: string,
): Promise<readonly { readonly subject: string; readonly count: number; readonly last: string }[]> {
  return records
    .as<Tables>()
    .selectFrom('sign_in_failure')
    .select(['subject', sql<number>`count(*)::int`.as('count'), sql<string>`max(at)`.as('last')])
    .where('at', '>', since)
    .where('subject', 'not like', 'told %')
    .groupBy('subject')
    .execute();
}

export async function forgetFailures(records: Records, subject: string): Promise<void> {
  await records.as<Tables>().deleteFrom('sign_in_failure').where('subject', '=', subject).execute();
}
