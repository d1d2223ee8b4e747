import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from '../../../test/http/demo-server.ts';

/** The rater check over HTTP: found, worth so many yuan, and shown no further than the policy and the grants say. */

let server: Awaited<ReturnType<typeof demoServer>>;
let manager: Ask;
let payer: Ask;
let quality: Ask;
let lead: Ask;
let agent: Ask;
let lenient = '';
let leadId = '';

const MONTH = 'period=2026-01';

interface Rater {
  readonly population: string;
  readonly rater: string;
  readonly tests: readonly { readonly statistic: string; readonly found: boolean; readonly sentence: object | null }[];
}

interface Effect {
  readonly person: string;
  readonly judged: number;
  readonly plan: string | null;
  readonly inputs: readonly { readonly value: string; readonly adjusted: string }[];
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
}

beforeAll(async () => {
  server = await demoServer({ people: 90, months: 1, seed: 1 });
  lenient =
    server.people
      .filter(({ post }) => post === 'qa')
      .map(({ id }) => id)
      .sort()[0] ?? '';
  leadId = server.people.find(({ post }) => post === 'lead')?.id ?? '';
  manager = await server.as(['manager'], null);
  payer = await server.as(['hr'], null, ['pay:all']);
  quality = await server.as(['quality'], null);
  lead = await server.as(['lead'], leadId);
  agent = await server.as(['agent'], server.people.find(({ post }) => post === 'basic')?.id ?? null);
}, 300_000);
afterAll(() => server.close());

async function raters(ask: Ask): Promise<readonly Rater[]> {
  const { status, body } = await ask('GET', `/api/raters?${MONTH}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.raters;
}

function accused(all: readonly Rater[]): readonly string[] {
  return [...new Set(all.filter(({ tests }) => tests.some(({ found }) => found)).map(({ rater }) => rater))];
}

describe('the rater check over HTTP', () => {
  it('finds the demo’s lenient inspector, says so in a sentence, and accuses nobody else', async () => {
    const all = await raters(manager);
    expect(accused(all)).toEqual([lenient]);
    const tests = all.find(({ rater }) => rater === lenient)?.tests ?? [];
    expect(tests.find(({ statistic }) => statistic === 'leniency')).toMatchObject({ found: true });
    for (const { found, sentence } of tests) expect(sentence !== null).toBe(found);
    expect(new Set(all.map(({ population }) => population))).toEqual(new Set(['inspectors', 'raters']));
  });

  it('shows inspectors to the quality team, and a lead nobody but themselves', async () => {
    expect(new Set((await raters(quality)).map(({ population }) => population))).toEqual(new Set(['inspectors']));
    expect((await raters(lead)).map(({ rater }) => rater)).toEqual([leadId]);
    expect((await agent('GET', `/api/raters?${MONTH}`)).status).toBe(403);
    expect((await quality('GET', `/api/raters/${leadId}?${MONTH}`)).status).toBe(404);
    expect((await lead('GET', `/api/raters/${lenient}?${MONTH}`)).status).toBe(403);
  });

  it('works out each person’s month anew: more points taken off never pay more, and the sums are the people’s', async () => {
    const { status, body } = await payer('GET', `/api/raters/${lenient}?${MONTH}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(Number(body.applied)).toBeLessThan(0);
    const people: readonly Effect[] = body.people;
    const moved = people.filter(({ inputs }) => inputs.length > 0);
    expect(moved.length).toBeGreaterThan(10);
    for (const { inputs, before, after, difference } of moved) {
      for (const { value, adjusted } of inputs) expect(Number(adjusted)).toBeGreaterThan(Number(value));
      expect(Number(difference)).toBeLessThanOrEqual(0);
      expect((Number(after) - Number(before)).toFixed(2)).toBe(Number(difference).toFixed(2));
    }
    const lost = people.filter(({ difference }) => Number(difference ?? 0) < 0);
    expect(body.sums.lose).toBe(lost.length);
    expect(lost.reduce((sum, { difference }) => sum + Number(difference), 0).toFixed(2)).toBe(body.sums.lost);
  });

  it('tells nobody’s pay to those without sight of pay', async () => {
    for (const ask of [manager, quality]) {
      const people: readonly Effect[] = (await ask('GET', `/api/raters/${lenient}?${MONTH}`)).body.people;
      expect(people.length).toBeGreaterThan(10);
      for (const { before, after, difference } of people)
        expect([before, after, difference]).toEqual([null, null, null]);
    }
  });

  it('records nothing: asked twice, the same', async () => {
    const once = await payer('GET', `/api/raters/${lenient}?${MONTH}`);
    const again = await payer('GET', `/api/raters/${lenient}?${MONTH}`);
    expect(again.body).toEqual(once.body);
  });

  it('comes as a file, and refuses what is no month or nobody', async () => {
    const csv = await manager('GET', `/api/raters/export?${MONTH}&format=csv&lang=en`);
    expect(csv.text).toContain('Leniency');
    expect(csv.text).toContain('lenient');
    const xlsx = await manager('GET', `/api/raters/export?${MONTH}&format=xlsx`);
    expect(Buffer.from(xlsx.raw.slice(0, 2)).toString()).toBe('PK');
    expect((await manager('GET', '/api/raters?period=2026')).body.problems[0].code).toBe('raters.period-bad');
    expect((await manager('GET', `/api/raters/nobody?${MONTH}`)).status).toBe(404);
  });
});
