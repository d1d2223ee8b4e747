import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoServer } from './demo-server.ts';
import { HOSTILE_BODIES, HOSTILE_TEXTS, HOSTILE_VALUES, NUL } from './hostile.ts';
import { placesOf, withAt } from './places.ts';
import { addressOf, askPatiently, bodySchemaOf, type Operation, type Paths, sampleOf } from './samples.ts';

/** Every field of every route that writes, filled with what nobody should send: refused in order, or taken; never a fall. */

interface Write {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

interface Attack {
  readonly what: string;
  readonly request: InjectOptions;
}

const DRAWS = 4;
const LONGEST_REFUSAL = 60_000;

let server: Awaited<ReturnType<typeof demoServer>>;
let writes: readonly Write[];
let headers: Readonly<Record<string, string>>;
/** Things that are there, for the addresses that name one. */
let there: Readonly<Record<string, Readonly<Record<string, string>>>>;
const answered = new Map<number, number>();

beforeAll(async () => {
  server = await demoServer();
  const { paths } = server.app.swagger() as { paths: Paths };
  writes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => (method === 'get' ? [] : [{ method, path, operation }])),
  );
  const person = server.people[0]?.id ?? '';
  const cookie = await server.signIn(['hr', 'manager', 'system'], person, ['pay:all']);
  const send = async (url: string, payload: object) =>
    (await askPatiently(server.app, { method: 'POST', url, headers: { cookie }, payload })).json();
  // A token outlives what is done to sessions.
  const { secret } = await send('/api/me/tokens', { name: 'all', scope: null, days: 1 });
  headers = { authorization: `Bearer ${secret}`, 'accept-language': 'en' };
  const account = { login: 'target', name: 'x', roles: ['agent'], person: null, password: null };
  const { id: target } = await send('/api/accounts', account);
  const draft = await send('/api/plans/points-basic/versions', { from: 1 });
  there = {
    '/api/accounts/{id}': { id: target },
    '/api/people/{id}': { id: server.people[1]?.id ?? '' },
    '/api/people/{person}': { person },
    '/api/plans/{plan}': { plan: 'points-basic', version: String(draft.version) },
  };
  expect([target, draft.version].every((one) => one !== undefined)).toBe(true);
}, 300_000);
afterAll(() => server.close());

function idsOf({ path }: Write): Readonly<Record<string, string>> {
  return Object.entries(there).find(([prefix]) => path.startsWith(prefix))?.[1] ?? {};
}

/** The same draws in every run, others for each route: a NUL everywhere, and some of the rest. */
function draws<T>(from: readonly T[], times: number, route: number): readonly (readonly T[])[] {
  const some = fc.shuffledSubarray([...from], { minLength: DRAWS, maxLength: DRAWS });
  return fc.sample(some, { seed: route, numRuns: times });
}

function attacksOnBody(write: Write, route: number): readonly Attack[] {
  const schema = bodySchemaOf(write.operation);
  if (schema === undefined) return [];
  const url = addressOf(write.path, write.operation, idsOf(write));
  const body = sampleOf(schema, true);
  const places = placesOf(schema);
  // Short texts get past the limits of length, to where they are worked with.
  const short = draws<unknown>(
    HOSTILE_TEXTS.filter(({ length }) => length < 60),
    places.length,
    route,
  );
  const any = draws<unknown>([...HOSTILE_TEXTS, ...HOSTILE_VALUES], places.length, route);
  return places.flatMap((place, i) =>
    [NUL, ...(short[i] ?? []), ...(any[i] ?? [])].map((value) =>
      attack(write, url, `body ${place.join('.')}`, withAt(body, place, value)),
    ),
  );
}

function attack({ method, path }: Write, url: string, where: string, value: unknown): Attack {
  const payload = JSON.stringify(value);
  const what = `${method} ${path} ${where} ${payload.slice(0, 300)}`;
  const request = {
    method: method.toUpperCase() as 'POST',
    url,
    headers: { ...headers, 'content-type': JSON_TYPE },
    payload,
  };
  return { what, request };
}

