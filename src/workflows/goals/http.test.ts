import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';
import { readFacts } from '../../ledger/service.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let agent: Ask;
let lead: Ask;
let manager: Ask;
let today = '';

beforeAll(async () => {
  server = await demoServer();
  agent = await server.as(['agent'], server.people.find((p) => p.post === 'basic')?.id ?? '');
  lead = await server.as(['lead'], server.people.find((p) => p.post === 'lead')?.id ?? null);
  manager = await server.as(['manager'], null);
  today = (await agent('GET', '/api/goals')).body.today;
});
afterAll(() => server.close());

const CSAT = { area: 'service', goal: 'Happy customers', metric: 'csat', target: '95%' };
const CALM = { area: 'crises', goal: 'Calm when it burns' };
const proposal = () => ({ post: 'basic', from: today, why: 'the quarter', goals: [CSAT, CALM] });
const rowsFor = async (ask: Ask) => (await ask('GET', '/api/goals')).body.rows;

describe('the goals of a post', () => {
  it('are proposed by the department and wait, seen by those who propose and approve', async () => {
    expect((await agent('POST', '/api/goals', proposal())).status).toBe(403);
    const { body } = await lead('POST', '/api/goals', proposal());
    expect(body.rows).toMatchObject([
      {
        ...{ post: 'basic', state: 'waiting', mine: true, approvedBy: null },
        goals: [
          { area: 'service', metric: 'csat', target: '0.95' },
          { area: 'crises', metric: null, target: null },
        ],
      },
    ]);
    expect(await rowsFor(agent)).toEqual([]);
    const tasks = (await manager('GET', '/api/home/tasks')).body.rows;
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'goals.approve', count: 1 }));
  });

  it('refuse a target without a metric, an unknown metric, and a day that has passed', async () => {
    const codeOf = async (part: object) => (await lead('POST', '/api/goals', { ...proposal(), ...part })).body.code;
    expect(await codeOf({ goals: [{ ...CALM, target: '3' }] })).toBe('goals.target-bad');
    expect(await codeOf({ goals: [{ ...CSAT, target: 'many' }] })).toBe('goals.target-bad');
    expect(await codeOf({ goals: [{ ...CSAT, metric: 'joy' }] })).toBe('goals.metric-unknown');
    expect(await codeOf({ from: '2020-01-01' })).toBe('goals.past');
  });

  it('hold as facts once somebody above approves who did not propose them', async () => {
    const [{ set }] = await rowsFor(manager);
    expect((await lead('POST', `/api/goals/${set}/approve`, {})).status).toBe(403);
    const { body } = await manager('POST', `/api/goals/${set}/approve`, {});
    expect(body.rows).toMatchObject([{ set, state: 'now', mine: false }]);
    expect((await manager('POST', `/api/goals/${set}/approve`, {})).body.code).toBe('goals.decided-already');
    const facts = await readFacts(server.records, { kinds: ['goal.set'], subjects: ['post:basic'] });
    const said = facts.map(({ data }) => [data.nr, data.target ?? null]);
    expect(said.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      ['1', '0.95'],
      ['2', null],
    ]);
    const seen = await agent('GET', '/api/goals');
    expect(seen.body).toMatchObject({ ownPost: 'basic', rows: [{ set, state: 'now' }] });
  });

  it('are given back with a reason, and stand as they were', async () => {
    const own = await manager('POST', '/api/goals', { ...proposal(), goals: [CALM] });
    const mine = own.body.rows.find(({ state }: { state: string }) => state === 'waiting').set;
    expect((await manager('POST', `/api/goals/${mine}/approve`, {})).body.code).toBe('goals.own-proposal');
    const other = await server.as(['manager'], null);
    expect((await other('POST', `/api/goals/${mine}/return`, { why: ' ' })).status).toBe(400);
    const { body } = await other('POST', `/api/goals/${mine}/return`, { why: 'not measurable' });
    expect(body.rows.map(({ state }: { state: string }) => state)).toEqual(['now']);
    expect((await other('POST', `/api/goals/${mine}/return`, { why: 'again' })).body.code).toBe('goals.not-found');
  });
});
