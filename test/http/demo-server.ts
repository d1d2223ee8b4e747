import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount, setGrants } from '../../src/access/accounts/service.ts';
import type { Grant, Role } from '../../src/access/index.ts';
import type { DemoFile } from '../../src/demo/model.ts';
import { buildApi, type ServerContext } from '../../src/entry/server/routes.ts';
import type { Person } from '../../src/people/index.ts';
import { readPeople } from '../../src/people/service.ts';
import { openRecords } from '../../src/platform/db/records.ts';
import type { App } from '../../src/platform/http/app.ts';
import { createJobs } from '../../src/platform/jobs/jobs.ts';
import { openActivity } from '../../src/stages/activity/service.ts';
import { demoIn, must } from './made-demo.ts';

/** The whole API over a small made-up organisation, asked as any of its people: for tests of routes and their access. */

export const PASSWORD = 'long enough to hold';

export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly text: string;
  readonly raw: Uint8Array;
  readonly headers: Readonly<Record<string, unknown>>;
}

export type Ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) => Promise<Answer>;

export { must };

interface Wishes {
  /** What becomes of each of the demo's files before it is written. */
  readonly file?: (file: DemoFile) => DemoFile;
  /** The built web app's folder, where pages are wanted. */
  readonly web?: string;
  /** Whether notices may go to this machine. */
  readonly privateHosts?: boolean;
  /** Hears everything that is logged, at any level. */
  readonly log?: (line: string) => void;
}

export async function demoServer(
  size = { people: 12, months: 1, seed: 1 },
  { file, web, privateHosts = false, log }: Wishes = {},
) {
  const dir = mkdtempSync(join(tmpdir(), 'jixin-http-'));
  await demoIn(dir, size, file);
  const records = must(await openRecords({ dataDir: dir }));
  const activity = must(await openActivity({ dataDir: dir, records }));
  const people = await readPeople(records, '2026-01-31');
  const world = {
    records,
    now: () => new Date().toISOString(),
    secret: (bytes: number) => randomBytes(bytes).toString('base64url'),
  };
  const context: ServerContext = {
    world,
    dataDir: dir,
    activity,
    jobs: createJobs({ records, now: world.now, onError: (error) => log?.(String(error.stack)) }),
    secureCookies: false,
    demoAccounts: [],
    oidc: null,
    url: null,
    outgoing: { privateHosts, secretKey: null },
    teamOf: async (lead: string) => teamOf(people, lead),
  };
  const options = {
    version: '0',
    logger: log === undefined ? (false as const) : { level: 'trace', stream: { write: log } },
    uploadLimit: 500_000,
    rate: 100_000,
    trustProxy: false,
    web: web ?? null,
  } as const;
  const app = await buildApi(context, options);
  await app.ready();

  const signIn = async (roles: readonly Role[], person: string | null, grants: readonly Grant[] = []) => {
    const login = randomUUID();
    const account = { login, name: login, roles: [...roles], person, password: PASSWORD, mustChangePassword: false };
    const made = must(await createAccount(world, 'test', account));
    if (grants.length > 0) must(await setGrants(world, { ...made, id: 'test' }, made.id, grants));
    const signedIn = await app.inject({ method: 'POST', url: '/api/sign-in', payload: { login, password: PASSWORD } });
    return `jixin=${signedIn.cookies.find((one) => one.name === 'jixin')?.value ?? ''}`;
  };
  const as = async (roles: readonly Role[], person: string | null, grants: readonly Grant[] = []): Promise<Ask> => {
    return askAs(app, await signIn(roles, person, grants));
  };
  const asCookie = (cookie: string): Ask => askAs(app, cookie);
  const close = async () => {
    await app.close();
    await activity.close();
    await records.close();
    rmSync(dir, { recursive: true });
  };
  return { app, dir, world, records, activity, jobs: context.jobs, people, signIn, as, asCookie, close };
}

function teamOf(people: readonly Person[], lead: string): ReadonlySet<string> {
  const name = people.find((person) => person.id === lead)?.name;
  return new Set(people.filter((p) => p.lead === lead || p.lead === name).map((p) => p.id));
}

/** Asks as whoever the cookie is. */
function askAs(app: App, cookie: string): Ask {
  return async (method, url, body) => {
    const headers = { cookie, 'accept-language': 'en' };
    const reply = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    const json = String(reply.headers['content-type'] ?? '').includes('json');
    return {
      status: reply.statusCode,
      body: json ? reply.json() : null,
      text: reply.body,
      raw: reply.rawPayload,
      headers: reply.headers,
    };
  };
}
