import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENT,
  type LocalProvider,
  type Misbehaviour,
  type ProviderAccount,
  startProvider,
} from '../../../test/http/oidc-provider.ts';
import { searchEntries } from '../../audit/service.ts';
import type { Result } from '../../base/problem.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { createAccount, editAccount, setUpOwner } from '../accounts/service.ts';
import { installGuard } from '../guard.node.ts';
import { ACCESS_STATUS, accessRoutes } from '../http.ts';
import type { Account } from '../model.ts';
import { oidcProvider } from './provider.node.ts';

const dir = mkdtempSync(join(tmpdir(), 'jixin-oidc-'));
let clock = 0;
let records: Records;
let provider: LocalProvider;
let app: App;
let owner: Account;
let agent: Account;
const world = () => ({
  records,
  now: () => new Date(Date.now() + clock).toISOString(),
  secret: (bytes: number) => randomBytes(bytes).toString('base64url'),
});

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => p.code).join());
  return result.value;
}

async function serve(issuer: string | null): Promise<App> {
  const plain = { version: '0', logger: false, uploadLimit: 1000, rate: 10_000, trustProxy: false, web: null } as const;
  const made = await createApp({ ...plain, problemStatus: ACCESS_STATUS });
  const { id: clientId, secret: clientSecret } = CLIENT;
  const oidc = issuer === null ? null : oidcProvider({ issuer, clientId, clientSecret, label: 'Feishu' });
  const shared = { world: world(), secureCookies: false };
  installGuard(made, { ...shared, teamOf: async () => new Set() });
  accessRoutes(made, { ...shared, demoAccounts: [], oidc, url: 'https://pay.example' });
  await made.ready();
  return made;
}

beforeAll(async () => {
  records = must(await openRecords({ dataDir: dir }));
  provider = await startProvider();
  app = await serve(provider.issuer);
  const password = 'long enough to hold';
  owner = must(await setUpOwner(world(), { login: 'owner', name: 'Owner', password, mustChangePassword: false }));
  const account = { login: 'agent', name: 'Agent', roles: ['agent'], person: null, password: null } as const;
  agent = must(await createAccount(world(), owner.id, { ...account, mustChangePassword: true }));
});
afterAll(async () => {
  await app.close();
  await provider.close();
  await records.close();
  rmSync(dir, { recursive: true });
});

const ATTEMPT = 'jixin-oidc';

async function start(query = '') {
  const reply = await app.inject({ url: `/api/sign-in/oidc/start${query}` });
  const cookie = reply.cookies.find(({ name }) => name === ATTEMPT);
  return { address: String(reply.headers.location), cookie: `${ATTEMPT}=${cookie?.value ?? ''}`, reply, kept: cookie };
}

const comeBack = (at: URL, cookie: string, headers: Record<string, string> = {}) =>
  app.inject({ url: `${at.pathname}${at.search}`, headers: { cookie, ...headers } });

/** Goes there and back as somebody. */
async function signInAs(who: ProviderAccount | null, wrong: Misbehaviour = {}, query = '') {
  const { address, cookie } = await start(query);
  return comeBack(await provider.answer(address, who, wrong), cookie);
}

const whoIs = async (reply: Awaited<ReturnType<typeof signInAs>>) => {
  const session = reply.cookies.find(({ name }) => name === 'jixin')?.value ?? '';
  const me = await app.inject({ url: '/api/me', headers: { cookie: `jixin=${session}` } });
  return me.json().me?.account.login ?? null;
};

const KNOWN: ProviderAccount = { sub: 'ou_7f3a' };
const tie = (edit: { oidcSubject?: string | null; oidcEmail?: string | null }, id = agent.id) =>
  editAccount(world(), owner, id, edit);

