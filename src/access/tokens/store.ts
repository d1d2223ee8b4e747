import type { Records } from '../../platform/db/records.ts';

export interface TokenTable {
  id: string;
  token_hash: string;
  account_id: string;
  name: string;
  scope: readonly string[] | null;
  created_at: string;
  expires_at: string;
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

export function tokensOf(records: Records, accountId: string): Promise<readonly TokenTable[]> {
  const query = records.as<Tables>().selectFrom('api_token').selectAll().where('account_id', '=', accountId);
  return query.orderBy('created_at', 'desc').execute();
}

/** False where the account has no such token in force. */
export async function revoke(records: Records, accountId: string, id: string, at: string): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
