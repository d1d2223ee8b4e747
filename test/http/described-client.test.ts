import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../src/access/accounts/service.ts';
import type { paths } from '../../src/platform/ui/api.gen.ts';
import { demoServer, must, PASSWORD } from './demo-server.ts';

/** A client made from the description alone, as another program's author would make it. */

let server: Awaited<ReturnType<typeof demoServer>>;
let baseUrl: string;
const login = randomUUID();

beforeAll(async () => {
  server = await demoServer({ people: 6, months: 1, seed: 1 });
  baseUrl = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const account = { login, name: 'Zhou', roles: ['hr' as const, 'system' as const], person: null };
  must(await createAccount(server.world, 'test', { ...account, password: PASSWORD, mustChangePassword: false }));
});
afterAll(() => server.close());

/** The scheme that the description names for a browser's session, filled from the answer to a sign-in. */
async function signedIn() {
  const { components } = server.app.swagger() as unknown as {
    components: { securitySchemes: { session: { name: string } } };
  };
  const { response } = await createClient<paths>({ baseUrl }).POST('/api/sign-in', {
    body: { login, password: PASSWORD },
  });
  const cookie = response.headers
    .getSetCookie()
    .find((one) => one.startsWith(`${components.securitySchemes.session.name}=`));
  return createClient<paths>({ baseUrl, headers: { cookie: cookie?.split(';')[0] ?? '', 'accept-language': 'en' } });
}

const CSV =
  '工号,姓名,岗位,组,职级,入职日期\nN900,新来,基础客服,一组,初级,2026-01-05\nN901,,基础客服,一组,初级,nonsense\n';

describe('a client made from the API’s description', () => {
  it('signs in, makes a token and goes on with that', async () => {
    const byCookie = await signedIn();
    const made = await byCookie.POST('/api/me/tokens', { body: { name: 'reader', scope: ['people.read'], days: 1 } });
    const byToken = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${made.data?.secret}` } });
    const roster = await byToken.GET('/api/people', { params: { query: { limit: 3 } } });
    expect(roster.data?.rows).toHaveLength(3);
    const refused = await byToken.GET('/api/accounts');
    expect([refused.error?.status, refused.error?.code]).toEqual([403, 'access.forbidden']);
  });

  it('uploads a file as the form that is described, and downloads files in both formats', async () => {
    const client = await signedIn();
    const sent = await client.POST('/api/uploads', {
      body: { file: [CSV] },
      bodySerializer: ({ file }) => {
        const form = new FormData();
        for (const text of file) form.append('file', new File([text], 'roster.csv', { type: 'text/csv' }));
        return form;
      },
    });
    expect(sent.data?.files).toEqual([{ name: 'roster.csv', bytes: Buffer.byteLength(CSV) }]);
    const csv = await client.GET('/api/people-export', { params: { query: { format: 'csv' } }, parseAs: 'text' });
    expect(String(csv.data).split('\n').length).toBeGreaterThan(6);
    const query = { format: 'xlsx' as const };
    const workbook = await client.GET('/api/people-export', { params: { query }, parseAs: 'arrayBuffer' });
    expect([...new Uint8Array(workbook.data as ArrayBuffer).slice(0, 2)]).toEqual([0x50, 0x4b]);
  });

  it('repeats a write under its key without doing it twice', async () => {
    const client = await signedIn();
    const write = () =>
      client.POST('/api/people', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { id: 'N902', valid: '2026-01-05', until: null, why: 'hired', data: { name: 'Once' } },
      });
    const [first, second] = [await write(), await write()];
    expect(second.response.headers.get('idempotent-replay')).toBe('true');
    expect([first.data?.id, second.data]).toEqual(['N902', first.data]);
  });
});
