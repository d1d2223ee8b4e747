import { describe, expect, it } from 'vitest';
import type { Fact, FactDraft } from '../ledger/index.ts';
import { derivePeople, type SeenAgent } from './derived.ts';
import { peopleAsOf } from './fold.ts';
import { type RosterReading, type RosterRow, readRoster } from './roster.ts';

const roster = (date: string, importId = 'r1') => ({ importId, file: 'roster.csv', by: 'hr', why: 'roster', date });
const row = (n: number, id: string | null, cells: RosterRow['cells'], valid?: string): RosterRow => ({
  row: n,
  id,
  cells,
  ...(valid === undefined ? {} : { valid }),
});
let minute = 0;
/** As the ledger would record them, one import a minute. */
const record = (drafts: readonly FactDraft[]): Fact[] => {
  minute += 1;
  const known = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  return drafts.map((draft, i) => ({ ...draft, id: `${minute}-${i}`, known }));
};
const codes = (reading: RosterReading) => reading.problems.map((p) => `${p.code} ${p.where.row ?? ''}`.trim());
const said = (reading: RosterReading) => reading.drafts.map((d) => [d.subject, d.valid, d.data]);

describe('a roster', () => {
  it('gives a new person the attributes from the day of hiring, or from ever where nobody knows it', () => {
    const reading = readRoster(
      [
        row(2, 'p1', { name: ' 王  芳 ', hired_on: '2024-03-01', base_pay: '￥3,000.00' }),
        row(3, null, { name: 'Li' }),
      ],
      [],
      roster('2026-06-01'),
    );
    expect(said(reading)).toEqual([
      ['p1', '2024-03-01', { name: '王 芳', hired_on: '2024-03-01', base_pay: '3000.00' }],
      ['Li', '1900-01-01', { name: 'Li' }],
    ]);
    expect(reading.created).toEqual(['p1', 'Li']);
  });

  it('records only what changed, from its own day, and nothing when it comes again', () => {
    const rows = (level: string) => [row(2, 'p1', { name: '王芳', level, team: 'A', city: '' })];
    const first = record(readRoster(rows('junior'), [], roster('2026-01-01')).drafts);
    expect(readRoster(rows('junior'), first, roster('2026-02-01')).unchanged).toEqual(['p1']);
    const second = readRoster(rows('senior'), first, roster('2026-03-01'));
    expect(said(second)).toEqual([['p1', '2026-03-01', { level: 'senior' }]]);
    const both = [...first, ...record(second.drafts)];
    expect(readRoster(rows('senior'), both, roster('2026-04-01')).drafts).toEqual([]);
    const levels = ['2026-02-28', '2026-03-01'].map((date) => peopleAsOf(both, date)[0]?.level);
    expect(levels).toEqual(['junior', 'senior']);
  });

  it('is read once even for somebody hired after its day', () => {
    const rows = [row(2, 'p1', { name: 'x', hired_on: '2026-09-01' })];
    const first = record(readRoster(rows, [], roster('2026-06-01')).drafts);
    expect(readRoster(rows, first, roster('2026-06-01')).drafts).toEqual([]);
  });

  it('may carry history itself, several dated rows a person', () => {
    const rows = [
      row(3, 'p1', { name: 'x', level: 'senior' }, '2026-03-01'),
      row(2, 'p1', { name: 'x', level: 'junior' }, '2026-01-01'),
    ];
    const reading = readRoster(rows, [], roster('2026-06-01'));
    expect(said(reading)).toEqual([
      ['p1', '2026-01-01', { name: 'x', level: 'junior' }],
      ['p1', '2026-03-01', { level: 'senior' }],
    ]);
  });

  it('leaves people it does not mention as they are, and names them', () => {
    const before = record(
      readRoster([row(2, 'p1', { name: 'a' }), row(3, 'p2', { name: 'b' })], [], roster('2026-01-01')).drafts,
    );
    const reading = readRoster([row(2, 'p1', { name: 'a' })], before, roster('2026-02-01'));
    expect([reading.drafts, reading.absent, codes(reading)]).toEqual([[], ['p2'], ['people.absent']]);
  });

  it('refuses every row of an id that stands for two people, and keeps one of two equal rows', () => {
    const reading = readRoster(
      [
        row(2, 'p1', { name: 'a' }),
        row(3, 'p1', { name: 'b' }),
        row(4, 'p2', { name: 'c' }),
        row(5, 'p2', { name: 'c' }),
      ],
      [],
      roster('2026-01-01'),
    );
    expect([reading.rejected, reading.created]).toEqual([[2, 3], ['p2']]);
    expect(codes(reading)).toEqual(['people.id-twice 2', 'people.row-repeated 5']);
  });

  it('refuses rows with values that are not what their column needs, and says which', () => {
    const reading = readRoster(
      [
        row(2, null, { city: 'x' }),
        row(3, 'p1', { base_pay: '面议' }),
        row(4, 'p2', { hired_on: '2026-02-30' }),
        row(5, 'p3', { hired_on: '2026-02-01', left_on: '2026-01-01' }),
        row(6, 'p4', { name: 'ok' }, 'yesterday'),
      ],
      [],
      roster('2026-06-01'),
    );
    expect(reading.rejected).toEqual([2, 3, 4, 5, 6]);
    expect(reading.problems.map((p) => p.where.field)).toEqual([undefined, 'base_pay', 'hired_on', 'left_on', 'valid']);
    expect(reading.drafts).toEqual([]);
  });

  it('knows the statuses by their usual words and keeps others as text', () => {
    const statuses = ['试用期', 'Active', 'Voluntarily Terminated', '长期病假'];
    const reading = readRoster(
      statuses.map((status, i) => row(i + 2, `p${i}`, { status })),
      [],
      roster('2026-06-01'),
    );
    expect(reading.drafts.map((d) => d.data)).toEqual([
      { status: 'trial' },
      { status: 'regular' },
      { status: 'left' },
      { status_text: '长期病假' },
    ]);
    expect(codes(reading)).toEqual(['people.status-unknown 5']);
  });

  it('brings aliases, each once', () => {
    const rows = [row(2, 'p1', { name: 'a', alias: '旺旺:小王; wang@x.cn；小王' })];
    const first = record(readRoster(rows, [], roster('2026-01-01')).drafts);
    expect(peopleAsOf(first, '2026-01-01')[0]?.aliases).toEqual(['旺旺:小王', 'wang@x.cn', '小王']);
    expect(readRoster(rows, first, roster('2026-02-01')).drafts).toEqual([]);
  });
});

