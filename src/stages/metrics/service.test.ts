import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, period } from '../../base/period.ts';
import { describe as describeProblem } from '../../base/problem.ts';
import type { Fact } from '../../ledger/index.ts';
import type { PersonSpan } from '../../people/index.ts';
import type { Cell, Kind } from '../activity/index.ts';
import { correctionsOf, metricsTable, type RequestText, readRequest, reasonOf } from './index.ts';
import { findings, measure, measureAdjusted, rowsBehind } from './service.ts';
import { call, dictionary } from './testing/catalog.node.ts';
import { duckTables, type Tables } from './testing/tables.node.ts';

const january = period('2021-01');
let tables: Tables;

/** Ann answers three and misses one; Bo answers one that Ann began; a bot answers one in Ann's name. */
const contacts: readonly Readonly<Record<string, Cell>>[] = [
  {
    agent: 'Ann',
    started_at: '2021-01-04 09:00:00',
    answered: 'true',
    rating: '5',
    first_response: '10',
    channel: 'phone',
  },
  {
    agent: 'Ann',
    started_at: '2021-01-04 10:00:00',
    answered: 'true',
    rating: '2',
    first_response: '30',
    channel: 'chat',
  },
  { agent: 'Ann', started_at: '2021-01-31 23:59:59', answered: 'true', first_response: '20', channel: 'chat' },
  { agent: 'Ann', started_at: '2021-01-05 10:00:00', answered: 'false', channel: 'phone' },
  {
    agent: 'Bo',
    first_agent: 'Ann',
    started_at: '2021-01-05 11:00:00',
    answered: 'true',
    rating: '4',
    channel: 'chat',
  },
  { agent: 'Ann', started_at: '2021-01-06 10:00:00', answered: 'true', rating: '1', bot: 'true', channel: 'chat' },
  { agent: 'Ann', started_at: '2021-02-01 00:00:00', answered: 'true', rating: '1', channel: 'chat' },
];

beforeAll(async () => {
  tables = await duckTables();
  await put('contact', contacts);
  await put('tally', [{ platform: 'jd', agent: 'Bo', date: '2021-01-05', received: '7', rated: '2', satisfied: '1' }]);
});
afterAll(() => tables.close());

