import type { Selectable } from 'kysely';
import { behind, inOrder, type Order } from '../../platform/db/keyset.ts';
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

export interface AccountFilter {
  /** By sign-in name where nothing is said. */
  readonly order?: Order | undefined;
  /** Part of a sign-in name, a name or a person’s number. */
  readonly search?: string | undefined;
}

const BY_LOGIN: Order = { key: { column: 'login', as: 'text' }, down: false };

export function listAccounts(
  records: Records,
  { order = BY_LOGIN, search }: AccountFilter,
  limit: number,
): Promise<readonly AccountRow[]> {
  let query = records.as<Tables>().selectFrom('account').selectAll().where(behind(order)).limit(limit);
  if (search !== undefined && search !== '') {
    const part = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or((['login', 'name', 'person'] as const).map((column) => eb(column, 'ilike', part))),
    );
  }
  return query.orderBy(inOrder(order)).execute();
}

/** Whoever may sign in, and whoever no longer may. */
export function everyAccount(records: Records): Promise<readonly AccountRow[]> {
  return records.as<Tables>().selectFrom('account').selectAll().orderBy('login').execute();
}

export async function personsWithAccount(records: Records): Promise<ReadonlySet<string>> {
  const rows = await records
    .as<Tables>()
    .selectFrom('account')
    .select('person')
    .where('person', 'is not', null)
    .execute();
  return new Set(rows.map(({ person }) => person as string));
}

/** Those whose sign-in name or person has an account already, or stands twice among them. */
export async function takenAmong(records: Records, rows: readonly AccountRow[]): Promise<readonly AccountRow[]> {
  const persons = rows.flatMap(({ person }) => (person === null ? [] : [person]));
  const held = await records
    .as<Tables>()
    .selectFrom('account')
    .select(['login', 'person'])
    .where((eb) =>
      eb.or([
        eb(
          'login',
          'in',
          rows.map(({ login }) => login),
        ),
        ...(persons.length > 0 ? [eb('person', 'in', persons)] : []),
      ]),
    )
    .execute();
  const logins = new Set(held.map(({ login }) => login));
  const people = new Set(held.map(({ person }) => person));
  return rows.filter(({ login, person }) => {
    const taken = logins.has(login) || (person !== null && people.has(person));
    logins.add(login);
    people.add(person);
    return taken;
  });
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
