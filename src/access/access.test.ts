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
  createAccount,
  editAccount,
  resetPassword,
  setGrants,
  setUpOwner,
} from './accounts/service.ts';
import { giveAccounts } from './accounts/staff/service.ts';
import type { Account } from './model.ts';
import { reachOf } from './policy.ts';
import {
  confirmSecondFactor,
  offerSecondFactor,
  recoveryCodesLeft,
  renewRecoveryCodes,
  turnOffSecondFactor,
} from './second-factor/service.ts';
import {
  actorOfSession,
  endOtherSessions,
  endSession,
  givePasswordAgain,
  giveSecondFactor,
  listSessions,
  signIn,
} from './sessions/service.ts';
import { actorOfToken, createToken, listTokens, listTokensInForce, revokeToken } from './tokens/service.ts';
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
    expect(owner).toMatchObject({ login: 'owner', roles: ['hr', 'manager', 'system'] });
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
    const again = (password: string) => givePasswordAgain(world(), agent, password, '10.0.0.9');
    expect(codes(await again('wrong'))).toEqual(['access.wrong-credentials']);
    expect((await again('temporary one')).ok).toBe(true);
    agent = must(await changePassword(world(), agent, 'temporary one', 'a better password'));
    expect(agent.mustChangePassword).toBe(false);
    expect((await attempt('li', 'a better password')).ok).toBe(true);
  });
});