describe('agents seen in activity', () => {
  const seen = (agent: string, from: string, attributes: SeenAgent['attributes'] = {}): SeenAgent => ({
    agent,
    from,
    attributes,
    source: { importId: 'a1', file: 'contacts.csv', row: 2 },
  });

  it('become people where no roster names them, once', () => {
    const first = derivePeople([seen('Ann', '2023-08-01', { lead: 'Bob', shift: '' })], [], 'seen');
    expect(first.created).toEqual(['Ann']);
    const facts = record(first.drafts);
    expect(peopleAsOf(facts, '2023-07-01')[0]).toMatchObject({ id: 'Ann', lead: 'Bob', shift: null });
    expect(derivePeople([seen('Ann', '2023-08-01', { lead: 'Bob' })], facts, 'seen').drafts).toEqual([]);
  });

  it('are told by name where a roster knows others: they may be aliases, or slips', () => {
    const facts = record(readRoster([row(2, 'p1', { name: 'Ann' })], [], roster('2023-01-01')).drafts);
    const { problems } = derivePeople([seen('Ann', '2023-08-01'), seen('Anne', '2023-08-01')], facts, 'calls.csv');
    expect(problems.map(({ code, params }) => [code, params])).toEqual([
      ['people.unheard-of', { count: '1', people: 'Anne' }],
    ]);
    expect(derivePeople([seen('Anne', '2023-08-01')], [], 'calls.csv').problems).toEqual([]);
  });

  it('change with the days on which they were seen differently', () => {
    const days = [
      seen('Ann', '2023-08-01', { tenure_band: '0-30' }),
      seen('Ann', '2023-08-20', { tenure_band: '31-60' }),
    ];
    const facts = record(derivePeople(days, [], 'seen').drafts);
    const bands = ['2023-08-19', '2023-08-20'].map((day) => peopleAsOf(facts, day)[0]?.attributes.tenure_band);
    expect(bands).toEqual(['0-30', '31-60']);
  });

  it('are the person of that name or alias, whose roster they never overrule', () => {
    const rows = [row(2, 'p1', { name: '王芳', alias: 'wf', lead: 'Bob' })];
    const facts = record(readRoster(rows, [], roster('2023-01-01')).drafts);
    const derived = derivePeople([seen('wf', '2023-08-01', { lead: 'Eve', shift: 'night' })], facts, 'seen');
    expect(derived.created).toEqual([]);
    expect(derived.drafts.map((d) => [d.subject, d.data])).toEqual([['p1', { shift: 'night' }]]);
  });

  it('whose name two people bear are nobody, and reported', () => {
    const rows = [row(2, 'p1', { name: '王芳' }), row(3, 'p2', { name: '王芳' })];
    const facts = record(readRoster(rows, [], roster('2023-01-01')).drafts);
    const derived = derivePeople([seen('王芳', '2023-08-01')], facts, 'seen');
    expect([derived.drafts, derived.problems.map((p) => p.code)]).toEqual([[], ['people.name-contested']]);
  });
});
