import type { Records } from '../../platform/db/records.ts';

interface Tables {
  recovery_code: { account_id: string; code_hash: string; used_at: string | null };
}

/** Puts these in the place of all that there were. */
export async function replaceCodes(records: Records, accountId: string, hashes: readonly string[]): Promise<void> {
  const db = records.as<Tables>();
  await db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((code_hash) => ({ account_id: accountId, code_hash, used_at: null }));
  await db.insertInto('recovery_code').values(rows).execute();
}

/** False where the account has no such code, or used it before. */
export async function spendCodeHash(records: Records, accountId: string, hash: string, at: string): Promise<boolean> {
  const spent = await records
    .as<Tables>()
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows > 0n;
}

export async function codesLeft(records: Records, accountId: string): Promise<number> {
  const rows = await records
    .as<Tables>()
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}
