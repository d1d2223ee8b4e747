import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { audit } from '../../audit/service.ts';

/** What whoever keeps the server sees of it first. */

let server: Awaited<ReturnType<typeof demoServer>>;
let system: Ask;

beforeAll(async () => {
  server = await demoServer();
  system = await server.as(['system'], null);
});
afterAll(() => server.close());

const standing = async () => (await system('GET', '/api/standing')).body;

describe('how the server stands', () => {
  it('is told to who keeps it, and to nobody else', async () => {
    for (const role of ['agent', 'lead', 'quality', 'hr', 'manager'] as const) {
      const ask = await server.as([role], null);
      expect((await ask('GET', '/api/standing')).status, role).toBe(403);
    }
    expect((await standing()).storage.activity).toBeGreaterThan(0);
  });

  it('knows the last backup by the mark it left in the log', async () => {
    expect((await standing()).backup).toBeNull();
    const at = new Date(Date.parse(server.world.now()) - 9.5 * 86_400_000).toISOString();
    await audit(server.records, { actor: 'owner', action: 'cli.backup', object: 'installation', detail: {} }, at);
    expect((await standing()).backup).toEqual({ at, daysAgo: 9 });
  });

  it('names who has to wait after failed sign-ins, and counts the tokens that end soon', async () => {
    expect((await standing()).accounts.locked).toEqual([]);
    const { login } = (await system('GET', '/api/me')).body.me.account;
    const wrong = { method: 'POST', url: '/api/sign-in', payload: { login, password: 'not this one at all' } } as const;
    for (let n = 0; n < 6; n++) await server.app.inject(wrong);
    for (const days of [3, 300]) await system('POST', '/api/me/tokens', { name: `for ${days}`, scope: null, days });
    const { accounts, tokens } = await standing();
    expect(accounts.locked).toEqual([{ login, name: login, minutes: expect.any(Number) }]);
    expect(tokens).toMatchObject({ inForce: 2, ending: 1 });
  });
});
