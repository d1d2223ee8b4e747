import { generateSecret, generateURI, verify } from 'otplib';
import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import { type AccountRow, accountOf, findAccount, spendStep, updateAccount } from '../accounts/store.ts';
import type { Account } from '../model.ts';
import { accessProblem } from '../problems.ts';
import { readableSecret, readTyped } from '../readable-secret.node.ts';
import { secretHash } from '../secret-hash.node.ts';
import type { World } from '../world.node.ts';
import { codesLeft, replaceCodes, spendCodeHash } from './store.ts';

/** The second factor: a key in an authenticator, and codes on paper for when the authenticator is lost. */

const CODES = 10;
const STEP_SECONDS = 30;

/** A new key, not in force until a code made with it is given to {@link confirmSecondFactor}. */
export function offerSecondFactor(account: Account): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: 'Jixin 绩薪', label: account.login, secret }) };
}

export interface Confirmed {
  readonly account: Account;
  /** Told once; of each only the hash is kept. */
  readonly recoveryCodes: readonly string[];
}

/** Puts a key in force, in the place of the one before; the codes of that one are good no longer. */
export async function confirmSecondFactor(
  world: World,
  id: string,
  secret: string,
  code: string,
): Promise<Result<Confirmed>> {
  const step = await stepOf(secret, code, world.now());
  if (step === null) return failed(accessProblem('access.wrong-code'));
  return change(world, id, 'account.second-factor', async (records) => {
    await updateAccount(records, id, { totp_secret: secret, totp_last_step: step });
    return newCodes(world, records, id);
  });
}

export async function renewRecoveryCodes(world: World, id: string): Promise<Result<Confirmed>> {
  const row = await findAccount(world.records, 'id', id);
  if (!row?.totp_secret) return failed(accessProblem('access.no-second-factor'));
  return change(world, id, 'account.recovery-codes', (records) => newCodes(world, records, id));
}

export async function turnOffSecondFactor(world: World, id: string): Promise<Result<Account>> {
  const done = await change(world, id, 'account.second-factor-off', async (records) => {
    await takeSecondFactorOff(records, id);
    return [];
  });
  return done.ok ? ok(done.value.account) : done;
}

/** With its codes, for they would open nothing but what is no longer locked. */
export async function takeSecondFactorOff(records: Records, id: string): Promise<void> {
  await updateAccount(records, id, { totp_secret: null, totp_last_step: null });
  await replaceCodes(records, id, []);
}

export function recoveryCodesLeft(world: World, id: string): Promise<number> {
  return codesLeft(world.records, id);
}

/** Whether a code is right now and was not used before; spends it. One from paper is told in the audit log. */
export async function spendCode(world: World, row: AccountRow, code: string): Promise<boolean> {
  if (row.totp_secret === null) return false;
  const step = await stepOf(row.totp_secret, code, world.now());
  if (step !== null) return spendStep(world.records, row.id, step);
  return world.records.transaction(async (records) => {
    const hash = secretHash(readTyped(code));
    if (!(await spendCodeHash(records, row.id, hash, world.now()))) return false;
    const detail = { left: await codesLeft(records, row.id) };
    await audit(
      records,
      { actor: row.id, action: 'account.recovery-used', object: `account:${row.id}`, detail },
      world.now(),
    );
    return true;
  });
}

async function newCodes(world: World, records: Records, id: string): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, () => readableSecret(world.secret));
  await replaceCodes(records, id, codes.map(secretHash));
  return codes;
}

async function change(
  world: World,
  id: string,
  action: 'account.second-factor' | 'account.recovery-codes' | 'account.second-factor-off',
  work: (records: Records) => Promise<readonly string[]>,
): Promise<Result<Confirmed>> {
  return world.records.transaction(async (records) => {
    const recoveryCodes = await work(records);
    const row = await findAccount(records, 'id', id);
    if (!row) return failed(accessProblem('access.not-found', { id }));
    await audit(records, { actor: id, action, object: `account:${id}`, detail: {} }, world.now());
    return ok({ account: accountOf(row), recoveryCodes });
  });
}

/** The time step a code belongs to, one step of clock difference allowed; null where it is wrong. */
async function stepOf(secret: string, code: string, now: string): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(Date.parse(now) / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null;
}