describe('signing in at the identity provider', () => {
  it('leads there with state, nonce and a PKCE challenge, and keeps the attempt from scripts', async () => {
    const { address, reply, kept } = await start();
    const asked = new URL(address);
    expect([reply.statusCode, asked.origin]).toEqual([302, provider.issuer]);
    const { state, nonce, code_challenge: challenge, ...rest } = Object.fromEntries(asked.searchParams);
    expect(new Set([state, nonce, challenge]).size).toBe(3);
    for (const one of [state, nonce, challenge]) expect(one?.length).toBeGreaterThanOrEqual(43);
    expect(rest).toMatchObject({
      client_id: CLIENT.id,
      redirect_uri: 'https://pay.example/api/sign-in/oidc/callback',
      response_type: 'code',
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 600 });
    expect((await app.inject({ url: '/api/welcome' })).json().oidc).toEqual({ label: 'Feishu' });
  });

  it('opens the account that an administrator tied to the subject, and goes where one wanted to go', async () => {
    must(await tie({ oidcSubject: KNOWN.sub }));
    const reply = await signInAs(KNOWN, {}, '?to=%2Fmy-pay%3Frun%3D1');
    expect([reply.statusCode, reply.headers.location]).toEqual([302, '/my-pay?run=1']);
    expect(await whoIs(reply)).toBe('agent');
  });

  it('never makes an account: who is tied to none is told whom to ask, with the subject to be tied', async () => {
    const before = (await records.as<{ account: { id: string } }>().selectFrom('account').selectAll().execute()).length;
    const reply = await signInAs({ sub: 'stranger', email: 'agent@example.com', email_verified: true });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'access.oidc-unknown']);
    expect(reply.body).toContain('stranger');
    expect(await whoIs(reply)).toBeNull();
    const after = await records.as<{ account: { id: string } }>().selectFrom('account').selectAll().execute();
    expect(after).toHaveLength(before);
  });

  it('finds an account by the verified address once, and by the subject from then on', async () => {
    must(await tie({ oidcEmail: 'Agent@Example.com' }));
    const email = 'agent@example.com';
    for (const unverified of [{ email }, { email, email_verified: false }])
      expect((await signInAs({ sub: 'ou_new', ...unverified })).json().code).toBe('access.oidc-unknown');
    expect((await signInAs(KNOWN)).json().code).toBe('access.oidc-unknown');
    expect(await whoIs(await signInAs({ sub: 'ou_new', email, email_verified: true }))).toBe('agent');
    expect(await whoIs(await signInAs({ sub: 'ou_new' }))).toBe('agent');
    const heir = await signInAs({ sub: 'ou_heir', email, email_verified: true });
    expect(heir.json().code).toBe('access.oidc-unknown');
    const [tied] = await searchEntries(records, { action: 'account.tie' }, 1);
    expect(tied).toMatchObject({ object: `account:${agent.id}`, detail: { subject: 'ou_new' } });
  });

  it('asks for the address where the token does not carry it', async () => {
    must(await tie({ oidcEmail: 'thin@example.com' }));
    const thin = { sub: 'ou_thin', email: 'thin@example.com', email_verified: true };
    expect(await whoIs(await signInAs(thin, { thin: true }))).toBe('agent');
  });

  it('ties an identity to one account only, and unties it', async () => {
    must(await tie({ oidcSubject: KNOWN.sub }));
    expect((await tie({ oidcSubject: KNOWN.sub }, owner.id)).problems.map((p) => p.code)).toEqual([
      'access.identity-taken',
    ]);
    must(await tie({ oidcSubject: null, oidcEmail: null }));
    expect((await signInAs(KNOWN)).json().code).toBe('access.oidc-unknown');
    must(await tie({ oidcSubject: KNOWN.sub }));
    expect(await whoIs(await signInAs(KNOWN))).toBe('agent');
  });

  it('refuses an account that is switched off', async () => {
    must(await editAccount(world(), owner, agent.id, { disabled: true }));
    const reply = await signInAs(KNOWN);
    expect([reply.statusCode, reply.json().code, await whoIs(reply)]).toEqual([403, 'access.oidc-disabled', null]);
    const [told] = await searchEntries(records, { action: 'sign-in.failed' }, 1);
    expect(told).toMatchObject({
      actor: 'nobody',
      object: `account:${agent.id}`,
      detail: { step: 'provider', why: 'access.oidc-disabled', subject: KNOWN.sub },
    });
    must(await editAccount(world(), owner, agent.id, { disabled: false }));
  });
});

describe('refusals in the audit log', () => {
  const failures = () => searchEntries(records, { action: 'sign-in.failed' }, 100);

  it('tell whom the provider vouched for, what it said, and are told at every doubling', async () => {
    const visit = (of: ProviderAccount | null, wrong: Misbehaviour, from: string) =>
      start().then(async ({ address, cookie }) => {
        const at = await provider.answer(address, of, wrong);
        return app.inject({ url: `${at.pathname}${at.search}`, headers: { cookie }, remoteAddress: from });
      });
    const stranger = { sub: 'ou_stranger' };
    for (let tries = 1; tries <= 5; tries += 1) await visit(stranger, {}, '10.0.0.1');
    await visit(null, {}, '10.0.0.2');
    await visit(KNOWN, { forged: true }, '10.0.0.3');
    const [forged, denied, fourth, second, first] = await failures();
    const unknown = {
      step: 'provider',
      address: '10.0.0.1',
      why: 'access.oidc-unknown',
      subject: 'ou_stranger',
    };
    expect([first, second, fourth].map((entry) => entry?.detail)).toEqual([
      { ...unknown, tries: 1 },
      { ...unknown, tries: 2 },
      { ...unknown, tries: 4 },
    ]);
    expect(denied).toMatchObject({ object: 'account:unknown', detail: { why: 'access.oidc-denied' } });
    expect(forged?.detail).toMatchObject({ address: '10.0.0.3', why: 'access.oidc-invalid' });
  });
});

