import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../../../test/postgres/backends.ts';
import { createAccount } from '../../access/accounts/service.ts';
import type { Role } from '../../access/index.ts';
import type { Records } from '../../platform/db/records.ts';
import { operationIdOf } from '../../platform/http/description.ts';
import { openActivity } from '../../stages/activity/service.ts';
import { readConfig, type ServerConfig } from './config.ts';
import { describeApi } from './openapi.ts';
import { type Served, type ServedStores, serve } from './serve.ts';
import { realWorld } from './world.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jixin-server-'));
const PASSWORD = 'long enough to hold';
let stores: ServedStores;
let served: Served;
let config: ServerConfig;
let records: Records;

beforeAll(async () => {
  records = await opened({ dataDir });
  const activity = await openActivity({ dataDir, records });
  const read = readConfig({ PORT: '0', JIXIN_LOG: 'silent' });
  if (!activity.ok || !read.ok) throw new Error('cannot open');
  stores = { dataDir, records, activity: activity.value };
  config = read.value;
  served = await started(config);
  served.app.log.level = 'silent';
});

afterAll(async () => {
  await served.stop();
  await stores.activity.close();
  await records.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function started(wanted: ServerConfig): Promise<Served> {
  const result = await serve(stores, wanted, []);
  if (!result.ok) throw new Error(result.problems[0]?.message.en);
  return result.value;
}

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${served.address}${path}`, { headers });

async function signedIn(login: string, roles: readonly Role[]) {
  const account = { login, name: login, roles, person: null, password: PASSWORD, mustChangePassword: false };
  const made = await createAccount(realWorld(records), 'test', account);
  if (!made.ok) throw new Error('no account');
  const body = JSON.stringify({ login, password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${served.address}/api/sign-in`, { method: 'POST', headers, body });
  return { id: made.value.id, cookie: (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

describe('a server', () => {
  it('says that it lives and that it can work', async () => {
    expect(await (await ask('/api/health')).json()).toEqual({ alive: true });
    const ready = await ask('/api/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { records: true, activity: true }]);
  });

  it('answers a monitor that asks for the head alone', async () => {
    for (const path of ['/api/health', '/api/ready']) {
      const head = await fetch(`${served.address}${path}`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    }
  });

  it('shows its measurements to this machine and to who may watch it, by route and never by address', async () => {
    await ask('/api/jobs/7d1f5b9e-6f0a-4f5e-9c39-2b8a1f6d5c01');
    const local = await (await ask('/api/metrics-prometheus')).text();
    expect(local).toContain('process_resident_memory_bytes');
    expect(local).toMatch(/route="\/api\/jobs\/:id",status="401"/);
    expect(local).not.toContain('7d1f5b9e');
    // A proxy on this machine speaks for somebody elsewhere.
    const elsewhere = { 'x-forwarded-for': '203.0.113.9', 'accept-language': 'en' };
    expect((await ask('/api/metrics-prometheus', elsewhere)).status).toBe(403);
    const system = await signedIn('operator', ['system']);
    expect((await ask('/api/metrics-prometheus', { ...elsewhere, cookie: system.cookie })).status).toBe(200);
    const hr = await signedIn('hr', ['hr']);
    expect((await ask('/api/metrics-prometheus', { ...elsewhere, cookie: hr.cookie })).status).toBe(403);
  });

  it('refuses a port that is taken, by name', async () => {
    const port = Number(new URL(served.address).port);
    const second = await serve(stores, { ...config, port }, []);
    expect(second.problems.map((p) => [p.code, p.params.port])).toEqual([['server.port-taken', String(port)]]);
  });

  it('describes its whole API on one page, without a script, in three languages', async () => {
    const document = (await (await ask('/api/openapi.json')).json()) as { paths: Record<string, object> };
    for (const [lang, title] of [
      ['zh-CN', '绩薪接口'],
      ['zh-TW', '績薪介面'],
      ['en', 'The Jixin API'],
    ] as const) {
      const reply = await ask('/api', { 'accept-language': lang });
      const page = await reply.text();
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).not.toMatch(/<script|\son\w+=/i);
      expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'");
      for (const path of Object.keys(document.paths)) expect(page, path).toContain(`<code>${path}</code>`);
    }
  });
});

describe('jobs over HTTP', () => {
  it('are listed, shown and watched by who asked for them, and are nothing to others', async () => {
    const kind = (await import('../../stages/intake/http.ts')).IMPORT_JOB;
    const owner = await signedIn('asker', ['hr']);
    const other = await signedIn('other', ['hr']);
    const system = await signedIn('system', ['system']);
    const jobs = await jobsOf(owner.id, kind);
    const [newest] = jobs;
    const list = async (cookie: string) =>
      ((await (await ask('/api/jobs?limit=500', { cookie })).json()) as { rows: { id: string }[] }).rows.map(
        ({ id }) => id,
      );
    expect(await list(owner.cookie)).toEqual(jobs);
    expect(await list(other.cookie)).toEqual([]);
    expect(await list(system.cookie)).toEqual(expect.arrayContaining(jobs as string[]));
    for (const path of [`/api/jobs/${newest}`, `/api/jobs/${newest}/events`]) {
      expect((await ask(path, { cookie: other.cookie })).status).toBe(404);
      expect((await ask(path)).status).toBe(401);
    }
    const events = await ask(`/api/jobs/${newest}/events`, { cookie: owner.cookie });
    expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const told = (await events.text()).split('\n\n').filter((event) => event !== '');
    const last = JSON.parse(told.at(-1)?.replace(/^data: /, '') ?? '') as { id: string; state: string };
    expect(last).toMatchObject({ id: newest, state: 'failed' });
  });

  it('are paged by cursor, and a made-up cursor is refused', async () => {
    const { id, cookie } = await signedIn('pager', ['hr']);
    const kind = (await import('../../stages/intake/http.ts')).IMPORT_JOB;
    const jobs = await jobsOf(id, kind);
    const page = async (cursor: string) =>
      (await (await ask(`/api/jobs?limit=1${cursor}`, { cookie })).json()) as { rows: { id: string }[]; next: string };
    const first = await page('');
    const second = await page(`&cursor=${first.next}`);
    expect([...first.rows, ...second.rows].map((job) => job.id)).toEqual(jobs);
    for (const keys of [
      ['x', 'y'],
      [1, 2],
      ['2026-13-45T00:00:00Z', 'a'],
    ]) {
      const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url');
      expect((await ask(`/api/jobs?cursor=${cursor}`, { cookie })).status).toBe(400);
    }
  });
});

/** Two jobs that fail for want of what they should work on; newest first. */
async function jobsOf(account: string, kind: string): Promise<readonly string[]> {
  const world = realWorld(records);
  const { createJobs } = await import('../../platform/jobs/jobs.ts');
  const jobs = createJobs({ records, now: world.now, onError: () => {} });
  jobs.define(kind, async () => {
    throw new Error('nothing to do');
  });
  await jobs.start();
  const ids: string[] = [];
  for (let n = 0; n < 2; n++) {
    const { id } = await jobs.send(kind, {}, { account });
    for await (const _ of jobs.watch(id, AbortSignal.timeout(200_000)));
    ids.unshift(id);
  }
  await jobs.stop();
  return ids;
}

describe('the description of the API', () => {
  it('is docs/openapi.json, as `npm run openapi` writes it', async () => {
    const file = join(import.meta.dirname, '../../../docs/openapi.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(await describeApi('1'))));
  });

  it('names every operation once, by its method and address, so that a client’s names stay', async () => {
    const ids = (await operationsOf()).map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^(get|post|put|patch|delete)[A-Z][A-Za-z0-9]*$/);
    expect(operationIdOf('GET', '/api/people/:person/payslips/:run/payslip.pdf')).toBe(
      'getPeopleByPersonPayslipsByRunPayslipPdf',
    );
  });

  it('says of every write that it takes a key, save where nobody is signed in yet', async () => {
    for (const { name, parameters = [], security } of await operationsOf()) {
      const keyed = parameters.some((one) => one.name === 'Idempotency-Key' && one.in === 'header');
      expect(keyed, name).toBe(!name.startsWith('get ') && security.length > 0);
    }
  });

  it('gives every route a summary, a group and its answers, refusals as problem+json', async () => {
    const operations = await operationsOf();
    expect(operations.length).toBeGreaterThan(20);
    for (const { name, summary, tags, responses } of operations) {
      expect(summary, name).toBeTruthy();
      expect(tags, name).toHaveLength(1);
      // Signing in elsewhere is answered by leading on, not by a body.
      expect(
        Object.keys(responses ?? {}).some((status) => /^(20\d|302)$/.test(status)),
        name,
      ).toBe(true);
      expect(Object.keys(responses?.default?.content ?? {})[0], name).toBe('application/problem+json');
    }
  });
});

interface Described {
  readonly name: string;
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
}

async function operationsOf(): Promise<readonly Described[]> {
  const { paths } = (await describeApi('1')) as { paths: Record<string, Record<string, Omit<Described, 'name'>>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  );
}
