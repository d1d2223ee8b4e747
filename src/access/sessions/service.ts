import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { type AccountRow, accountOf, findAccount } from '../accounts/store.ts';
import type { Account, Actor } from '../model.ts';
import { passwordMatches } from '../passwords.node.ts';
import { accessProblem } from '../problems.ts';
import { spendCode } from '../second-factor/service.ts';
import { secretHash } from '../secret-hash.node.ts';
import { later, type World } from '../world.node.ts';
import { failedTry, throttle } from './failures/service.ts';
import {
  deleteExpired,
  deleteFailures,
  deleteSession,
  deleteSessionOf,
  deleteSessionsOf,
  findSession,
  findSessionOwner,
  forgetFailures,
  insertSession,
  sessionsOf,
  touchSession,
} from './store.ts';
import { WINDOW_SECONDS } from './throttle.ts';

/** Sessions: an unguessable token in a cookie, of which only the hash is kept; 12 idle hours end it, 7 days at most. */

const IDLE_SECONDS = 12 * 3600;
const LONGEST_SECONDS = 7 * 24 * 3600;
const PENDING_SECONDS = 10 * 60;
/** Writing every request's time would make every read a write. */
const TOUCH_SECONDS = 60;

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  readonly device: string;
}

export interface SignedIn {
  /** For the cookie; told once and never stored. */
  readonly token: string;
  readonly account: Account;
  /** The password was right and a code is still owed. */
  readonly secondFactorDue: boolean;
}

/**
 * A session by password; one that still waits for its code where the account has a second factor. Too many tries by
 * sign-in name or address are refused before the password is looked at; a wrong name, a wrong password and a closed
 * account are one refusal, which tells nothing about who has an account.
 */
export async function signIn(world: World, attempt: SignIn): Promise<Result<SignedIn>> {
  const login = attempt.login.trim().toLowerCase();
  const row = await findAccount(world.records, 'login', login);
  const byLogin = { kind: 'login', subject: `login:${login}` } as const;
  const byAddress = { kind: 'address', subject: `address:${attempt.address}` } as const;
  const tried = {
    account: row?.id ?? null,
    address: attempt.address,
    step: 'password' as const,
    subjects: [byLogin, byAddress],
  };
  const throttled = await throttle(world, tried);
  if (throttled) return failed(throttled);
  const right = await passwordMatches(row?.password_hash ?? null, attempt.password);
  if (!right || !row || row.disabled) {
    await failedTry(world, tried);
    return failed(accessProblem('access.wrong-credentials'));
  }
  await forgetFailures(world.records, byLogin.subject);
  return ok(await openSession(world, row, attempt.device, row.totp_secret !== null));
}

/** Opens a session for an account that the identity provider vouched for. */
export function signInVouched(world: World, row: AccountRow, device: string): Promise<SignedIn> {
  return openSession(world, row, device, false);
}

export interface CodeGiven {
  /** Of the pending session. */
  readonly token: string;
  readonly code: string;
  readonly address: string;
}

/** Completes a pending sign-in; the pending session ends and a new one with a new token begins. */
export async function giveSecondFactor(world: World, { token, code, address }: CodeGiven): Promise<Result<SignedIn>> {
  const session = await findSession(world.records, secretHash(token));
  if (!session?.pending || session.expires_at < world.now()) return failed(accessProblem('access.signed-out'));
  const account = session.account_id;
  const byAccount = { kind: 'login', subject: `code:${account}` } as const;
  const tried = { account, address, step: 'code' as const, subjects: [byAccount] };
  const throttled = await throttle(world, tried);
  if (throttled) return failed(throttled);
  const row = await findAccount(world.records, 'id', account);
  if (!row || row.disabled || !(await spendCode(world, row, code))) {
    await failedTry(world, tried);
    return failed(accessProblem('access.wrong-code'));
  }
  await forgetFailures(world.records, byAccount.subject);
  await deleteSession(world.records, session.token_hash);
  return ok(await openSession(world, row, session.device, false));
}