async function put(kind: Kind, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void> {
  const placed = rows.map((row, i) => ({
    id: `${kind}${i}`,
    row_key: `${kind}${i}`,
    import_id: 'i1',
    file: 'a.csv',
    sheet: '',
    row: `${i + 2}`,
    ...row,
  }));
  await tables.insert(kind, placed);
}

function asked(metrics: readonly string[], more: Partial<RequestText> = {}) {
  const request = readRequest({ metrics, period: january, ...more }, dictionary);
  if (!request.ok) throw new Error(request.problems.map((p) => describeProblem(p, 'en')).join('\n'));
  return request.value;
}

async function table(metrics: readonly string[], more: Partial<RequestText> = {}): Promise<string> {
  const request = asked(metrics, more);
  return metricsTable(await measure(tables, request, []), request, 'csv');
}

it('writes one row a group, the dimensions first, each metric with its n, and leaves what is missing empty', async () => {
  expect(await table(['contacts_handled', 'csat', 'service_level(20)'], { by: ['agent'] })).toBe(
    'agent,contacts_handled,contacts_handled_n,csat,csat_n,service_level(20),service_level(20)_n\n' +
      'Ann,3,3,0.5,2,0.5,4\n' +
      'Bo,8,8,0.6666666667,3,0,1\n',
  );
});

it('keeps what a bot did out of every agent and gives it a share of its own', async () => {
  expect(await table(['bot_share'], { by: ['agent'] })).toBe('agent,bot_share,bot_share_n\nAnn,0,4\nBo,0,1\n,1,1\n');
});

it('filters by columns and by dimensions with the same words it groups by', async () => {
  const where = "channel = 'chat' AND week = '2021-W01' AND NOT rating <= 2";
  expect(await table(['contacts_handled'], { by: ['agent'], where })).toBe(
    'agent,contacts_handled,contacts_handled_n\nBo,1,1\n',
  );
});

it('gives a transferred contact to the last agent, the first, or half to each', async () => {
  const request = asked(['contacts_handled'], { by: ['agent'], where: "channel IN ('phone', 'chat')" });
  const handled = async (transfer: 'last' | 'first' | 'shared') =>
    (await measure(tables, { ...request, transfer: [{ from: '0001-01-01', rule: transfer }] }, [])).map(
      (row) => `${row.group[0]} ${row.cells[0]?.value}`,
    );
  expect(await handled('last')).toEqual(['Ann 3', 'Bo 1']);
  expect(await handled('first')).toEqual(['Ann 4']);
  expect(await handled('shared')).toEqual(['Ann 3.5', 'Bo 0.5']);
});

it('goes by the rule of the contact’s own day where the rule changed meanwhile', async () => {
  const request = asked(['contacts_handled'], { by: ['agent'], where: "channel IN ('phone', 'chat')" });
  const changing = async (from: string, rule: 'first' | 'shared') => {
    const transfer = [
      { from: '0001-01-01', rule: 'last' as const },
      { from, rule },
    ];
    return (await measure(tables, { ...request, transfer }, [])).map((row) => `${row.group[0]} ${row.cells[0]?.value}`);
  };
  const [moved] = (await measure(tables, { ...asked(['contacts_handled'], { by: ['agent', 'day'] }) }, [])).filter(
    (row) => row.group[0] === 'Bo',
  );
  const day = moved?.group[1] ?? '';
  const after = addDays(day, 1);
  expect(await changing(day, 'first')).toEqual(['Ann 4']);
  expect(await changing(after, 'first')).toEqual(['Ann 3', 'Bo 1']);
  expect(await changing(day, 'shared')).toEqual(['Ann 3.5', 'Bo 0.5']);
  expect(await changing(after, 'shared')).toEqual(['Ann 3', 'Bo 1']);
});

it('joins in what the ledger corrected: whose it is, whether it counts, what a column says', async () => {
  const fact = (row: number, data: Fact['data']): Fact => ({
    id: `f${row}${Object.keys(data)}`,
    kind: 'correction.made',
    subject: `contact:contact${row}`,
    valid: '2021-01-31',
    until: null,
    known: '2021-02-01T00:00:00Z',
    by: 'qa',
    why: 'appeal',
    replaces: null,
    data,
    source: null,
  });
  const { corrections, problems } = correctionsOf([
    fact(0, { agent: 'Bo' }),
    fact(1, { column: 'rating', value: '4' }),
    fact(2, { exclude: true }),
    fact(3, { column: 'ratting', value: '4' }),
  ]);
  expect(problems.map((p) => p.code)).toEqual(['metrics.correction-unreadable']);
  const rows = await measure(
    tables,
    asked(['contacts_offered', 'csat'], { by: ['agent'], where: "channel <> ''" }),
    [],
    corrections,
  );
  expect(rows.map((row) => [row.group[0], ...row.cells.map((cell) => String(cell.value))])).toEqual([
    ['Ann', '2', '1'],
    ['Bo', '2', '1'],
  ]);
});

it('resolves an agent to the person and the team of the day', async () => {
  const span = (from: string, to: string, team: string): PersonSpan => ({
    ...{ person: 'P1', names: ['P1', 'Ann'], from, to, team, lead: null, manager: null, post: null, level: null },
    ...{ project: null, shift: null, hired_on: '2020-12-10', tenure_band: null },
  });
  const spans = [span('2021-01-01', '2021-01-04', 'A'), span('2021-01-05', '2021-01-31', 'B')];
  const rows = await measure(tables, asked(['contacts_handled'], { by: ['person', 'team', 'tenure'] }), spans);
  expect(rows.map((row) => [...row.group, String(row.cells[0]?.value)])).toEqual([
    ['Bo', null, null, '8'],
    ['P1', 'A', '0-30', '2'],
    ['P1', 'B', '0-30', '0'],
    ['P1', 'B', '31-60', '1'],
  ]);
});

it('shows the rows a number was made of, page by page, with the columns it read', async () => {
  const request = asked(['csat'], { by: ['agent'] });
  const page = { call: call('csat'), group: ['Ann'], offset: 1, limit: 1 };
  expect(await rowsBehind(tables, request, page, [])).toEqual({
    total: 2,
    rows: [
      {
        ...{ kind: 'contact', key: 'contact1', importId: 'i1', file: 'a.csv', sheet: null, row: 3 },
        values: { agent: 'Ann', started_at: '2021-01-04 10:00:00', rating: '2.0000' },
      },
    ],
  });
});

it('pages on from one kind of rows to the next', async () => {
  const request = asked(['contacts_handled'], { by: ['agent'] });
  const page = { call: call('contacts_handled'), group: ['Bo'], offset: 0, limit: 10 };
  const { rows, total } = await rowsBehind(tables, request, page, []);
  expect([total, ...rows.map((row) => row.key)]).toEqual([2, 'contact4', 'tally0']);
});

it('reports days that stand both as contacts and as platform totals', async () => {
  const found = await findings(tables, asked(['contacts_handled', 'csat', 'dsat']), []);
  expect(found.map((p) => describeProblem(p, 'en'))).toEqual([
    'warning metrics.counted-twice [2021-01] 1 agent-days have both contacts and platform totals: contacts_handled, csat, dsat count them twice. → Undo one of the two imports: see jixin imports, then jixin undo.',
  ]);
});

it('says of a rate how sure it is, and that few observations do not move pay', async () => {
  const [row] = await measure(tables, asked(['csat'], { by: ['agent'] }), []);
  const reason = reasonOf(
    call('csat'),
    row?.cells[0] ?? { value: null, numerator: call('csat').definition.buckets[0] as never, n: 0 as never },
  );
  expect(reason.substituted).toBe('1 / 2');
  expect(reason.sentence.en).toBe(
    'Customer satisfaction is 50 % (n = 2). With 95 % confidence it lies between 9.4531 % and 90.5469 %. ' +
      'n is below 30: by itself it does not move pay. Ratings of 4 or more out of all ratings.',
  );
});

it('expects of everybody what all together reach in the same hours and channels', async () => {
  const request = asked(['csat'], { by: ['agent'], where: "channel IN ('phone', 'chat')" });
  const rows = await measureAdjusted(tables, request, [], [], ['channel']);
  // Chat: Ann's 2 and Bo's 4, so 0.5 is expected there; phone: Ann's 5 alone, so 1.
  expect(rows.map((row) => [row.group[0], String(row.cells[0]?.expected), String(row.cells[0]?.ratio)])).toEqual([
    ['Ann', '0.75', '0.666667'],
    ['Bo', '0.5', '2'],
  ]);
});

it('gives percentiles and a histogram beside the mean, each bucket below its edge', async () => {
  const [row] = await measure(tables, asked(['first_response'], { spread: true }), []);
  const cell = row?.cells[0];
  expect([cell?.value, cell?.p50, cell?.p90, cell?.p95].map(String)).toEqual(['20', '20', '30', '30']);
  expect(cell?.histogram?.filter((b) => b.rows > 0).map((b) => [String(b.below), b.rows])).toEqual([
    ['20', 1],
    ['30', 1],
    ['60', 1],
  ]);
});