describe('an answer that does not belong to the sign-in', () => {
  const second = 1000;
  const wrong: Readonly<Record<string, Misbehaviour>> = {
    'another nonce': { claims: { nonce: 'another' } },
    'no nonce': { claims: { nonce: undefined } },
    'a token that ran out': { claims: { exp: Math.floor(Date.now() / second) - 600 } },
    'a token for another application': { claims: { aud: 'another' } },
    'a token of another issuer': { claims: { iss: 'https://another.example' } },
    'a key that the provider does not publish': { forged: true },
  };
  it.each(Object.entries(wrong))('is refused: %s', async (_, misbehaviour) => {
    const reply = await signInAs(KNOWN, misbehaviour);
    expect([reply.statusCode, reply.json().code, await whoIs(reply)]).toEqual([401, 'access.oidc-invalid', null]);
  });

  it('is refused: another state, another browser, a second use, too late', async () => {
    const first = await start();
    const at = await provider.answer(first.address, KNOWN);
    const forged = new URL(at);
    forged.searchParams.set('state', 'another');
    expect((await comeBack(forged, first.cookie)).json().code).toBe('access.oidc-invalid');
    expect((await comeBack(at, '')).json().code).toBe('access.oidc-expired');
    expect((await comeBack(at, (await start()).cookie)).json().code).toBe('access.oidc-invalid');
    expect(await whoIs(await comeBack(at, first.cookie))).toBe('agent');
    expect((await comeBack(at, first.cookie)).json().code).toBe('access.oidc-invalid');
    const late = await start();
    clock = 601 * second;
    const tooLate = await comeBack(await provider.answer(late.address, KNOWN), late.cookie);
    expect(tooLate.json().code).toBe('access.oidc-expired');
    clock = 0;
  });

  it('is refused where the kept attempt was tampered with: no address outside the app is gone to', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      expect((await app.inject({ url: `/api/sign-in/oidc/start?to=${encodeURIComponent(to)}` })).statusCode).toBe(400);
    const { address, cookie } = await start();
    const kept = JSON.parse(Buffer.from(cookie.slice(ATTEMPT.length + 1), 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...kept, to: '//evil.example' })).toString('base64url');
    const reply = await comeBack(await provider.answer(address, KNOWN), `${ATTEMPT}=${changed}`);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'access.oidc-expired']);
  });

  it('says what the person at the provider refused, on a page in the reader’s language', async () => {
    const { address, cookie } = await start();
    const at = await provider.answer(address, null);
    at.searchParams.set('error_description', '<script>alert(1)</script>');
    const titles = { 'zh-CN': '没有登录成功', 'zh-TW': '沒有登入成功', en: 'Not signed in' };
    for (const [lang, title] of Object.entries(titles)) {
      const page = await comeBack(at, cookie, { accept: 'text/html', 'accept-language': lang });
      expect([page.statusCode, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
      expect(page.body).toContain(title);
      expect(page.body).not.toContain('<script>');
    }
  });
});

describe('without a provider', () => {
  it('there is no such way in, and the sign-in page offers none', async () => {
    const without = await serve(null);
    for (const page of ['start', 'callback'])
      expect((await without.inject({ url: `/api/sign-in/oidc/${page}` })).json().code).toBe('access.oidc-off');
    expect((await without.inject({ url: '/api/welcome' })).json().oidc).toBeNull();
    await without.close();
  });

  it('that answers, one is told so, and the next try asks it again', async () => {
    const gone = await startProvider();
    const { issuer } = gone;
    await gone.close();
    const waiting = await serve(issuer);
    const reply = await waiting.inject({ url: '/api/sign-in/oidc/start' });
    expect([reply.statusCode, reply.json().code]).toEqual([502, 'access.oidc-unreachable']);
    await waiting.close();
  });
});
