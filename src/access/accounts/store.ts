import type { Selectable } from 'kysely';
import type { Records } from '../../platform/db/records.ts';
import type { Account, Grant, Role } from '../model.ts';

export interface AccountTable {
  id: string;
  login: string;
  name: string;
  roles: readonly Role[];
  grants: readonly Grant[];
  person: string | null;
  password_hash: string | null;
  must_change_password: boolean;
  totp_secret: string | null;
  totp_last_step: number | null;
  oidc_subject: string | null;
  oidc_email: string | null;
  disabled: boolean;
  created_at: string;
}

interface Tables {
  account: AccountTable;
}

export type AccountRow = Selectable<AccountTable>;

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    roles: row.roles,
    grants: row.grants,
    person: row.person,
    disabled: row.disabled,
    mustChangePassword: row.must_change_password,
    secondFactor: row.totp_secret !== null,
    oidcSubject: row.oidc_subject,
    oidcEmail: row.oidc_email,
  };
}

export type AccountKey = 'id' | 'login' | 'oidc_subject' | 'oidc_email' | 'person';

export function findAccount(records: Records, key: AccountKey, value: string): Promise<AccountRow | undefined> {
  return records.as<Tables>().selectFrom('account').selectAll().where(key, '=', value).executeTakeFirst();
}

export async function anyAccount(records: Records): Promise<boolean> {
  return (await records.as<Tables>().selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** What accounts are called, by id. */
export async function accountNames(records: Records, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await records.as<Tables>().selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By sign-in name, after the cursor. */
export function listAccounts(
  records: Records,
  after: string | undefined,
  limit: number,
): Promise<readonly AccountRow[]> {
  const query = records.as<Tables>().selectFrom('account').selectAll().orderBy('login').limit(limit);
  return (after === undefined ? query : query.where('login', '>', after)).execute();
}

/** False where the sign-in name or the person is taken. */
export async function insertAccount(records: Records, row: AccountRow): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .insertInto('account')
    .values({ ...row, roles: JSON.stringify(row.roles) as never, grants: JSON.stringify(row.grants) as never })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type AccountChange = Partial<Omit<AccountRow, 'id' | 'created_at' | 'roles' | 'grants'>> & {
  readonly roles?: readonly Role[];
  readonly grants?: readonly Grant[];
};

export async function updateAccount(records: Records, id: string, change: AccountChange): Promise<void> {
  const { roles, grants, ...plain } = change;
  const values = {
    ...plain,
    ...(roles ? { roles: JSON.stringify(roles) as never } : {}),
    ...(grants ? { grants: JSON.stringify(grants) as never } : {}),
  };
  await records.as<Tables>().updateTable('account').set(values).where('id', '=', id).execute();
}

/** Spends a second-factor step: false where this step, or a later one, was spent before. */
export async function spendStep(records: Records, id: string, step: number): Promise<boolean> {
  const result = await records
    .as<Tables>()
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
