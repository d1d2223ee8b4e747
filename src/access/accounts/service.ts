import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import type { Account, Grant, Role } from '../model.ts';
import { hashPassword } from '../passwords.node.ts';
import { accessProblem } from '../problems.ts';
import { readableSecret } from '../readable-secret.node.ts';
import { takeSecondFactorOff } from '../second-factor/service.ts';
import type { World } from '../world.node.ts';
import {
  type AccountChange,
  type AccountFilter,
  type AccountRow,
  accountOf,
  anyAccount,
  findAccount,
  insertAccount,
  listAccounts,
  everyAccount as selectEvery,
  takenAmong,
  updateAccount,
} from './store.ts';

export { accountNames, personsWithAccount } from './store.ts';

/** Accounts: set-up of the first, making, changing, passwords. Every change leaves an audit entry. */

const SHORTEST_PASSWORD = 10;

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly person: string | null;
  /** Null: signs in through the identity provider only. */
  readonly password: string | null;
  /** Set by the owner himself, or known to whoever made it and therefore to be changed. */
  readonly mustChangePassword: boolean;
}

export async function isSetUp(world: World): Promise<boolean> {
  return anyAccount(world.records);
}

/**
 * The first account of an empty installation; refused from then on. Its owner can begin everything alone, and finish
 * nothing alone that moves pay: who had a hand in it does not approve it (docs/decisions/0016-first-run.md).
 */
const OWNER: readonly Role[] = ['hr', 'manager', 'system'];

export async function setUpOwner(world: World, owner: Omit<NewAccount, 'roles' | 'person'>): Promise<Result<Account>> {
  return world.records.transaction(async (records) => {
    if (await anyAccount(records)) return failed(accessProblem('access.already-set-up'));
    return createAccount({ ...world, records }, 'set-up', { ...owner, roles: OWNER, person: null });
  });
}

export async function accountByLogin(records: Records, login: string): Promise<Account | null> {
  const row = await findAccount(records, 'login', login.trim().toLowerCase());
  return row === undefined ? null : accountOf(row);
}

export async function createAccount(world: World, by: string, account: NewAccount): Promise<Result<Account>> {
  const made = await createAccounts(world, by, [account]);
  return made.ok ? { ...made, value: made.value[0] as Account } : made;
}

/** All of them or none: where one is refused, every refusal is told. */
export async function createAccounts(
  world: World,
  by: string,
  accounts: readonly NewAccount[],
): Promise<Result<readonly Account[]>> {
  if (accounts.some(({ password, login }) => password !== null && isWeak(password, login))) return failed(weak());
  const rows: AccountRow[] = [];
  // One after the other: hashing takes turns, and whoever signs in meanwhile has theirs in between.
  for (const account of accounts) rows.push(await rowOf(world, account));
  return world.records.transaction(async (records) => {
    const taken = await takenAmong(records, rows);
    if (taken.length > 0)
      return { ok: false, problems: taken.map(({ login }) => accessProblem('access.login-taken', { login })) };
    for (const row of rows) {
      if (!(await insertAccount(records, row)))
        return failed(accessProblem('access.login-taken', { login: row.login }));
      await note(world, records, by, 'account.create', row.id, { login: row.login, roles: [...row.roles] });
    }
    return ok(rows.map(accountOf));
  });
}

async function rowOf(world: World, account: NewAccount): Promise<AccountRow> {
  return {
    id: world.secret(9),
    login: account.login.trim().toLowerCase(),
    name: account.name,
    roles: account.roles,
    grants: [],
    person: account.person,
    password_hash: account.password === null ? null : await hashPassword(account.password),
    // Without a password there is none to change.
    must_change_password: account.password !== null && account.mustChangePassword,
    totp_secret: null,
    totp_last_step: null,
    oidc_subject: null,
    oidc_email: null,
    disabled: false,
    created_at: world.now(),
  };
}

export interface AccountEdit {
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly person?: string | null | undefined;
  readonly disabled?: boolean | undefined;
  /** Ties it to an identity at the provider, or unties it. An e-mail address ties anew: the subject follows at sign-in. */
  readonly oidcSubject?: string | null | undefined;
  readonly oidcEmail?: string | null | undefined;
}

