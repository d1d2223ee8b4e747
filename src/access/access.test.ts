import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../audit/index.ts';
import { searchEntries, verifyAudit } from '../audit/service.ts';
import type { Result } from '../base/problem.ts';
import { openRecords, type Records } from '../platform/db/records.ts';
import {
  changePassword,
  confirmSecondFactor,
  createAccount,
  editAccount,
  offerSecondFactor,
  resetPassword,
  setGrants,
  setUpOwner,
} from './accounts/service.ts';
import type { Account } from './model.ts';
import { reachOf } from './policy.ts';
import { actorOfSession, giveSecondFactor, signIn } from './sessions/service.ts';
import { actorOfToken, createToken, revokeToken } from './tokens/service.ts';
import type { World } from './world.node.ts';

const dir = mkdtempSync(join(tmpdir(), 'jixin-access-'));
let records: Records;
let clock = Date.parse('2026-11-21T08:00:00.000Z');
let drawn = 0;
const world = (): World => ({
  records,
  now: () => new Date(clock).toISOString(),
  secret: (bytes) => `${'s'.repeat(bytes)}${drawn++}`,
});

beforeAll(async () => {
  records = must(await openRecords({ dataDir: dir }));
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => p.code).join());
  return result.value;
}

const codes = (result: Result<unknown>) => result.problems.map((p) => p.code);
const attempt = (login: string, password: string) =>
  signIn(world(), { login, password, address: '10.0.0.9', device: 'test' });

async function entries(action: string): Promise<readonly AuditEntry[]> {
  return searchEntries(records, { action }, 1000);
}

let owner: Account;
let agent: Account;

describe('accounts and sessions', () => {
  it('set up one owner, and only once', async () => {
    const first = { login: 'Owner', name: '王总', password: 'long enough to hold', mustChangePassword: false };
    owner = must(await setUpOwner(world(), first));
    expect(owner).toMatchObject({ login: 'owner', roles: ['manager', 'system'] });
    expect(codes(await setUpOwner(world(), { ...first, login: 'second' }))).toEqual(['access.already-set-up']);
  });

  it('refuse a second account of the same name or person', async () => {
    const account = {
      login: 'li',
      name: '李雷',
      roles: ['agent'] as const,
      person: 'p1',
      password: 'temporary one',
      mustChangePassword: true,
    };
    agent = must(await createAccount(world(), owner.id, account));
    expect(codes(await createAccount(world(), owner.id, account))).toEqual(['access.login-taken']);
    expect(codes(await createAccount(world(), owner.id, { ...account, login: 'li2' }))).toEqual(['access.login-taken']);
  });

  it('refuse a short password and one that is the sign-in name', async () => {
    const account = { name: 'x', roles: ['agent'] as const, person: null, mustChangePassword: true };
    for (const [login, password] of [
      ['han', 'short'],
      ['hanmeimei-long', 'HanMeimei-Long'],
    ] as const) {
      expect(codes(await createAccount(world(), owner.id, { ...account, login, password }))).toEqual([
        'access.weak-password',
      ]);
    }
  });

  it('sign in with the right password and with no other', async () => {
    expect(codes(await attempt('li', 'wrong'))).toEqual(['access.wrong-credentials']);
    expect(codes(await attempt('nobody', 'wrong'))).toEqual(['access.wrong-credentials']);
    const { token, account } = must(await attempt(' LI ', 'temporary one'));
    expect(account.mustChangePassword).toBe(true);
    expect((await actorOfSession(world(), token))?.account.id).toBe(agent.id);
    expect(await actorOfSession(world(), `${token}x`)).toBeNull();
  });

  it('end an idle session after twelve hours and a used one after seven days', async () => {
    const { token } = must(await attempt('li', 'temporary one'));
    clock += 11 * 3600_000;
    expect(await actorOfSession(world(), token)).not.toBeNull();
    for (let i = 0; i < 14; i++) {
      clock += 11 * 3600_000;
      await actorOfSession(world(), token);
    }
    clock += 6 * 3600_000;
    expect(await actorOfSession(world(), token)).toBeNull();
    const idle = must(await attempt('li', 'temporary one'));
    clock += 12 * 3600_000 + 1000;
    expect(await actorOfSession(world(), idle.token)).toBeNull();
  });

  it('make the sixth failure wait, longer each time, and let the right password in afterwards', async () => {
    for (let i = 0; i < 5; i++) expect(codes(await attempt('li', 'wrong'))).toEqual(['access.wrong-credentials']);
    expect(codes(await attempt('li', 'temporary one'))).toEqual(['access.throttled']);
    clock += 61_000;
    expect(codes(await attempt('li', 'wrong'))).toEqual(['access.wrong-credentials']);
    clock += 61_000;
    expect(codes(await attempt('li', 'temporary one'))).toEqual(['access.throttled']);
    clock += 60_000;
    expect((await attempt('li', 'temporary one')).ok).toBe(true);
  });

  it('tell the audit log of failures, and of the first try in every wait, without what was typed', async () => {
    const told = await entries('sign-in.failed');
    expect(told.filter(({ object }) => object === `account:${agent.id}`)).toHaveLength(7);
    expect(told.find(({ object }) => object === 'account:unknown')?.detail).toEqual({
      ...{ step: 'password', address: '10.0.0.9', tries: 2 },
    });
    expect(await entries('sign-in.throttled')).toHaveLength(2);
    for (let i = 0; i < 6; i++) await attempt(`a password typed too early ${i}`, 'wrong');
    for (let i = 0; i < 6; i++) await attempt('nobody', 'wrong');
    const later = await entries('sign-in.failed');
    expect(later.length - told.length).toBeLessThan(4);
    expect(JSON.stringify(later)).not.toContain('typed too early');
  });

  it('change a password that its owner knows', async () => {
    expect(codes(await changePassword(world(), agent.id, 'wrong', 'a better password'))).toEqual([
      'access.wrong-credentials',
    ]);
    agent = must(await changePassword(world(), agent.id, 'temporary one', 'a better password'));
    expect(agent.mustChangePassword).toBe(false);
    expect((await attempt('li', 'a better password')).ok).toBe(true);
  });
});

