import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../test/http/demo-server.ts';
import { withoutPay } from '../ledger/index.ts';

/** People over HTTP: the roster of a day, one person, changing somebody, and who may see whom. */

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let paid: Ask;
let lead: Ask;
let agent: Ask;
let me = '';
let boss = '';
let stranger = '';

const DAY = 'date=2026-01-31';

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  const { people } = server;
  const one = people.find((p) => p.post === 'basic' && p.lead !== null);
  me = one?.id ?? '';
  boss = people.find((p) => p.id === one?.lead || p.name === one?.lead)?.id ?? '';
  stranger = people.find((p) => p.team !== one?.team && p.id !== boss)?.id ?? '';
  hr = await server.as(['hr'], null);
  paid = await server.as(['hr'], null, ['pay:all']);
  lead = await server.as(['lead'], boss);
  agent = await server.as(['agent'], me);
});
afterAll(() => server.close());

const ids = (answer: { body: { rows: { id: string }[] } }) => answer.body.rows.map((row) => row.id);

describe('the roster', () => {
  it('is everybody for HR, one’s team for a lead, oneself for an agent', async () => {
    const all = ids(await hr('GET', `/api/people?${DAY}&limit=500`));
    expect(all.length).toBe(server.people.filter((p) => p.status !== 'left').length);
    const team = ids(await lead('GET', `/api/people?${DAY}&limit=500`));
    expect(team).toContain(me);
    expect(team).not.toContain(stranger);
    expect(ids(await agent('GET', `/api/people?${DAY}`))).toEqual([me]);
  });

  it('exports and counts no further than it lists', async () => {
    expect((await agent('GET', `/api/people-export?${DAY}`)).text.trim().split('\n')).toHaveLength(2);
    expect((await agent('GET', `/api/people-overview?${DAY}`)).body.people).toBe(1);
    const overview = (await hr('GET', `/api/people-overview?${DAY}`)).body;
    const counted = overview.teams.reduce((sum: number, team: { people: number }) => sum + team.people, 0);
    expect(counted).toBe(server.people.filter((p) => p.team !== null && p.status !== 'left').length);
    expect(overview.teams.find((team: { leads: { id: string }[] }) => team.leads[0]?.id === boss)).toBeDefined();
  });

  it('comes in pages that neither repeat nor miss anybody, in any order', async () => {
    const all = ids(await hr('GET', `/api/people?${DAY}&sort=team&down=1&limit=500`));
    const seen: string[] = [];
    let next = '';
    do {
      const page = await hr('GET', `/api/people?${DAY}&sort=team&down=1&limit=5${next}`);
      seen.push(...ids(page));
      next = page.body.next === null ? '' : `&cursor=${page.body.next}`;
    } while (next !== '');
    expect(seen).toEqual(all);
    expect((await hr('GET', `/api/people?${DAY}&cursor=xx`)).body.code).toBe('http.bad-cursor');
  });

  it('is filtered by team and status, and shows nobody before anybody was on record', async () => {
    const team = server.people.find((p) => p.id === me)?.team ?? '';
    const found = (await hr('GET', `/api/people?${DAY}&team=${encodeURIComponent(team)}&limit=500`)).body.rows;
    expect(found.every((row: { team: string }) => row.team === team)).toBe(true);
    expect(ids(await hr('GET', '/api/people?date=1800-01-01'))).toEqual([]);
    expect((await hr('GET', '/api/people?date=2026-02-30')).status).toBe(400);
  });
});

