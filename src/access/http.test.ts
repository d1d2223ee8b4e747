import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../base/problem.ts';
import { appendFacts } from '../ledger/service.ts';
import { openRecords, type Records } from '../platform/db/records.ts';
import { type App, createApp } from '../platform/http/app.ts';
import { forgetOldWrites, installIdempotency } from '../platform/http/idempotency.ts';
import { staffRoutes } from './accounts/staff/http.ts';
import { credentialsOf, installGuard } from './guard.node.ts';
import { ACCESS_STATUS, accessRoutes } from './http.ts';
import type { World } from './world.node.ts';

const dir = mkdtempSync(join(tmpdir(), 'jixin-access-http-'));
let records: Records;
let app: App;
let drawn = 0;

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => p.code).join());
  return result.value;
}

beforeAll(async () => {
  records = must(await openRecords({ dataDir: dir }));
  const world: World = {
    records,
    now: () => new Date().toISOString(),
    secret: (bytes) => `${'x'.repeat(bytes)}${drawn++}`,
  };
  app = await createApp({
    version: '0',
    logger: false,
    uploadLimit: 1000,
    rate: 10_000,
    trustProxy: false,
    web: null,
    problemStatus: ACCESS_STATUS,
    credentials: credentialsOf(false),
  });
  installGuard(app, { world, secureCookies: false, teamOf: async () => new Set() });
  installIdempotency(app, { records, now: world.now, accountOf: (request) => request.actor?.account.id ?? null });
  accessRoutes(app, { world, secureCookies: false, demoAccounts: [], oidc: null, url: null });
  staffRoutes(app, world, async () => []);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await records.close();
  rmSync(dir, { recursive: true });
});

interface Kept {
  idempotent_write: { key_hash: string };
}

interface Ask {
  readonly body?: object;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  { body, cookie, headers }: Ask = {},
) {
  const reply = await app.inject({
    method,
    url,
    headers: { 'accept-language': 'en', ...headers, ...(cookie === undefined ? {} : { cookie }) },
    ...(body === undefined ? {} : { payload: body }),
  });
  const set = reply.cookies.find((c) => c.name === 'jixin');
  return {
    status: reply.statusCode,
    body: reply.json(),
    headers: reply.headers,
    cookie: `jixin=${set?.value ?? ''}`,
    set,
  };
}

let owner = '';
let agent = '';

