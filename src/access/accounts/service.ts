import { generateSecret, generateURI, verify } from 'otplib';
import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import type { Account, Grant, Role } from '../model.ts';
import { hashPassword, passwordMatches } from '../passwords.node.ts';
import { accessProblem } from '../problems.ts';
import type { World } from '../world.node.ts';
import {
  type AccountChange,
  type AccountRow,
  accountOf,
  anyAccount,
  findAccount,
  insertAccount,
  listAccounts,
  spendStep,
  updateAccount,
} from './store.ts';

export { accountNames } from './store.ts';

/** Accounts: set-up of the first, making, changing, passwords and second factors. Every change leaves an audit entry. */

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

/** The first account of an empty installation; refused from then on. */
export async function setUpOwner(world: World, owner: Omit<NewAccount, 'roles' | 'person'>): Promise<Result<Account>> {
  return world.records.transaction(async (records) => {
    if (await anyAccount(records)) return failed(accessProblem('access.already-set-up'));
    return createAccount({ ...world, records }, 'set-up', { ...owner, roles: ['manager', 'system'], person: null });
  });
}

export async function createAccount(world: World, by: string, account: NewAccount): Promise<Result<Account>> {
  if (account.password !== null && isWeak(account.password, account.login)) return failed(weak());
  const row: AccountRow = {
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
  return world.records.transaction(async (records) => {
    if (!(await insertAccount(records, row))) return failed(accessProblem('access.login-taken', { login: row.login }));
    await note(world, records, by, 'account.create', row.id, { login: row.login, roles: [...row.roles] });
    return ok(accountOf(row));
  });
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

/** A password set by an administrator: good for one sign-in, at which it is replaced. */
export async function resetPassword(world: World, by: Account, id: string): Promise<Result<{ password: string }>> {
  const password = world.secret(12);
  const hash = await hashPassword(password);
  const secrets = { password_hash: hash, must_change_password: true, totp_secret: null, totp_last_step: null };
  const changed = await change(world, by.id, 'account.reset-password', id, secrets, {});
  return changed.ok ? ok({ password }) : changed;
}

export async function changePassword(
  world: World,
  id: string,
  current: string,
  next: string,
): Promise<Result<Account>> {
  const row = await findAccount(world.records, 'id', id);
  if (!row || !(await passwordMatches(row.password_hash, current)))
    return failed(accessProblem('access.wrong-credentials'));
  if (isWeak(next, row.login) || next === current) return failed(weak());
  const hash = await hashPassword(next);
  return change(world, id, 'account.change-password', id, { password_hash: hash, must_change_password: false }, {});
}

/** A new second-factor key, not in force until a code made with it is given to {@link confirmSecondFactor}. */
export function offerSecondFactor(account: Account): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: 'Jixin 绩薪', label: account.login, secret }) };
}

export async function confirmSecondFactor(
  world: World,
  id: string,
  secret: string,
  code: string,
): Promise<Result<Account>> {
  const step = await stepOf(secret, code, world.now());
  if (step === null) return failed(accessProblem('access.wrong-code'));
  return change(world, id, 'account.second-factor', id, { totp_secret: secret, totp_last_step: step }, {});
}

/** Whether a code is right now and was not used before; spends it. */
export async function spendCode(world: World, row: AccountRow, code: string): Promise<boolean> {
  if (row.totp_secret === null) return false;
  const step = await stepOf(row.totp_secret, code, world.now());
  return step !== null && spendStep(world.records, row.id, step);
}

export async function readAccount(world: World, id: string): Promise<Account | null> {
  const row = await findAccount(world.records, 'id', id);
  return row ? accountOf(row) : null;
}

/** Whom an account belongs to; null where it is nobody's. */
export async function personOfLogin(records: Records, login: string): Promise<string | null> {
  return (await findAccount(records, 'login', login))?.person ?? null;
}

export async function pageOfAccounts(
  world: World,
  after: string | undefined,
  limit: number,
): Promise<readonly Account[]> {
  return (await listAccounts(world.records, after, limit)).map(accountOf);
}

const STEP_SECONDS = 30;

/** The time step a code belongs to, one step of clock difference allowed; null where it is wrong. */
async function stepOf(secret: string, code: string, now: string): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(Date.parse(now) / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null;
}

async function change(
  world: World,
  by: string,
  action: string,
  id: string,
  values: AccountChange,
  detail: Parameters<typeof audit>[1]['detail'],
): Promise<Result<Account>> {
  return world.records.transaction(async (records) => {
    await updateAccount(records, id, values);
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