describe('a person', () => {
  it('is shown to whom the policy gives them, with pay to whom it was granted', async () => {
    const fields = (answer: { body: { attributes: { field: string }[] } }) =>
      answer.body.attributes.map((a) => a.field);
    expect(fields(await paid('GET', `/api/people/${me}?${DAY}`))).toContain('base_pay');
    const plain = await hr('GET', `/api/people/${me}?${DAY}`);
    expect(fields(plain)).not.toContain('base_pay');
    expect(plain.body.changes.flatMap((c: { hidden: string[] }) => c.hidden)).toContain('base_pay');
    expect(JSON.stringify(plain.body.changes.map((c: { data: object }) => c.data))).not.toContain('base_pay');
    expect(fields(await lead('GET', `/api/people/${me}?${DAY}`))).not.toContain('base_pay');
    expect(fields(await agent('GET', `/api/people/${me}?${DAY}`))).toContain('base_pay');
    expect((await agent('GET', `/api/people/${stranger}?${DAY}`)).status).toBe(403);
    expect((await lead('GET', `/api/people/${stranger}?${DAY}`)).status).toBe(403);
    expect((await hr('GET', `/api/people/nobody?${DAY}`)).status).toBe(404);
  });

  it('keeps for who sees pay what insurance and tax are worked out from: the base is last year’s average wage', async () => {
    const told = { insurance_base: '9123', fund_base: '9100', tax_deductions: '2000', 社保基数: '9123' };
    const body = { valid: '2026-01-01', why: 'Payroll', data: { insurance_base: '9123', fund_base: '9100' } };
    expect((await hr('POST', `/api/people/${me}/changes`, body)).status).toBe(200);
    expect(JSON.stringify((await hr('GET', `/api/people/${me}?${DAY}`)).body)).not.toContain('9123');
    expect(JSON.stringify((await paid('GET', `/api/people/${me}?${DAY}`)).body)).toContain('9123');
    expect(withoutPay(told).data).toEqual({});
  });

  it('is changed from a day on, for a reason, and the past stays as it was', async () => {
    const change = { valid: '2026-02-01', why: '转岗', data: { team: '新组', level: null } };
    expect((await hr('POST', `/api/people/${me}/changes`, change)).status).toBe(200);
    const team = async (date: string) =>
      (await hr('GET', `/api/people/${me}?date=${date}`)).body.attributes.find(
        (a: { field: string }) => a.field === 'team',
      );
    expect((await team('2026-02-01')).value).toBe('新组');
    expect((await team('2026-01-31')).value).not.toBe('新组');
    const [latest] = (await hr('GET', `/api/people/${me}?date=2026-02-01`)).body.changes;
    expect(latest).toMatchObject({
      valid: '2026-02-01',
      why: '转岗',
      stands: true,
      data: { team: '新组', level: null },
    });
  });

  it('is of the post that its title means in any language, as the plans name it', async () => {
    const change = (post: string) => ({ valid: '2026-03-01', why: '转岗', data: { post } });
    for (const [said, meant] of [
      ['话务客服', 'voice'],
      ['話務客服', 'voice'],
      ['Team lead', 'lead'],
      ['夜班专员', '夜班专员'],
    ] as const) {
      expect((await hr('POST', `/api/people/${me}/changes`, change(said))).status).toBe(200);
      const [latest] = (await hr('GET', `/api/people/${me}?date=2026-03-01`)).body.changes;
      expect(latest.data).toEqual({ post: meant });
    }
  });

  it('is told at once where no table of law knows the city', async () => {
    const moved = (city: string) =>
      hr('POST', `/api/people/${me}/changes`, { valid: '2026-03-01', why: '调动', data: { city } });
    const codes = async (city: string) => (await moved(city)).body.concerns.map(({ code }: { code: string }) => code);
    expect(await codes('上海滩')).toEqual(['people.city-unknown']);
    expect(await codes('上海')).toEqual([]);
  });

  it('takes another name in the data for all days, and is told where it is somebody’s id', async () => {
    const named = (alias: string) =>
      hr('POST', `/api/people/${me}/changes`, { valid: '2026-03-01', why: '系统里的名字', data: { alias } });
    expect((await named('Becky')).body.concerns).toEqual([]);
    expect((await hr('GET', `/api/people/${me}?date=2026-01-31`)).body.aliases).toContain('Becky');
    const taken = (await named(stranger)).body.concerns;
    expect(taken.map(({ code }: { code: string }) => code)).toContain('people.alias-taken');
    const nobody = { id: 'N0', valid: '2026-02-01', why: '别名', data: { alias: 'x' } };
    expect((await hr('POST', '/api/people', nobody)).status).toBe(404);
  });

  it('is not changed without a reason, by who may not, or by oneself', async () => {
    const change = { valid: '2026-02-01', why: '升级', data: { level: 'senior' } };
    expect((await hr('POST', `/api/people/${me}/changes`, { ...change, why: ' ' })).status).toBe(400);
    expect((await hr('POST', `/api/people/${me}/changes`, { ...change, data: {} })).status).toBe(400);
    expect((await hr('POST', `/api/people/${me}/changes`, { ...change, data: { status: 'x' } })).status).toBe(422);
    expect((await lead('POST', `/api/people/${me}/changes`, change)).status).toBe(403);
    expect((await hr('POST', '/api/people/nobody/changes', change)).status).toBe(404);
    const own = await server.as(['hr'], stranger);
    expect((await own('POST', `/api/people/${stranger}/changes`, change)).body.code).toBe('ledger.own-matter');
  });

  it('new on record is found by initials; an id is taken once', async () => {
    const person = {
      id: 'N1',
      valid: '2026-02-01',
      why: '入职',
      data: { name: '单雄信', post: 'basic', status: 'trial' },
    };
    expect((await hr('POST', '/api/people', person)).status).toBe(200);
    expect((await hr('POST', '/api/people', person)).status).toBe(409);
    expect(ids(await hr('GET', '/api/people?date=2026-02-01&q=sxx'))).toEqual(['N1']);
    const entries = (await (await server.as(['system'], null))('GET', '/api/audit?action=people.edit')).body.rows;
    expect(entries[0]).toMatchObject({ object: 'person:N1', detail: { fields: ['name', 'post', 'status'] } });
  });
});