describe('the access routes', () => {
  it('set up the owner once and sign them in with a cookie scripts cannot read', async () => {
    expect((await ask('GET', '/api/welcome')).body).toEqual({ setUp: false, demoAccounts: [], oidc: null });
    const body = { login: 'owner', name: '王总', password: 'long enough to hold' };
    const first = await ask('POST', '/api/set-up', { body });
    expect(first.status).toBe(200);
    expect(first.set).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    owner = first.cookie;
    expect((await ask('POST', '/api/set-up', { body })).status).toBe(409);
    expect((await ask('GET', '/api/me', { cookie: owner })).body.me.account.login).toBe('owner');
  });

  it('say how long somebody who tried too often has to wait', async () => {
    const tried = () => ask('POST', '/api/sign-in', { body: { login: 'nobody', password: 'a guess of many' } });
    for (let i = 0; i < 5; i++) expect((await tried()).status).toBe(401);
    const refused = await tried();
    expect([refused.status, refused.body.code]).toEqual([429, 'access.throttled']);
    expect(refused.headers['retry-after']).toBe('60');
  });

  it('answer problems as problem+json in the caller’s language', async () => {
    const english = await ask('GET', '/api/me/tokens');
    expect(english.status).toBe(401);
    expect(english.headers['content-type']).toMatch('application/problem+json');
    expect(english.headers['www-authenticate']).toBe('Bearer realm="jixin"');
    expect(english.body).toMatchObject({
      status: 401,
      code: 'access.signed-out',
      title: 'Not signed in, or the session has ended.',
    });
    const traditional = await ask('GET', '/api/me/tokens', {
      headers: { 'accept-language': 'fr, zh-HK;q=0.8, en;q=0.5' },
    });
    expect(traditional.body.title).toBe('尚未登入，或登入已過期。');
  });

  it('refuse a body that is not as the schema says, and one with unknown fields', async () => {
    expect((await ask('POST', '/api/sign-in', { body: { login: 'x' } })).status).toBe(400);
    expect((await ask('POST', '/api/sign-in', { body: { login: 'x', password: 'y', admin: true } })).status).toBe(400);
  });

  it('refuse writes that another site’s page sends with the reader’s cookie', async () => {
    const body = { name: 'x', scope: null, days: 1 };
    const foreign = { cookie: owner, body, headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await ask('POST', '/api/me/tokens', foreign)).body.code).toBe('http.cross-site');
    const old = { cookie: owner, body, headers: { origin: 'https://evil.example', host: 'jixin.example' } };
    expect((await ask('POST', '/api/me/tokens', old)).body.code).toBe('http.cross-site');
  });

  it('make a new account change its password before anything else', async () => {
    const body = { login: 'li', name: '李雷', roles: ['agent'], person: null, password: 'temporary one' };
    expect((await ask('POST', '/api/accounts', { cookie: owner, body })).status).toBe(200);
    agent = (await ask('POST', '/api/sign-in', { body: { login: 'li', password: 'temporary one' } })).cookie;
    expect((await ask('GET', '/api/me', { cookie: agent })).status).toBe(200);
    expect((await ask('POST', '/api/me/second-factor/offer', { cookie: agent })).body.code).toBe('access.password-due');
    const change = { cookie: agent, body: { current: 'temporary one', next: 'a better password' } };
    expect((await ask('POST', '/api/me/password', change)).status).toBe(200);
    expect((await ask('POST', '/api/me/second-factor/offer', { cookie: agent })).status).toBe(200);
  });

  it('tie an account to somebody on the roster only, who may join tomorrow, however it is asked', async () => {
    const envelope = { until: null, by: 'hr', why: '', replaces: null, source: null };
    const joins = { kind: 'person.recorded', subject: 'p1', valid: '2090-01-01', ...envelope, data: { name: '李雷' } };
    must(await appendFacts(records, [joins], () => new Date()));
    const account = { name: 'x', roles: ['agent'] };
    const password = 'temporary one';
    const single = (person: string, login: string) =>
      ask('POST', '/api/accounts', { cookie: owner, body: { ...account, login, person, password } });
    expect((await single('nobody', 'n1')).body).toMatchObject({
      status: 422,
      code: 'access.person-unknown',
      title: 'Nobody on the roster has the number “nobody”.',
    });
    const many = ['p1', 'p8', 'p9'].map((person) => ({ ...account, login: person, person }));
    const batch = await ask('POST', '/api/accounts/batch', { cookie: owner, body: { accounts: many } });
    expect(batch.body.problems.map(({ code }: { code: string }) => code)).toEqual(
      Array(2).fill('access.person-unknown'),
    );
    const made = await single('p1', 'p1');
    expect(made.status).toBe(200);
    const edit = (person: string | null) =>
      ask('PATCH', `/api/accounts/${made.body.id}`, { cookie: owner, body: { person } });
    expect((await edit('nobody')).body.code).toBe('access.person-unknown');
    expect([(await edit(null)).status, (await edit('p1')).status]).toEqual([200, 200]);
  });

  it('keep an agent out of what the policy does not give', async () => {
    expect((await ask('GET', '/api/accounts', { cookie: agent })).status).toBe(403);
    expect((await ask('GET', '/api/me/tokens', { cookie: agent })).status).toBe(403);
  });

  it('show a manager whose accounts there are, to give sight of pay, and let them change nothing else', async () => {
    const password = 'temporary one';
    const body = { login: 'boss', name: '韩梅梅', roles: ['manager'], person: null, password };
    const made = await ask('POST', '/api/accounts', { cookie: owner, body });
    const { cookie } = await ask('POST', '/api/sign-in', { body: { login: 'boss', password } });
    const next = 'a better password';
    await ask('POST', '/api/me/password', { cookie, body: { current: password, next } });
    const { rows } = (await ask('GET', '/api/accounts', { cookie })).body;
    const [li] = rows.filter(({ login }: { login: string }) => login === 'li');
    const grants = { cookie, body: { grants: ['pay:all'] } };
    expect((await ask('PUT', `/api/accounts/${li.id}/grants`, grants)).body.grants).toEqual(['pay:all']);
    expect((await ask('PUT', `/api/accounts/${made.body.id}/grants`, grants)).status).toBeGreaterThanOrEqual(400);
    const roles = { cookie, body: { roles: ['hr'] } };
    expect((await ask('PATCH', `/api/accounts/${li.id}`, roles)).status).toBe(403);
  });

  it('page through accounts without repeating or missing one', async () => {
    for (const login of ['a1', 'a2', 'a3']) {
      const body = { login, name: login, roles: ['agent'], person: null, password: 'temporary one' };
      await ask('POST', '/api/accounts', { cookie: owner, body });
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await ask('GET', `/api/accounts?limit=2${cursor}`, { cookie: owner })).body;
      seen.push(...page.rows.map((row: { login: string }) => row.login));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual(['a1', 'a2', 'a3', 'boss', 'li', 'owner', 'p1']);
    expect((await ask('GET', '/api/accounts?cursor=xx', { cookie: owner })).body.code).toBe('http.bad-cursor');
  });

  it('give the same key the same answer, and refuse it for a different request', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const body = { login: 'once', name: '一次', roles: ['agent'], person: null, password: null };
    const first = await ask('POST', '/api/accounts', { cookie: owner, body, headers });
    const again = await ask('POST', '/api/accounts', { cookie: owner, body, headers });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(again.headers['idempotent-replay']).toBe('true');
    const other = { cookie: owner, body: { ...body, name: 'x' }, headers };
    expect((await ask('POST', '/api/accounts', other)).body.code).toBe('http.key-reused');
  });

  it('refuse a key that is empty or too long, and do nothing', async () => {
    const body = { login: 'never', name: 'x', roles: ['agent'], person: null, password: null };
    for (const key of ['', 'k'.repeat(201)]) {
      const headers = { 'idempotency-key': key };
      expect((await ask('POST', '/api/accounts', { cookie: owner, body, headers })).body.code).toBe('http.bad-key');
    }
    const { rows } = (await ask('GET', '/api/accounts?limit=500', { cookie: owner })).body;
    expect(rows.map(({ login }: { login: string }) => login)).not.toContain('never');
  });

  it('forget a kept answer after a day, whether or not anybody writes', async () => {
    const count = async () => (await records.as<Kept>().selectFrom('idempotent_write').selectAll().execute()).length;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await forgetOldWrites(records, new Date(Date.now() + 23 * 3600_000).toISOString());
    expect(await count()).toBe(before);
    await forgetOldWrites(records, new Date(Date.now() + 25 * 3600_000).toISOString());
    expect(await count()).toBe(0);
  });

  it('describe themselves as OpenAPI 3.1, each with a summary', () => {
    const document = app.swagger() as { openapi: string; paths: Record<string, Record<string, { summary?: string }>> };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(12);
    for (const operation of operations) expect(operation.summary).toBeTruthy();
  });

  it('cannot be joined by a route that names no action', async () => {
    const fresh = await createApp({
      version: '0',
      logger: false,
      uploadLimit: 1,
      rate: 1,
      trustProxy: false,
      web: null,
      problemStatus: {},
    });
    installGuard(fresh, {
      world: { records, now: () => '', secret: () => '' },
      secureCookies: false,
      teamOf: async () => new Set(),
    });
    expect(() => fresh.get('/api/open', async () => 'x')).toThrow('names no action');
    await fresh.close();
  });
});
