import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoServer, PASSWORD } from './demo-server.ts';
import { askPatiently, type Paths, type Schema } from './samples.ts';

/** Secrets that an answer or a request holds, and what the store of repeated writes keeps of them: nothing. */

/** Fields whose texts are secrets, whatever route answers with them. */
const SECRET = /secret|password|recovery|^uri$/i;

/** A second-factor key of one's own making. */
const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A request that every route with such an answer takes, in an order in which they are; a new one belongs here. */
const ASKED: Readonly<Record<string, object | (() => object)>> = {
  'POST /api/accounts/{id}/reset-password': {},
  'POST /api/me/second-factor/offer': {},
  'POST /api/accounts/batch': () => ({
    accounts: [{ login: 'b1', name: 'B', person: server.people[2]?.id ?? '', roles: ['agent'] }],
  }),
  'POST /api/me/second-factor': () => ({ secret: KEY, code: generateSync({ secret: KEY }) }),
  'POST /api/me/second-factor/recovery-codes': { password: PASSWORD },
  'POST /api/me/tokens': { name: 'nightly', scope: null, days: 1 },
};

let server: Awaited<ReturnType<typeof demoServer>>;
let answers: ReadonlyMap<string, Schema>;
let cookie: string;
let hr: string;
let target: string;

interface Described {
  readonly responses: { readonly 200?: { readonly content?: { readonly 'application/json'?: { schema: Schema } } } };
}

beforeAll(async () => {
  server = await demoServer();
  const { paths } = server.app.swagger() as { paths: Paths };
  answers = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => {
        const schema = (operation as unknown as Described).responses?.[200]?.content?.['application/json']?.schema;
        return method === 'get' || schema === undefined ? [] : [[`${method.toUpperCase()} ${path}`, schema] as const];
      }),
    ),
  );
  cookie = await server.signIn(['system'], server.people[0]?.id ?? '');
  hr = await server.signIn(['hr'], server.people[1]?.id ?? '');
  const account = { login: 'target', name: 'x', roles: ['agent'], person: null, password: null };
  target = (await send('POST /api/accounts', account, 'made')).json().id;
}, 300_000);
afterAll(() => server.close());

function send(route: string, payload: object, key: string) {
  const [method = '', path = ''] = route.split(' ');
  const url = path.replace('{id}', target);
  const headers = { cookie, 'idempotency-key': key, 'accept-language': 'en' };
  return askPatiently(server.app, { method: method as 'POST', url, headers, payload });
}

/** Whether texts of such a name stand anywhere in an answer. */
function tellsSecret({ properties = {}, items, anyOf = [], additionalProperties: more }: Schema): boolean {
  const below = [items, ...anyOf, typeof more === 'object' ? more : undefined].filter((one) => one !== undefined);
  const named = Object.entries(properties).some(
    ([name, one]) => (SECRET.test(name) && textual(one)) || tellsSecret(one),
  );
  return named || below.some(tellsSecret);
}

function textual({ type, items, anyOf = [] }: Schema): boolean {
  return type === 'string' || (items !== undefined && textual(items)) || anyOf.some(textual);
}

function secretsIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return SECRET.test(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => secretsIn(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => secretsIn(one, field));
}

async function kept(): Promise<string> {
  const rows = await server.records.as<{ idempotent_write: object }>().selectFrom('idempotent_write').selectAll();
  return JSON.stringify(await rows.execute());
}

describe('an answer that tells a secret', () => {
  it('comes from routes that are all asked here', () => {
    const telling = [...answers].filter(([, schema]) => tellsSecret(schema)).map(([route]) => route);
    expect(telling.sort()).toEqual(Object.keys(ASKED).sort());
  });

  it('is never kept, and its repeat is told so and does nothing', async () => {
    for (const [route, asked] of Object.entries(ASKED)) {
      const body = typeof asked === 'function' ? asked() : asked;
      const first = await send(route, body, `key of ${route}`);
      expect([route, first.statusCode]).toEqual([route, 200]);
      const secrets = secretsIn(first.json());
      expect(secrets).not.toEqual([]);
      const again = await send(route, body, `key of ${route}`);
      expect([route, again.statusCode, again.json().code]).toEqual([route, 409, 'http.told-once']);
      const stored = await kept();
      for (const secret of secrets) expect(stored).not.toContain(secret);
      expect(stored).toContain(route.split(' ')[0]);
    }
    const { rows } = (await askPatiently(server.app, { url: '/api/me/tokens', headers: { cookie } })).json();
    expect(rows).toHaveLength(1);
  });

  it('is given again where it was a refusal, which holds no secret', async () => {
    const route = 'POST /api/me/tokens';
    const refused = { name: '', scope: null, days: 1 };
    const [first, again] = [await send(route, refused, 'refused'), await send(route, refused, 'refused')];
    expect([first.statusCode, again.json().code]).toEqual([400, first.json().code]);
  });
});

describe('a form', () => {
  it('is sent once with its key, told apart from others by its size', async () => {
    const form = (text: string) => ({
      method: 'POST' as const,
      url: '/api/uploads',
      headers: { cookie: hr, 'idempotency-key': 'a form', 'content-type': 'multipart/form-data; boundary=x' },
      payload: `--x\r\ncontent-disposition: form-data; name="f"; filename="a.csv"\r\n\r\n${text}\r\n--x--\r\n`,
    });
    const first = await askPatiently(server.app, form('a,b'));
    const again = await askPatiently(server.app, form('a,b'));
    expect([first.statusCode, again.headers['idempotent-replay'], again.body]).toEqual([200, 'true', first.body]);
    expect((await askPatiently(server.app, form('a,b,c'))).json().code).toBe('http.key-reused');
  });
});

describe('what is kept of a write', () => {
  it('is neither its key nor anything that its body could be guessed from', async () => {
    const body = { current: PASSWORD, next: 'another that is long enough' };
    expect((await send('POST /api/me/password', body, 'the key itself')).statusCode).toBe(200);
    const stored = await kept();
    expect(stored).not.toContain('the key itself');
    const { createHash } = await import('node:crypto');
    expect(stored).not.toContain(createHash('sha256').update(JSON.stringify(body)).digest('hex'));
  });
});
