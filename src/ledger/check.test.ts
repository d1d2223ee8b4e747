import { describe, expect, it } from 'vitest';
import { LANGS } from '../base/text.ts';
import { checkFact } from './check.ts';
import type { FactDraft } from './model.ts';

const draft = (kind: string, data: FactDraft['data'], rest: Partial<FactDraft> = {}): FactDraft => ({
  kind,
  subject: 'p1',
  valid: '2026-01-01',
  until: null,
  by: 'hr',
  why: '',
  replaces: null,
  data,
  source: null,
  ...rest,
});
const fields = (fact: FactDraft) => checkFact(fact).map((p) => `${p.code.slice('ledger.'.length)} ${p.where.field}`);

describe('a fact', () => {
  it.each([
    ['person.recorded', { name: '王芳', base_pay: '3000.00', team: null, status: 'trial', vip: true }],
    ['person.alias', { alias: '旺旺:小王' }],
    ['rating.given', { score: '95.5', source: 'peer', item: 'attitude' }],
    ['award.granted', { amount: '200', award: 'star' }],
    ['amount.granted', { amount: -50, name: 'fine' }],
    ['leave.approved', { kind: 'annual', hours: '4' }],
    [
      'check.scored',
      {
        contact: 'c1',
        agent: 'a',
        inspector: 'q',
        checked_at: '2026-01-01 09:30:00',
        deductions: '2.5',
        critical: false,
      },
    ],
    ['something.else', { anything: [1, 'x', null] }],
  ])('of kind %s is accepted when it holds what the kind needs', (kind, data) => {
    expect(fields(draft(kind, data))).toEqual([]);
  });

  it('is dated as somebody can have meant it: long ago or some years ahead, not in the year 1 or 2999', () => {
    const dated = (valid: string, until: string | null = null) =>
      fields(draft('person.recorded', { hired_on: valid }, { valid, until }));
    expect(dated('1900-01-01', '2099-12-31')).toEqual([]);
    expect(dated('0001-01-01')).toEqual(['field-invalid valid', 'field-invalid hired_on']);
    expect(dated('2026-01-01', '2999-01-01')).toEqual(['field-invalid until']);
  });

  it.each([
    ['person.recorded', { base_pay: 'a lot', status: 'here' }, ['field-invalid base_pay', 'field-invalid status']],
    ['person.alias', {}, ['field-missing alias']],
    [
      'rating.given',
      { score: 'A', source: 'boss', item: ' ' },
      ['field-invalid score', 'field-invalid source', 'field-invalid item'],
    ],
    ['award.granted', { amount: '1,000' }, ['field-invalid amount', 'field-missing award']],
    ['leave.approved', { kind: 'annual' }, ['field-missing days | hours']],
    ['leave.approved', { kind: 'annual', days: '0' }, ['field-invalid days']],
    ['correction.made', { exclude: true }, ['field-invalid subject']],
    ['period.closed', { plan: 'p', version: 1, hash: 'h' }, ['field-invalid subject']],
    [
      'check.scored',
      {
        contact: 'c1',
        agent: 'a',
        inspector: 'q',
        checked_at: '2026-01-02 24:00:00',
        points: '0.00005',
        critical: 'no',
      },
      ['field-invalid checked_at', 'field-invalid points', 'field-invalid critical', 'field-invalid valid'],
    ],
    ['something.else', { ratio: 0.1 }, ['field-invalid data']],
  ])('of kind %s with %j is refused, each fault named', (kind, data, expected) => {
    expect(fields(draft(kind, data))).toEqual(expected);
  });

  it('is refused without a kind, a subject or an author, with impossible dates, or ending before it begins', () => {
    expect(fields(draft(' ', {}, { subject: '', by: '' }))).toEqual([
      'field-missing kind',
      'field-missing subject',
      'field-missing by',
    ]);
    expect(fields(draft('x', {}, { valid: '2026-02-30' }))).toEqual(['field-invalid valid']);
    expect(fields(draft('x', {}, { until: '2025-12-31' }))).toEqual(['until-before-valid until']);
  });

  it('that withdraws another needs no data, and one that corrects a row names the column’s new value', () => {
    expect(fields(draft('award.granted', {}, { replaces: 'f1' }))).toEqual([]);
    const correction = { subject: 'contact:abc' };
    expect(fields(draft('correction.made', { column: 'rating' }, correction))).toEqual(['field-missing value']);
    expect(fields(draft('correction.made', { column: 'rating', value: null }, correction))).toEqual([]);
  });

  it('names file and row in every problem, in three languages', () => {
    const source = { importId: 'i', file: 'a.csv', row: 4 };
    for (const problem of checkFact(draft('person.alias', {}, { source, by: '' }))) {
      expect(problem.where).toMatchObject({ file: 'a.csv', row: 4 });
      for (const lang of LANGS) expect(problem.message[lang]).not.toMatch(/\{\w+\}|^$/);
    }
  });
});