/** Who a session token belongs to; null where it is unknown, ended or still pending. */
export async function actorOfSession(world: World, token: string): Promise<Actor | null> {
  const tokenHash = secretHash(token);
  const owner = await findSessionOwner(world.records, tokenHash);
  const now = world.now();
  if (!owner || owner.pending || owner.expires_at < now || owner.disabled) return null;
  if (later(owner.seen_at, TOUCH_SECONDS) < now) {
    const latest = later(owner.opened_at, LONGEST_SECONDS);
    const idle = later(now, IDLE_SECONDS);
    await touchSession(world.records, tokenHash, now, idle < latest ? idle : latest);
  }
  return { account: accountOf(owner), via: 'session', tokenScope: null, sessionId: tokenHash };
}

export async function signOut(world: World, actor: Actor): Promise<void> {
  await deleteSession(world.records, actor.sessionId);
}

/** Ends every session of an account, but for the one that asks. */
export function endSessions(world: World, accountId: string, keep: string | null): Promise<void> {
  return deleteSessionsOf(world.records, accountId, keep);
}

/**
 * The password once more, before what an unattended browser must not do; wrong ones count as at the sign-in. An account
 * without a password, which signs in at the provider, has none to give.
 */
export async function givePasswordAgain(
  world: World,
  { id, login }: Account,
  password: string,
  address: string,
): Promise<Result<null>> {
  const subjects = [{ kind: 'login', subject: `login:${login}` }] as const;
  const tried = { account: id, address, step: 'password' as const, subjects };
  const throttled = await throttle(world, tried);
  if (throttled) return failed(throttled);
  const row = await findAccount(world.records, 'id', id);
  if (row && (row.password_hash === null || (await passwordMatches(row.password_hash, password)))) return ok(null);
  await failedTry(world, tried);
  return failed(accessProblem('access.wrong-credentials'));
}

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly since: string;
  readonly seen: string;
}

/** The sessions of an account that are not over, the last used first. */
export async function listSessions({ records, now }: World, accountId: string): Promise<readonly OwnSession[]> {
  const rows = await sessionsOf(records, accountId, now());
  return rows.map(({ token_hash: id, device, created_at: since, seen_at: seen }) => ({ id, device, since, seen }));
}

/** Ends one of one's own; the hash that names it opens nothing. */
export async function endSession(world: World, accountId: string, id: string): Promise<Result<null>> {
  return world.records.transaction(async (records) => {
    if (!(await deleteSessionOf(records, accountId, id))) return failed(accessProblem('access.not-found', { id }));
    const event = { actor: accountId, action: 'session.end', object: `account:${accountId}`, detail: {} };
    await audit(records, event, world.now());
    return ok(null);
  });
}

/** Ends all of one's own but the one that asks. */
export async function endOtherSessions(world: World, accountId: string, keep: string | null): Promise<void> {
  await world.records.transaction(async (records) => {
    await deleteSessionsOf(records, accountId, keep);
    const event = { actor: accountId, action: 'session.end-others', object: `account:${accountId}`, detail: {} };
    await audit(records, event, world.now());
  });
}

/** Sessions that are over, and failures that no longer count. */
export async function forgetPassed({ records, now }: World): Promise<void> {
  await deleteExpired(records, now());
  await deleteFailures(records, later(now(), -WINDOW_SECONDS));
}

async function openSession(world: World, row: AccountRow, device: string, pending: boolean): Promise<SignedIn> {
  const token = world.secret(32);
  const now = world.now();
  await world.records.transaction(async (records) => {
    await insertSession(records, {
      token_hash: secretHash(token),
      account_id: row.id,
      created_at: now,
      seen_at: now,
      expires_at: later(now, pending ? PENDING_SECONDS : IDLE_SECONDS),
      pending,
      device: device.slice(0, 200),
    });
    const event = {
      actor: row.id,
      action: pending ? 'sign-in.password' : 'sign-in',
      object: `account:${row.id}`,
      detail: {},
    };
    await audit(records, event, now);
  });
  return { token, account: accountOf(row), secondFactorDue: pending };
}
