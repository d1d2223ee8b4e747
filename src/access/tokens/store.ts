import { behind, inOrder, type Order } from '../../platform/db/keyset.ts';
import type { Records } from '../../platform/db/records.ts';

export interface TokenTable {
  id: string;
  token_hash: string;
  account_id: string;
  name: string;
  scope: readonly string[] | null;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

interface Tables {
  api_token: TokenTable;
}

export async function insertToken(records: Records, row: TokenTable): Promise<void> {
  const scope = (row.scope === null ? null : JSON.stringify(row.scope)) as never;
  await records
    .as<Tables>()
    .insertInto('api_token')
    .values({ ...row, scope })
    .execute();
}

export function findToken(records: Records, tokenHash: string): Promise<TokenTable | undefined> {
  return records
    .as<Tables>()
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

export async function touchToken(records: Records, id: string, at: string): Promise<void> {
  await records.as<Tables>().updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute();
}

const NEWEST: Order = { key: { column: 'created_at', as: 'instant' }, down: true };

/** Everybody's that still open something, the newest first where nothing is said. */
export function tokensInForce(
  records: Records,
  { now, order = NEWEST }: { readonly now: string; readonly order?: Order | undefined },
  limit: number,
): Promise<readonly TokenTable[]> {
  return records
    .as<Tables>()
    .selectFrom('api_token')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where('expires_at', '>=', now)
    .where(behind(order))
    .orderBy(inOrder(order))
    .limit(limit)
    .execute();
}

export function tokensOf(records: Records, accountId: string): Promise<readonly TokenTable[]> {
  const query = records.as<Tables>().selectFrom('api_token').selectAll().where('account_id', '=', accountId);
  return query.orderBy('created_at', 'desc').execute();
}

/** False where there is no such token in force; `accountId` null: whosever it is. */
export async function revoke(records: Records, accountId: string | null, id: string, at: string): Promise<boolean> {
  let update = records
    .as<Tables>()
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null);
  if (accountId !== null) update = update.where('account_id', '=', accountId);
  const result = await update.executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