describe('the second factor', () => {
  it('is owed once it is confirmed, and each code is good once', async () => {
    const { secret } = offerSecondFactor(agent);
    const code = () => generateSync({ secret, epoch: Math.floor(clock / 1000) });
    expect(codes(await confirmSecondFactor(world(), agent.id, secret, 'abcdef'))).toEqual(['access.wrong-code']);
    agent = must(await confirmSecondFactor(world(), agent.id, secret, code()));
    clock += 60_000;
    const pending = must(await attempt('li', 'a better password'));
    expect(pending.secondFactorDue).toBe(true);
    expect(await actorOfSession(world(), pending.token)).toBeNull();
    const spent = code();
    const done = must(await giveSecondFactor(world(), { token: pending.token, code: spent, address: '10.0.0.9' }));
    expect((await actorOfSession(world(), done.token))?.account.secondFactor).toBe(true);
    const again = must(await attempt('li', 'a better password'));
    expect(codes(await giveSecondFactor(world(), { token: again.token, code: spent, address: '10.0.0.9' }))).toEqual([
      'access.wrong-code',
    ]);
  });

  it('is taken off with the password when an administrator resets it', async () => {
    const { password } = must(await resetPassword(world(), owner, agent.id));
    const { secondFactorDue, account } = must(await attempt('li', password));
    expect([secondFactorDue, account.mustChangePassword]).toEqual([false, true]);
  });
});

describe('what an account may reach', () => {
  it('is never widened by its own hand', async () => {
    expect(codes(await editAccount(world(), owner, owner.id, { roles: ['hr'] }))).toEqual(['access.own-account']);
    expect(codes(await setGrants(world(), owner, owner.id, ['pay:all']))).toEqual(['access.own-account']);
  });

  it('follows roles and grants at once, and a disabled account is out at once', async () => {
    const { password } = must(await resetPassword(world(), owner, agent.id));
    const { token } = must(await attempt('li', password));
    must(await editAccount(world(), owner, agent.id, { roles: ['hr'] }));
    must(await setGrants(world(), owner, agent.id, ['pay:all']));
    const actor = await actorOfSession(world(), token);
    expect(actor && reachOf(actor, 'pay.read')).toBe('all');
    must(await editAccount(world(), owner, agent.id, { disabled: true }));
    expect(await actorOfSession(world(), token)).toBeNull();
    must(await editAccount(world(), owner, agent.id, { disabled: false }));
  });

  it('is narrowed by a token’s scope until the token ends or is revoked', async () => {
    const { token, secret } = await createToken(world(), agent, { name: 'nightly', scope: ['import.write'], days: 30 });
    const actor = await actorOfToken(world(), secret);
    expect(actor && [reachOf(actor, 'import.write'), reachOf(actor, 'pay.read')]).toEqual(['all', 'none']);
    must(await revokeToken(world(), agent, token.id));
    expect(await actorOfToken(world(), secret)).toBeNull();
    const short = await createToken(world(), agent, { name: 'short', scope: null, days: 1 });
    clock += 25 * 3600_000;
    expect(await actorOfToken(world(), short.secret)).toBeNull();
  });

  it('leaves a whole audit chain behind, without a secret in it', async () => {
    expect(await verifyAudit(records)).toMatchObject({ brokenAt: null });
    const { rows } = {
      rows: await records.as<{ audit_entry: { detail: unknown } }>().selectFrom('audit_entry').selectAll().execute(),
    };
    expect(rows.length).toBeGreaterThan(20);
    expect(JSON.stringify(rows)).not.toMatch(/password_hash|argon2|jx_/);
  });
});