describe('the second factor', () => {
  it('is owed once it is confirmed, and each code is good once', async () => {
    const { secret } = offerSecondFactor(agent);
    const code = () => generateSync({ secret, epoch: Math.floor(clock / 1000) });
    expect(codes(await confirmSecondFactor(world(), agent.id, secret, 'abcdef'))).toEqual(['access.wrong-code']);
    agent = must(await confirmSecondFactor(world(), agent.id, secret, code())).account;
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

  it('has codes on paper, each good once however it is typed, until new ones take their place', async () => {
    const give = async (code: string) => {
      const { token } = must(await attempt('li', 'a better password'));
      return giveSecondFactor(world(), { token, code, address: '10.0.0.9' });
    };
    const first = must(await renewRecoveryCodes(world(), agent.id)).recoveryCodes;
    expect(new Set(first).size).toBe(10);
    expect(first.every((code) => /^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/.test(code))).toBe(true);
    const typed = (first[0] ?? '').toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
    expect((await give(typed)).ok).toBe(true);
    expect(codes(await give(first[0] ?? ''))).toEqual(['access.wrong-code']);
    expect(await recoveryCodesLeft(world(), agent.id)).toBe(9);
    expect((await entries('account.recovery-used'))[0]?.detail).toEqual({ left: 9 });
    must(await renewRecoveryCodes(world(), agent.id));
    expect(codes(await give(first[1] ?? ''))).toEqual(['access.wrong-code']);
    const stored = await records.as<{ recovery_code: object }>().selectFrom('recovery_code').selectAll().execute();
    for (const code of first) expect(JSON.stringify(stored)).not.toContain(code);
  });

  it('is owed no more once it is turned off, and its codes are gone', async () => {
    must(await turnOffSecondFactor(world(), agent.id));
    expect(must(await attempt('li', 'a better password')).secondFactorDue).toBe(false);
    expect(await recoveryCodesLeft(world(), agent.id)).toBe(0);
    expect(codes(await renewRecoveryCodes(world(), agent.id))).toEqual(['access.no-second-factor']);
    const { secret } = offerSecondFactor(agent);
    const code = generateSync({ secret, epoch: Math.floor(clock / 1000) });
    agent = must(await confirmSecondFactor(world(), agent.id, secret, code)).account;
    expect(agent.secondFactor).toBe(true);
  });

  it('is taken off with the password when an administrator resets it', async () => {
    const { password } = must(await resetPassword(world(), owner, agent.id));
    const { secondFactorDue, account } = must(await attempt('li', password));
    expect([secondFactorDue, account.mustChangePassword]).toEqual([false, true]);
    expect(await recoveryCodesLeft(world(), agent.id)).toBe(0);
  });
});

describe('one’s sessions', () => {
  it('are listed with the last used first, and end one by one or all but this', async () => {
    const { password } = must(await resetPassword(world(), owner, agent.id));
    await endOtherSessions(world(), agent.id, null);
    const opened = [];
    for (const device of ['phone', 'office', 'home']) {
      clock += 120_000;
      opened.push(must(await signIn(world(), { login: 'li', password, address: '10.0.0.9', device })).token);
    }
    const [phone = '', office = '', home = ''] = opened;
    const devices = async () => (await listSessions(world(), agent.id)).map(({ device }) => device);
    expect(await devices()).toEqual(['home', 'office', 'phone']);
    clock += 120_000;
    await actorOfSession(world(), phone);
    expect(await devices()).toEqual(['phone', 'home', 'office']);
    const named = (await listSessions(world(), agent.id)).find(({ device }) => device === 'office')?.id ?? '';
    expect(codes(await endSession(world(), owner.id, named))).toEqual(['access.not-found']);
    must(await endSession(world(), agent.id, named));
    expect(await actorOfSession(world(), office)).toBeNull();
    const kept = (await actorOfSession(world(), home))?.sessionId ?? '';
    await endOtherSessions(world(), agent.id, kept);
    expect(await devices()).toEqual(['home']);
    expect([await entries('session.end'), await entries('session.end-others')].map(({ length }) => length)).toEqual([
      1, 2,
    ]);
  });
});

describe('accounts for many', () => {
  const wanted = (login: string) => ({ login, name: login, person: `p-${login}`, roles: ['agent'] as const });

  it('are made with a password for one sign-in each', async () => {
    const given = must(await giveAccounts(world(), owner.id, [wanted('wang'), wanted('zhao')]));
    expect(new Set(given.map(({ password }) => password)).size).toBe(2);
    for (const { account, password } of given)
      expect(must(await attempt(account.login, password)).account.mustChangePassword).toBe(true);
  });

  it('are all refused where one is, and every refusal is told', async () => {
    const refused = await giveAccounts(world(), owner.id, [wanted('new-one'), wanted('wang'), wanted('zhao')]);
    expect(codes(refused)).toEqual(['access.login-taken', 'access.login-taken']);
    expect(codes(await attempt('new-one', 'x'))).toEqual(['access.wrong-credentials']);
    expect(codes(await giveAccounts(world(), owner.id, [wanted('twice'), wanted('twice')]))).toEqual([
      'access.login-taken',
    ]);
    expect((await giveAccounts(world(), owner.id, [wanted('new-one')])).ok).toBe(true);
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

  it('says when a token was last used, and lets who answers for the installation end anybody’s', async () => {
    const { token, secret } = await createToken(world(), agent, { name: 'used', scope: null, days: 30 });
    const used = async () => (await listTokens(world(), agent)).find(({ id }) => id === token.id)?.lastUsedAt;
    expect(await used()).toBeNull();
    await actorOfToken(world(), secret);
    const first = new Date(clock).toISOString();
    clock += 30_000;
    await actorOfToken(world(), secret);
    expect(await used()).toBe(first);
    clock += 60_000;
    await actorOfToken(world(), secret);
    expect(await used()).toBe(new Date(clock).toISOString());
    const everybodys = async () =>
      (await listTokensInForce(world(), undefined, 10)).map(({ id, account }) => [id, account]);
    expect(await everybodys()).toEqual([[token.id, agent.id]]);
    expect(codes(await revokeToken(world(), owner, token.id))).toEqual(['access.not-found']);
    must(await revokeToken(world(), owner, token.id, 'any'));
    expect([await everybodys(), await actorOfToken(world(), secret)]).toEqual([[], null]);
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
