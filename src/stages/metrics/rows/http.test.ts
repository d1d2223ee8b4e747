import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../../test/http/demo-server.ts';
import { appendFacts } from '../../../ledger/service.ts';

/** One row of activity from its own side, asked by whose it is, by a colleague, by the lead and by HR. */

let server: Awaited<ReturnType<typeof demoServer>>;
let agent: Ask;
let other: Ask;
let lead: Ask;
let hr: Ask;
let me = '';
let colleague = '';

beforeAll(async () => {
  server = await demoServer({ people: 30, months: 1, seed: 1 });
  const { people } = server;
  const one = people.find((p) => p.post === 'basic' && p.lead !== null);
  me = one?.id ?? '';
  const boss = people.find((p) => p.id === one?.lead || p.name === one?.lead)?.id ?? '';
  colleague = people.find((p) => p.team === one?.team && p.id !== me && p.id !== boss)?.id ?? '';
  agent = await server.as(['agent'], me);
  other = await server.as(['agent'], colleague);
  lead = await server.as(['lead'], boss);
  hr = await server.as(['hr'], null);
});
afterAll(() => server.close());

const JANUARY = 'period=2026-01';
const group = (id: string) => encodeURIComponent(JSON.stringify([id]));

/** Keys of rows behind somebody's number. */
async function rowsOf(metric: string, person = me): Promise<readonly string[]> {
  const { body } = await hr('GET', `/api/metrics/why?${JANUARY}&metrics=${metric}&by=person&group=${group(person)}`);
  return body.rows.map((row: { key: string }) => row.key);
}

const at = (kind: string, key: string) => `/api/rows/${kind}/${encodeURIComponent(key)}`;

describe('a row of activity', () => {
  it('tells its values, its file and row, whose it is and every metric that it counted in', async () => {
    const [key = ''] = await rowsOf('csat');
    const { status, body } = await agent('GET', at('contact', key));
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'contact', key, excluded: false, stored: {}, corrections: [] });
    expect(body.owners).toEqual([{ id: me, name: server.people.find(({ id }) => id === me)?.name }]);
    expect(body.file).toMatch(/\.(csv|xlsx)$/);
    expect(body.row).toBeGreaterThan(1);
    expect(body.values.id).toBe(key);
    const named = new Map(body.counted.map((one: { metric: { id: string } }) => [one.metric.id, one]));
    expect(named.get('csat')).toMatchObject({
      period: '2026-01',
      person: { id: me },
      adds: { numerator: Number(body.values.rating) >= 4 ? '1' : '0', denominator: '1' },
    });
    expect(named.get('contacts_handled')).toMatchObject({ adds: { numerator: '1', denominator: null } });
  });

  it('says of each metric what the numbers page says', async () => {
    const [key = ''] = await rowsOf('csat');
    const { counted } = (await agent('GET', at('contact', key))).body;
    for (const one of counted) {
      const query = `${JANUARY}&metrics=${one.metric.asked}&by=person`;
      const row = (await agent('GET', `/api/metrics/values?${query}`)).body.rows[0];
      expect([one.metric.asked, one.cell.value]).toEqual([one.metric.asked, row.cells[0].value]);
    }
    expect(counted.length).toBeGreaterThan(4);
  });

  it('counts in exactly the metrics behind which it is found', async () => {
    const [key = ''] = await rowsOf('contacts_handled');
    const { counted } = (await hr('GET', at('contact', key))).body;
    const through = new Set(counted.map((one: { metric: { id: string } }) => one.metric.id));
    const dictionary = (await hr('GET', '/api/metrics')).body.rows;
    for (const metric of dictionary) {
      const reads = metric.sources.some((source: { kind: string }) => source.kind === 'contact');
      if (!reads || metric.shape === 'share') continue;
      const why = `/api/metrics/why/rows?${JANUARY}&metrics=${metric.id}&by=person&group=${group(me)}&limit=500`;
      const keys: string[] = [];
      let next = '';
      do {
        const { body } = await hr('GET', `${why}${next && `&cursor=${next}`}`);
        keys.push(...body.rows.map((row: { key: string }) => row.key));
        next = body.next ?? '';
      } while (next !== '');
      expect([metric.id, through.has(metric.id)]).toEqual([metric.id, keys.includes(key)]);
    }
  });

  it('leads from a check to its conversation and back', async () => {
    const [key = ''] = await rowsOf('qa_deductions');
    const check = (await agent('GET', at('check', key))).body;
    expect(check.values.contact).not.toBe('');
    const [contact] = check.about;
    if (contact === undefined) throw new Error('the check names no conversation that is there');
    const back = (await agent('GET', at(contact.kind, contact.key))).body;
    expect(back.about.map((one: { kind: string; key: string }) => [one.kind, one.key])).toContainEqual(['check', key]);
  });

  it('is found by its exact number, and by nothing less', async () => {
    const [key = ''] = await rowsOf('contacts_handled');
    const found = async (ask: Ask, id: string) =>
      (await ask('GET', `/api/rows?id=${encodeURIComponent(id)}`)).body.rows;
    expect(await found(agent, key)).toMatchObject([{ kind: 'contact', key }]);
    expect(await found(agent, key.slice(0, -1))).toEqual([]);
    expect(await found(other, key)).toEqual([]);
    expect(await found(agent, "x' OR '1'='1")).toEqual([]);
  });
});