/** Nobody changes their own roles or switches themselves off: it takes another administrator. */
export async function editAccount(world: World, by: Account, id: string, edit: AccountEdit): Promise<Result<Account>> {
  if (by.id === id && (edit.roles !== undefined || edit.disabled !== undefined)) {
    return failed(accessProblem('access.own-account'));
  }
  const holder = edit.person ? await findAccount(world.records, 'person', edit.person) : undefined;
  if (holder && holder.id !== id) return failed(accessProblem('access.login-taken', { login: holder.login }));
  const { oidcSubject, oidcEmail, ...plain } = edit;
  const identity = identityChange(oidcSubject, oidcEmail);
  for (const key of ['oidc_subject', 'oidc_email'] as const) {
    const tied = identity[key] ? await findAccount(world.records, key, identity[key]) : undefined;
    if (tied && tied.id !== id) return failed(accessProblem('access.identity-taken', { login: tied.login }));
  }
  return change(
    world,
    by.id,
    'account.edit',
    id,
    { ...(plain as AccountChange), ...identity },
    {
      ...(edit.roles ? { roles: [...edit.roles] } : {}),
      ...(edit.disabled === undefined ? {} : { disabled: edit.disabled }),
      ...identity,
    },
  );
}

function identityChange(subject: string | null | undefined, email: string | null | undefined) {
  return {
    ...(email === undefined ? {} : { oidc_email: email === null ? null : email.toLowerCase(), oidc_subject: null }),
    ...(subject === undefined ? {} : { oidc_subject: subject }),
  };
}

/** Gives and takes sight of others' pay; never one's own. */
export async function setGrants(
  world: World,
  by: Account,
  id: string,
  grants: readonly Grant[],
): Promise<Result<Account>> {
  if (by.id === id) return failed(accessProblem('access.own-account'));
  return change(world, by.id, 'account.grant', id, { grants }, { grants: [...grants] });
}

/** A password set by an administrator: good for one sign-in, at which it is replaced; the second factor goes with the old. */
export async function resetPassword(world: World, by: Account, id: string): Promise<Result<{ password: string }>> {
  const password = readableSecret(world.secret);
  const values = { password_hash: await hashPassword(password), must_change_password: true };
  const changed = await change(world, by.id, 'account.reset-password', id, values, {}, takeSecondFactorOff);
  return changed.ok ? ok({ password }) : changed;
}

/** `current` was held against the account's before. */
export async function changePassword(
  world: World,
  { id, login }: Account,
  current: string,
  next: string,
): Promise<Result<Account>> {
  if (isWeak(next, login) || next === current) return failed(weak());
  const hash = await hashPassword(next);
  return change(world, id, 'account.change-password', id, { password_hash: hash, must_change_password: false }, {});
}

export async function hasPassword(world: World, id: string): Promise<boolean> {
  return (await findAccount(world.records, 'id', id))?.password_hash != null;
}

export async function readAccount(world: World, id: string): Promise<Account | null> {
  const row = await findAccount(world.records, 'id', id);
  return row ? accountOf(row) : null;
}

/** Whom an account belongs to; null where it is nobody's. */
export async function personOfLogin(records: Records, login: string): Promise<string | null> {
  return (await findAccount(records, 'login', login))?.person ?? null;
}

export async function pageOfAccounts(world: World, wanted: AccountFilter, limit: number): Promise<readonly Account[]> {
  return (await listAccounts(world.records, wanted, limit)).map(accountOf);
}

export async function everyAccount(records: Records): Promise<readonly Account[]> {
  return (await selectEvery(records)).map(accountOf);
}

async function change(
  world: World,
  by: string,
  action: string,
  id: string,
  values: AccountChange,
  detail: Parameters<typeof audit>[1]['detail'],
  also: (records: Records, id: string) => Promise<void> = async () => {},
): Promise<Result<Account>> {
  return world.records.transaction(async (records) => {
    await updateAccount(records, id, values);
    await also(records, id);
    const row = await findAccount(records, 'id', id);
    if (!row) return failed(accessProblem('access.not-found', { id }));
    await note(world, records, by, action, id, detail);
    return ok(accountOf(row));
  });
}

async function note(
  world: World,
  records: Records,
  by: string,
  action: string,
  id: string,
  detail: Parameters<typeof audit>[1]['detail'],
): Promise<void> {
  await audit(records, { actor: by, action, object: `account:${id}`, detail }, world.now());
}

function isWeak(password: string, login: string): boolean {
  return password.length < SHORTEST_PASSWORD || password.toLowerCase() === login.toLowerCase();
}

function weak() {
  return accessProblem('access.weak-password', { length: SHORTEST_PASSWORD });
}