const JSON_TYPE = 'application/json';

function attacksOnAddress(write: Write, route: number): readonly Attack[] {
  const parameters = write.operation.parameters ?? [];
  const whole = HOSTILE_TEXTS.filter((text) => !/\p{Surrogate}/u.test(text) && text.length < 300 && text !== '');
  const drawn = draws(whole, parameters.length, route);
  const schema = bodySchemaOf(write.operation);
  return parameters.flatMap(({ name }, i) =>
    [NUL, ...(drawn[i] ?? [])].map((value) => {
      const url = addressOf(write.path, write.operation, { ...idsOf(write), [name]: value });
      if (schema !== undefined) return attack(write, url, `${name} ${value}`, sampleOf(schema, true));
      const method = write.method.toUpperCase() as 'POST';
      return { what: `${method} ${url}`, request: { method, url, headers } };
    }),
  );
}

/** Broken bodies do not depend on the fields: some for each route. */
function attacksOfForm(write: Write, i: number): readonly Attack[] {
  const url = addressOf(write.path, write.operation, idsOf(write));
  const method = write.method.toUpperCase() as 'POST';
  return [0, 1, 2].map((step) => {
    const { type, text } = HOSTILE_BODIES[(i * 3 + step) % HOSTILE_BODIES.length] as (typeof HOSTILE_BODIES)[number];
    const request = { method, url, headers: { ...headers, 'content-type': type }, payload: text };
    return { what: `${method} ${url} as ${type}: ${text.slice(0, 40)}`, request };
  });
}

async function faultOf({ what, request }: Attack): Promise<string | null> {
  const reply = await askPatiently(server.app, request);
  answered.set(reply.statusCode, (answered.get(reply.statusCode) ?? 0) + 1);
  const type = String(reply.headers['content-type'] ?? '');
  if (reply.statusCode >= 500) return `${reply.statusCode}: ${what}`;
  if (reply.statusCode < 400) return null;
  if (!type.startsWith('application/problem+json')) return `${reply.statusCode} as ${type}: ${what}`;
  return reply.body.length > LONGEST_REFUSAL ? `${reply.body.length} characters: ${what}` : null;
}

async function faultsOf(attacks: readonly Attack[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const one of attacks) {
    const fault = await faultOf(one);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

describe('every route that writes', { timeout: 600_000 }, () => {
  it('takes or refuses whatever stands in any field of its body', async () => {
    const attacks = writes.flatMap(attacksOnBody);
    expect(attacks.length).toBeGreaterThan(500);
    expect(await faultsOf(attacks)).toEqual([]);
    // Neither everything is refused at the door, nor everything taken.
    for (const status of [200, 400, 404, 422]) expect(answered.get(status) ?? 0, `${status}`).toBeGreaterThan(20);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes or refuses whatever stands in its address', async () => {
    const attacks = writes.flatMap(attacksOnAddress);
    expect(attacks.length).toBeGreaterThan(100);
    expect(await faultsOf(attacks)).toEqual([]);
  });

  it('refuses what is no body of its kind', async () => {
    const attacks = writes.flatMap(attacksOfForm);
    expect(attacks.length).toBeGreaterThan(100);
    expect(await faultsOf(attacks)).toEqual([]);
  });

  it('says of a NUL and of half a character what is wrong, before anything is done', async () => {
    for (const text of [NUL, '\ud800']) {
      const payload = { login: text, password: 'x' };
      const reply = await askPatiently(server.app, {
        method: 'POST',
        url: '/api/sign-in',
        headers: { 'accept-language': 'en' },
        payload,
      });
      expect([reply.statusCode, reply.json().code]).toEqual([400, 'http.invalid']);
      expect(reply.json().title).toMatch(/body: a text holds/);
    }
  });
});