describe('whose rows are seen', () => {
  it('is one’s own for an agent, the team’s for a lead, everybody’s for HR; the rest does not exist', async () => {
    const [mine = ''] = await rowsOf('contacts_handled');
    const outsider = server.people.find((p) => p.post === 'vip')?.id ?? '';
    const [theirs = ''] = await rowsOf('contacts_handled', outsider);
    for (const [ask, key, status] of [
      [agent, mine, 200],
      [lead, mine, 200],
      [hr, mine, 200],
      [other, mine, 404],
      [agent, theirs, 404],
      [lead, theirs, 404],
      [hr, theirs, 200],
    ] as const) {
      const reply = await ask('GET', at('contact', key));
      expect([reply.status, reply.body.code ?? null]).toEqual([status, status === 200 ? null : 'metrics.no-row']);
    }
    expect((await hr('GET', at('contact', 'nothing'))).status).toBe(404);
    expect((await hr('GET', at('nothing', mine))).status).toBe(400);
  });

  it('follows a decision about the row, and whom it was taken from sees what became of it', async () => {
    const key = (await rowsOf('contacts_handled')).at(-1) ?? '';
    const decided = {
      ...{ kind: 'correction.made', subject: `contact:${key}`, valid: '2026-02-01', until: null },
      ...{ by: 'HR', why: 'the colleague took it', replaces: null, source: null, data: { agent: colleague } },
    };
    const made = await appendFacts(server.records, [decided], () => new Date());
    expect(made.ok).toBe(true);
    const now = (await other('GET', at('contact', key))).body;
    expect(now.owners.map(({ id }: { id: string }) => id)).toEqual([colleague]);
    expect(now.corrections).toMatchObject([
      { says: `agent = ${colleague}`, why: 'the colleague took it', stands: true },
    ]);
    expect(now.stored.agent).not.toBe(now.values.agent);
    expect(now.counted.every((one: { person: { id: string } }) => one.person.id === colleague)).toBe(true);
    const before = (await agent('GET', at('contact', key))).body;
    expect([before.owners.map(({ id }: { id: string }) => id), before.counted]).toEqual([[me], []]);
  });

  it('still shows a row that a decision took out of every count', async () => {
    const key = (await rowsOf('contacts_handled')).at(-2) ?? '';
    const decided = {
      ...{ kind: 'correction.made', subject: `contact:${key}`, valid: '2026-02-01', until: null },
      ...{ by: 'HR', why: 'a test call', replaces: null, source: null, data: { exclude: true } },
    };
    expect((await appendFacts(server.records, [decided], () => new Date())).ok).toBe(true);
    const { body } = await agent('GET', at('contact', key));
    expect(body).toMatchObject({ excluded: true, counted: [], corrections: [{ says: 'excluded' }] });
  });
});
