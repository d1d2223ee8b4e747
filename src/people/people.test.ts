import { describe, expect, it } from 'vitest';
import { period } from '../base/period.ts';
import type { Fact } from '../ledger/index.ts';
import { checkPeople } from './conflicts.ts';
import { peopleAsOf } from './fold.ts';
import { changesOf } from './history.ts';
import { claimNames } from './names.ts';
import { spansOf } from './spans.ts';
import { tenureBand } from './tenure.ts';

let count = 0;
const said = (subject: string, valid: string, data: Fact['data'], rest: Partial<Fact> = {}): Fact => ({
  id: `f${++count}`,
  kind: 'person.recorded',
  subject,
  valid,
  until: null,
  known: `2026-01-01T00:00:00.${String(count).padStart(3, '0')}Z`,
  by: 'hr',
  why: '',
  replaces: null,
  data,
  source: null,
  ...rest,
});
const alias = (subject: string, text: string) => said(subject, '1900-01-01', { alias: text }, { kind: 'person.alias' });
const codes = (facts: readonly Fact[]) => checkPeople(peopleAsOf(facts, '2026-06-01')).map((p) => p.code);

describe('people', () => {
  it('are what was said of them by the day, the later statement on top', () => {
    const facts = [
      said('p1', '2026-01-01', { name: '王芳', level: 'junior', base_pay: '3000', vip: '是' }),
      said('p1', '2026-03-01', { level: 'senior', base_pay: '4000.50' }),
    ];
    const on = (date: string) => peopleAsOf(facts, date)[0];
    expect(on('2025-12-31')).toBeUndefined();
    expect(on('2026-02-28')).toMatchObject({ name: '王芳', level: 'junior', attributes: { vip: '是' } });
    expect(on('2026-03-01')).toMatchObject({ name: '王芳', level: 'senior' });
    expect(on('2026-03-01')?.base_pay?.toString()).toBe('4000.5');
  });

  it('fall back to the earlier value when a temporary one ends, and lose what is cleared', () => {
    const facts = [
      said('p1', '2026-01-01', { team: 'A', city: 'X' }),
      said('p1', '2026-02-01', { team: 'B' }, { until: '2026-02-28' }),
      said('p1', '2026-02-01', { city: null }),
    ];
    const teams = ['2026-01-31', '2026-02-28', '2026-03-01'].map((date) => peopleAsOf(facts, date)[0]?.team);
    expect(teams).toEqual(['A', 'B', 'A']);
    expect(peopleAsOf(facts, '2026-02-01')[0]?.city).toBeNull();
  });

  it('have left from the day after their last', () => {
    const facts = [said('p1', '2026-01-01', { status: 'regular', left_on: '2026-02-10' })];
    expect(peopleAsOf(facts, '2026-02-10')[0]?.status).toBe('regular');
    expect(peopleAsOf(facts, '2026-02-11')[0]?.status).toBe('left');
  });

  it('read as known before a correction are as they were', () => {
    const first = said('p1', '2026-01-01', { team: 'A' });
    const facts = [first, said('p1', '2026-01-01', { team: 'B' }, { replaces: first.id })];
    expect(peopleAsOf(facts, '2026-01-01')[0]?.team).toBe('B');
    expect(peopleAsOf(facts, '2026-01-01', first.known)[0]?.team).toBe('A');
  });

  it('have in their history what was put on record, and no rating by anybody, corrected or not', () => {
    const rated = said('p1', '2026-01-31', { item: 'teamwork', score: '60', source: 'peer' }, { kind: 'rating.given' });
    const again = { ...rated, id: 'again', replaces: rated.id, data: { ...rated.data, score: '70' } };
    const recorded = said('p1', '2026-01-01', { name: '王芳' });
    expect(changesOf([recorded, alias('p1', '小王'), rated, again], 'p1').map(({ fact }) => fact.kind)).toEqual([
      'person.recorded',
      'person.alias',
    ]);
  });

  it('stand in stretches of days without a change', () => {
    const facts = [
      said('p1', '2020-01-01', { name: '王芳', team: 'A', lead: 'L' }),
      said('p1', '2026-01-11', { team: 'B' }),
      said('p1', '2026-01-15', { city: 'no span field' }),
      said('p1', '2026-01-21', { team: 'C' }, { until: '2026-01-25' }),
      alias('p1', '小王'),
    ];
    const spans = spansOf(facts, period('2026-01'));
    expect(spans.map((s) => `${s.from}..${s.to} ${s.team}`)).toEqual([
      '2026-01-01..2026-01-10 A',
      '2026-01-11..2026-01-20 B',
      '2026-01-21..2026-01-25 C',
      '2026-01-26..2026-01-31 B',
    ]);
    for (const span of spans) expect([...span.names].sort()).toEqual(['p1', '小王', '王芳'].sort());
  });

  it('begin on the day from which they are recorded', () => {
    const spans = spansOf([said('p1', '2026-01-20', { name: 'x' })], period('2026-01'));
    expect(spans.map((s) => [s.from, s.to])).toEqual([['2026-01-20', '2026-01-31']]);
  });

  it('of one name are told apart by id, and the bare name means neither', () => {
    const people = peopleAsOf(
      [said('p1', '2026-01-01', { name: '王芳' }), said('p2', '2026-01-01', { name: '王芳' }), alias('p2', 'p1')],
      '2026-01-01',
    );
    const claims = claimNames(people);
    expect([claims.personOf('王芳'), claims.personOf('p1'), claims.personOf('p2')]).toEqual([undefined, 'p1', 'p2']);
    expect(claims.contested).toEqual([{ text: '王芳', people: ['p1', 'p2'] }]);
    expect(claims.namesOf('p1')).toEqual(['p1']);
  });

  it('whose leads are nobody or form a circle are reported, once for each name or circle', () => {
    const lead = (id: string, whom: string) => said(id, '2026-01-01', { lead: whom });
    expect(codes([lead('a', 'ghost'), lead('b', 'ghost'), lead('c', 'a')])).toEqual(['people.lead-unknown']);
    expect(codes([lead('a', 'b'), lead('b', 'c'), lead('c', 'a'), lead('d', 'a')])).toEqual(['people.lead-cycle']);
    expect(codes([lead('a', 'a'), lead('b', 'a')])).toEqual([]);
  });

  it('are in the band of their seniority', () => {
    const days = ['2026-01-01', '2026-01-31', '2026-02-01', '2026-03-02', '2026-04-01', '2026-04-02'];
    expect(days.map((day) => tenureBand('2026-01-01', day))).toEqual([
      '0-30',
      '0-30',
      '31-60',
      '31-60',
      '61-90',
      '>90',
    ]);
    expect([tenureBand(null, '2026-01-01'), tenureBand('2026-01-02', '2026-01-01')]).toEqual([null, null]);
  });

  it('of a hundred thousand fold in the time a test is given', () => {
    const facts = Array.from({ length: 100_000 }, (_, i) => [
      said(`p${i}`, '2025-01-01', { name: `n${i}`, team: `t${i % 100}`, base_pay: '3000' }),
      said(`p${i}`, '2026-01-15', { team: `t${i % 99}` }),
    ]).flat();
    expect(peopleAsOf(facts, '2026-01-31')).toHaveLength(100_000);
    expect(spansOf(facts, period('2026-01')).length).toBeGreaterThan(190_000);
  });
});
