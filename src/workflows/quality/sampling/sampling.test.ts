import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../../test/postgres/server.ts';
import { period } from '../../../base/period.ts';
import type { Cell } from '../../../stages/activity/index.ts';
import { duckTables, postgresTables, type Tables } from '../../../stages/metrics/testing/tables.node.ts';
import type { SamplingPlan } from '../model.ts';
import { DEFAULT_PLANS } from './defaults.ts';
import { type Drawn, planOf, samplingSql, samplingTables, seedHolds } from './statement.ts';

/** A day's draw, on DuckDB and on PostgreSQL alike. */

const PLAN: SamplingPlan = { ...(DEFAULT_PLANS[0] as SamplingPlan), perDay: 3 };
const PEOPLE: readonly Drawn[] = [
  { person: 'p1', names: ['Ann', 'shop:ann'], fresh: false },
  { person: 'p2', names: ['Bo'], fresh: true },
  { person: 'p3', names: ['Cy'], fresh: false },
];

const stores: Tables[] = [];
let server: PostgresServer | undefined;
beforeAll(async () => {
  stores.push(await duckTables());
  if (postgresMissing === undefined) {
    server = await startPostgres();
    stores.push(await postgresTables(await server.newDatabase()));
  }
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await server?.stop();
});

interface Contact {
  readonly agent: string;
  readonly channel: string | null;
  readonly rating: number | null;
  readonly handle: number | null;
  readonly bot: boolean;
  readonly answered: boolean | null;
}
const contact: fc.Arbitrary<Contact> = fc.record({
  agent: fc.constantFrom('Ann', 'shop:ann', 'Bo', 'Cy', 'nobody'),
  channel: fc.constantFrom('chat', 'phone', null),
  rating: fc.constantFrom(1, 3, 5, null),
  handle: fc.constantFrom(60, 300, 900, null),
  bot: fc.constantFrom(false, false, false, true),
  answered: fc.constantFrom(true, true, null, false),
});

let days = 0;
/** Puts the contacts on a day of their own, in this order, and gives their keys. */
async function put(contacts: readonly Contact[], reversed: boolean): Promise<{ day: string; keys: string[] }> {
  const day = new Date(Date.UTC(2020, 0, 1 + days++)).toISOString().slice(0, 10);
  const rows = contacts.map(({ agent, channel, rating, handle, bot, answered }, i): Record<string, Cell> => {
    const key = `k${i}`;
    const source = { row_key: key, import_id: 'i', file: 'f', sheet: '', row: '2' };
    const cells = { agent, channel, rating: rating && String(rating), handle_time: handle && String(handle) };
    const flags = { bot: String(bot), answered: answered === null ? null : String(answered) };
    return { id: key, started_at: `${day} 10:00:00`, ...cells, ...flags, ...source } as Record<string, Cell>;
  });
  for (const store of stores) await store.insert('contact', reversed ? [...rows].reverse() : rows);
  return { day, keys: rows.map((row) => row.row_key ?? '') };
}

async function drawn(store: Tables, day: string, plan: SamplingPlan, seed: string, taken: readonly string[] = []) {
  const from = await store.rows('contact', period(day));
  const rows = await store.lend(samplingTables(PEOPLE, taken), () => store.query(samplingSql(from, plan, seed)));
  return rows.map((row) => `${row.person} ${row.row_key}`);
}

describe('a draw', () => {
  it('is the same for the same seed on every store, whatever the order of the rows; each person gets what the plan says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { minLength: 1, maxLength: 30 }), fc.nat(99), async (contacts, number) => {
        const seed = `seed-${number}`;
        const { day } = await put(contacts, false);
        const again = await put(contacts, true);
        const plan = { ...PLAN, newExtra: 1, share: number % 2 === 0 ? null : '0.5' };
        const [first = [], ...others] = await Promise.all(stores.map((store) => drawn(store, day, plan, seed)));
        for (const other of others) expect(other).toEqual(first);
        expect(await drawn(stores[0] as Tables, again.day, plan, seed)).toEqual(first);
        for (const { person, names, fresh } of PEOPLE) {
          const able = contacts.filter(
            ({ agent, bot, answered }) => names.includes(agent) && !bot && answered !== false,
          );
          const usual = plan.share === null ? 3 : Math.max(3, Math.ceil(able.length / 2));
          const mine = first.filter((one) => one.startsWith(`${person} `));
          expect(mine).toHaveLength(Math.min(able.length, usual + (fresh ? 1 : 0)));
        }
        // New people come first.
        const places = first.map((one) => one.startsWith('p2 '));
        expect(places).toEqual([...places].sort((a, b) => Number(b) - Number(a)));
      }),
      { numRuns: 25, seed: 20_261_122 },
    );
  });

  it('lets the strata take turns: as many kinds as there are draws are seen before any comes twice', async () => {
    const plain = { agent: 'Cy', handle: 60, bot: false, answered: true };
    const many = Array.from({ length: 20 }, () => ({ ...plain, channel: 'chat', rating: 5 }));
    const rare = [
      { ...plain, channel: 'phone', rating: 5 },
      { ...plain, channel: 'chat', rating: 1 },
    ];
    const { day } = await put([...many, ...rare], false);
    for (const store of stores) {
      const picked = await drawn(store, day, PLAN, 'any');
      expect(picked).toEqual(expect.arrayContaining(['p3 k20', 'p3 k21']));
    }
  });

  it('leaves out what was drawn before or is in dispute, and is another with another seed', async () => {
    const one = { agent: 'Cy', channel: 'chat', rating: null, handle: null, bot: false, answered: true };
    const { day } = await put(
      Array.from({ length: 40 }, () => one),
      false,
    );
    const store = stores[0] as Tables;
    const first = await drawn(store, day, PLAN, 'a');
    const taken = first.map((each) => each.split(' ')[1] ?? '');
    const second = await drawn(store, day, PLAN, 'a', taken);
    expect(second).toHaveLength(3);
    expect(second.filter((each) => first.includes(each))).toEqual([]);
    expect(await drawn(store, day, PLAN, 'b')).not.toEqual(first);
  });

  it('never hands the customer’s rating on', () => {
    expect(samplingSql('c', PLAN, 's').split('SELECT').at(-1)).not.toContain('rating');
  });
});

describe('who is drawn for', () => {
  it('is whom the first active plan names', () => {
    const [basic, vip] = DEFAULT_PLANS as [SamplingPlan, SamplingPlan];
    const everybody = { ...basic, id: 'all', posts: null };
    const named = (plans: readonly SamplingPlan[], post: string | null) => planOf(plans, { post, team: 't' })?.id;
    expect(named([basic, vip, everybody], 'vip')).toBe('vip');
    expect(named([{ ...vip, active: false }, everybody], 'vip')).toBe('all');
    expect(named([basic, vip], null)).toBeUndefined();
    expect(named([{ ...everybody, teams: ['u'] }], 'vip')).toBeUndefined();
  });
  it('seeds are words that can be read out', () => {
    expect(['demo-vip-2026-03-31', 'aZ_9'].every(seedHolds)).toBe(true);
    expect(['', "a'b", 'x'.repeat(61)].some(seedHolds)).toBe(false);
  });
});
