import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer, must } from '../../../test/http/demo-server.ts';
import { appendFacts } from '../../ledger/service.ts';

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let agent: Ask;

beforeAll(async () => {
  server = await demoServer({ people: 16, months: 2, seed: 1 });
  hr = await server.as(['hr'], null);
  agent = await server.as(['agent'], server.people[0]?.id ?? '');
});
afterAll(() => server.close());

const change = (from: string, value: string, ask = hr) =>
  ask('POST', '/api/settings/dated', { name: 'transfer', value, from, why: '按新办法' });
const history = async () =>
  (await hr('GET', '/api/settings/dated')).body.transfer.map(
    ({ from, value, state }: { from: string; value: string; state: string }) => `${from} ${value} ${state}`,
  );
const handled = async (month: string) => {
  const { body } = await hr('GET', `/api/metrics/values?metrics=contacts_handled&period=${month}&by=person`);
  return Object.fromEntries(
    body.rows.map((row: { group: [string]; cells: { value: string }[] }) => [row.group[0], row.cells[0]?.value]),
  );
};

describe('a dated setting', () => {
  it('changes the numbers of its day and after, and leaves those before it', async () => {
    // Somebody else took first what the demo’s people were handed over.
    const [first, second] = [await handled('2026-01'), await handled('2026-02')];
    const [giver, taker] = Object.keys(first).filter((id) => id !== 'null');
    const days = { kind: 'range', text: '', first: '2026-01-01', last: '2026-02-28' } as const;
    const contacts = await server.activity.rows('contact', days);
    const { id, name, aliases } = server.people.find((one) => one.id === taker) ?? { id: '', name: '', aliases: [] };
    const names = [id, name, ...aliases].map((one) => `'${one}'`).join(', ');
    const rows = await server.activity.query(`SELECT "row_key" FROM ${contacts} t WHERE t."agent" IN (${names})`);
    const drafts = rows.map(({ row_key: key }) => ({
      ...{ kind: 'correction.made', subject: `contact:${key}`, valid: '2026-02-28', until: null, by: 'test' },
      ...{ why: 'named wrongly', replaces: null, source: null, data: { column: 'first_agent', value: giver ?? '' } },
    }));
    expect(drafts.length).toBeGreaterThan(10);
    must(await appendFacts(server.records, drafts, () => new Date()));
    expect([await handled('2026-01'), await handled('2026-02')]).toEqual([first, second]);
    expect((await change('2026-02-01', 'first')).status).toBe(200);
    expect(await handled('2026-01')).toEqual(first);
    const after = await handled('2026-02');
    expect(after[taker ?? '']).toBeUndefined();
    expect(Number(after[giver ?? ''])).toBe(Number(second[giver ?? '']) + Number(second[taker ?? '']));
  });

  it('tells its history: what holds, what is to come, what was overruled before it came', async () => {
    await change('2027-01-01', 'shared');
    await change('2027-01-01', 'last');
    expect(await history()).toEqual(['2027-01-01 last ahead', '2027-01-01 shared overruled', '2026-02-01 first now']);
  });

  it('is no agent’s to change, and needs a reason and a day', async () => {
    expect((await change('2026-03-01', 'last', agent)).status).toBe(403);
    expect((await change('2026-02-30', 'last')).status).toBe(400);
    const empty = { name: 'transfer', value: 'last', from: '2026-03-01', why: ' ' };
    expect((await hr('POST', '/api/settings/dated', empty)).status).toBe(400);
    expect((await agent('GET', '/api/settings/dated')).status).toBe(200);
  });

  it('never reaches into a closed period', async () => {
    const closed = {
      ...{ kind: 'period.closed', subject: '2026-01', valid: '2026-01-31', until: null, by: 'hr', why: '' },
      ...{ replaces: null, data: { plan: 'p', version: 1, hash: 'h' }, source: null },
    };
    must(await appendFacts(server.records, [closed], () => new Date()));
    for (const from of ['2025-12-01', '2026-01-31'])
      expect((await change(from, 'last')).body.code).toBe('organisation.closed-period');
    expect((await change('2026-02-01', 'last')).status).toBe(200);
  });
});
