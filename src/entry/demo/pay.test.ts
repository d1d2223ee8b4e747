import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoServer, must } from '../../../test/http/demo-server.ts';
import { demoAccounts } from '../server/demo-accounts.ts';
import { seedDemo } from './seed.ts';

const SIZE = { people: 12, months: 3, seed: 1 };
let server: Awaited<ReturnType<typeof demoServer>>;

beforeAll(async () => {
  server = await demoServer(SIZE);
  const { world, dir: dataDir, records, activity } = server;
  must(await demoAccounts(world, dataDir, SIZE));
  for (let twice = 0; twice < 2; twice++) must(await seedDemo({ dataDir, records, activity, world }));
});
afterAll(() => server.close());

it('a demo has a closed month, a published one to compare with it, and one left to pay', async () => {
  const hr = await server.as(['hr'], null, ['pay:all']);
  const { rows } = (await hr('GET', '/api/runs')).body;
  const states = rows.map((run: { period: string; state: string }) => `${run.period} ${run.state}`);
  expect(new Set(states)).toEqual(new Set(['2026-01 closed', '2026-02 published']));
  // Made once, however often the server starts.
  expect(new Set(rows.map((run: { plan: string; period: string }) => run.plan + run.period)).size).toBe(rows.length);
  const agent = server.people.find(({ post }) => post === 'basic')?.id ?? '';
  const { rows: slips } = (await hr('GET', `/api/people/${agent}/payslips`)).body;
  expect(slips.map((slip: { period: string }) => slip.period).sort()).toEqual(['2026-01', '2026-02']);
  const { rows: asked } = (await hr('GET', '/api/questions')).body;
  expect(asked).toHaveLength(1);
});
