import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from '../../../test/postgres/server.ts';
import { period } from '../../base/period.ts';
import { KINDS } from '../activity/index.ts';
import { DIMENSIONS, type Dimension, type MetricRequest, type TransferRule } from './index.ts';
import { measure } from './service.ts';
import { call, dictionary } from './testing/catalog.node.ts';
import { generateWorld, randomOf } from './testing/generate.ts';
import { naiveMetric } from './testing/naive.ts';
import { duckTables, postgresTables, type Tables } from './testing/tables.node.ts';

const calls = dictionary.map((metric) => call(metric.id));
const worlds = [generateWorld(1, 90), generateWorld(2, 90)];

/** No dimension, each alone, and mixes: some meant, some drawn. */
const mixes: readonly (readonly Dimension[])[] = [
  [],
  ...DIMENSIONS.map((dimension) => [dimension]),
  ['person', 'month'],
  ['team', 'week', 'channel'],
  ...[1, 2].map((seed) => {
    const random = randomOf(seed);
    return DIMENSIONS.filter(() => random(5) === 0);
  }),
];
const requests = mixes.map((by, i) => ({ by, which: i % worlds.length }));

/** One rule throughout, and another from the middle of the month on. */
const always = (rule: TransferRule) => [{ from: '0001-01-01', rule }];
const TRANSFERS = [[], always('first'), [...always('last'), { from: '2021-01-16', rule: 'first' as const }]];
const SHARED = [[...always('shared'), { from: '2021-01-16', rule: 'last' as const }], always('shared')];

function request(by: readonly Dimension[], more: Partial<MetricRequest> = {}): MetricRequest {
  return { metrics: calls, period: period('2021-01'), by, where: null, spread: false, ...more };
}

async function filled(open: () => Promise<Tables>): Promise<readonly Tables[]> {
  const all: Tables[] = [];
  for (const world of worlds) {
    const tables = await open();
    for (const kind of KINDS) await tables.insert(kind, world.rows[kind]);
    all.push(tables);
  }
  return all;
}

describe('every shipped metric by every dimension', () => {
  let ducks: readonly Tables[] = [];
  beforeAll(async () => {
    ducks = await filled(duckTables);
  });
  afterAll(async () => {
    for (const tables of ducks) await tables.close();
  });

  it.each(requests)('is what a count row by row gives: $by', async ({ by, which }) => {
    const [tables, world] = [ducks[which] as Tables, worlds[which] as (typeof worlds)[number]];
    for (const transfer of TRANSFERS) {
      const asked = request(by, { transfer });
      const rows = new Map((await measure(tables, asked, world.spans)).map((r) => [JSON.stringify(r.group), r.cells]));
      const expected = calls.flatMap((one) =>
        [...naiveMetric(world, one, asked)].map(([group, cell]) => ({ metric: one.definition.id, group, ...cell })),
      );
      const found = expected.map(({ metric, group }) => {
        const cell = rows.get(group)?.[calls.findIndex((one) => one.definition.id === metric)];
        return { metric, group, value: cell?.value?.toString() ?? null, n: cell?.n.toString() };
      });
      expect(found).toEqual(expected);
      expect(new Set(found.map(({ group }) => group)).size).toBe(rows.size);
    }
  });
});

const missing = postgresMissing === undefined ? '' : ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== undefined)(
  `every shipped metric by every dimension in PostgreSQL${missing}`,
  () => {
    let server: PostgresServer | undefined;
    let postgres: readonly Tables[] = [];
    let ducks: readonly Tables[] = [];
    beforeAll(async () => {
      const started = await startPostgres();
      server = started;
      ducks = await filled(duckTables);
      postgres = await filled(async () => postgresTables(await started.newDatabase()));
    });
    afterAll(async () => {
      for (const tables of [...ducks, ...postgres]) await tables.close();
      await server?.stop();
    });

    it.each(requests)('is byte for byte what DuckDB gives, spread included: $by', async ({ by, which }) => {
      const asked = request(by, { spread: true, transfer: SHARED[which] ?? [] });
      const spans = worlds[which]?.spans ?? [];
      const [a, b] = [
        await measure(ducks[which] as Tables, asked, spans),
        await measure(postgres[which] as Tables, asked, spans),
      ];
      expect(a.length).toBeGreaterThan(0);
      expect(JSON.stringify(b)).toBe(JSON.stringify(a));
    });
  },
);
