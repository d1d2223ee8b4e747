import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ask, demoServer } from './demo-server.ts';

/** Accounts for the staff of a whole organisation, as who looks after accounts makes them. */

let server: Awaited<ReturnType<typeof demoServer>>;
let system: Ask;

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  system = await server.as(['system'], null);
}, 300_000);
afterAll(() => server.close());

interface Member {
  readonly id: string;
  readonly name: string;
  readonly leads: boolean;
}

const missing = async () => (await system('GET', '/api/accounts/missing')).body.rows as readonly Member[];

it('names the staff of today without an account, and who of them leads others', async () => {
  const staff = server.people.filter(({ status }) => status !== 'left');
  const [first] = staff;
  await server.as(['agent'], first?.id ?? '');
  const rows = await missing();
  expect(rows).toHaveLength(staff.length - 1);
  expect(rows.map(({ id }) => id)).not.toContain(first?.id);
  const leads = new Set(staff.map(({ lead }) => lead));
  const expected = staff.filter(({ id, name }) => id !== first?.id && (leads.has(id) || leads.has(name)));
  expect(rows.filter((row) => row.leads).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(expected.length).toBeGreaterThan(0);
});

it('gives them accounts that are found by part of a name, and are missing no more', async () => {
  const [one, two, ...others] = await missing();
  const wanted = [one, two].map((member) => ({
    ...{ login: member?.id, name: member?.name, person: member?.id, roles: ['agent'] },
  }));
  const { body } = await system('POST', '/api/accounts/batch', { accounts: wanted });
  expect(body.rows.map(({ login }: { login: string }) => login)).toEqual(
    wanted.map(({ login }) => login?.toLowerCase()),
  );
  expect((await missing()).map(({ id }) => id)).toEqual(others.map(({ id }) => id));
  const search = encodeURIComponent((one?.id ?? '').slice(1));
  const found = (await system('GET', `/api/accounts?search=${search}`)).body.rows;
  expect(found.map(({ person }: { person: string }) => person)).toEqual([one?.id]);
  for (const nothing of ['%25', '_', '%5C'])
    expect((await system('GET', `/api/accounts?search=${nothing}`)).body.rows).toEqual([]);
});
