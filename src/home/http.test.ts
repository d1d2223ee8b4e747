import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../test/http/demo-server.ts';
import { appendFacts } from '../ledger/service.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let agent: Ask;
let hr: Ask;

beforeAll(async () => {
  server = await demoServer();
  agent = await server.as(['agent'], server.people.find((p) => p.post === 'basic')?.id ?? '');
  hr = await server.as(['hr'], null);
});
afterAll(() => server.close());

describe('the first page', () => {
  it('is about the newest month with activity, though cases trail on into the next', async () => {
    expect((await agent('GET', '/api/home/month')).body).toMatchObject({
      month: '2026-01',
      before: '2025-12',
      last: '2026-01-31',
    });
  });

  it('shows an agent the pay that the month’s data gives so far, and what more would earn', async () => {
    const { body } = await agent('GET', '/api/home/pay');
    expect(body.plan.id).toBe('points-basic');
    expect(body.pay).toMatchObject({ id: 'gross_pay', unit: 'yuan' });
    expect(body.pay.amount).toMatch(/^\d+\.\d\d$/);
    expect(body.lines.length).toBeGreaterThan(3);
    for (const edge of body.edges) expect(Number(edge.change)).toBeGreaterThan(0);
  });

  it('gives nobody’s pay to an account that is no person, and no cost to an agent', async () => {
    expect((await hr('GET', '/api/home/pay')).status).toBe(403);
    expect((await agent('GET', '/api/home/cycle')).status).toBe(403);
  });

  it('shows HR what the month costs by plan, and whom no plan pays', async () => {
    const { body } = await hr('GET', '/api/home/cycle');
    expect(body).toMatchObject({ month: '2026-01', closed: false });
    const paid = body.plans.reduce((sum: number, plan: { people: number }) => sum + plan.people, 0);
    expect(paid + body.unplanned.count).toBe(body.people);
    const own = (await agent('GET', '/api/home/pay')).body;
    const plan = body.plans.find((one: { plan: string }) => one.plan === own.plan.id);
    expect(Number(plan.total)).toBeGreaterThanOrEqual(Number(own.pay.amount));
  });

  it('shows the month as soon as somebody closes it, though it was worked out before', async () => {
    const closed = async () => (await hr('GET', '/api/home/cycle')).body.closed;
    expect(await closed()).toBe(false);
    const fact = { kind: 'period.closed', subject: '2026-01', valid: '2026-01-31', until: null, by: 'hr', why: 'done' };
    const draft = { ...fact, replaces: null, data: { plan: 'p', version: '1', hash: 'h' }, source: null };
    expect((await appendFacts(server.records, [draft], () => new Date())).problems).toEqual([]);
    expect(await closed()).toBe(true);
  });

  it('refuses a month that is none', async () => {
    expect((await agent('GET', '/api/home/pay?month=2026-13')).status).toBe(400);
  });
});
