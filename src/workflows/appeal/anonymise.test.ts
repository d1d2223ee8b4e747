import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../people/index.ts';
import { redactor, SOME_NUMBER, SOME_TEAM, SOMEBODY } from './anonymise.ts';
import { draftsOf, type Grounds } from './corrections.ts';
import type { Appeal, Correction } from './model.ts';

function person(id: string, name: string, team: string, aliases: readonly string[] = []): Person {
  const unknown = { post: null, level: null, lead: null, manager: null, hired_on: null, left_on: null };
  const more = { base_pay: null, city: null, status: null, project: null, shift: null, attributes: {} };
  return { id, name, team, aliases, ...unknown, ...more };
}

describe('a precedent', () => {
  const big = Array.from({ length: 6 }, (_, i) => person(`K10${i}`, `员工${'甲乙丙丁戊己'[i]}`, '一组'));
  const people = [...big, person('ann', 'Ann', '夜班组', ['旺旺小安']), person('K7', '王小明', '夜班组')];
  const said = redactor(people, ['质检老李']);

  it('names nobody, no id, no nickname, no team so small that the team is the person', () => {
    expect(said('王小明（K7，旺旺小安）在夜班组被质检老李误判，一组没有。')).toBe(
      `${SOMEBODY}（${SOMEBODY}，${SOMEBODY}）在${SOME_TEAM}被${SOMEBODY}误判，一组没有。`,
    );
  });

  it('shows no order, conversation, account or address, and leaves words and prices as they are', () => {
    expect(said('订单 20260115001 会话 c-88x12 退款 1200.50 元，联系 a.b@example.com')).toBe(
      `订单 ${SOME_NUMBER} 会话 ${SOME_NUMBER} 退款 1200.50 元，联系 ${SOMEBODY}`,
    );
    expect(said('Ann cannot plan; annex')).toBe(`${SOMEBODY} cannot plan; annex`);
  });

  it('holds no name whatever is written around it', () => {
    const around = fc.string({ unit: fc.constantFrom('，', ' ', '好', '的', '。', '（', '9', '客') });
    fc.assert(
      fc.property(fc.array(fc.tuple(around, fc.constantFrom(...people)), { minLength: 1 }), (parts) => {
        const text = said(parts.map(([before, { name, id }]) => `${before}${name} ${id}`).join(''));
        for (const { name } of people.filter((one) => one.name !== 'Ann')) expect(text).not.toContain(name);
      }),
    );
  });
});

describe('a decision’s facts', () => {
  const grounds: Grounds = {
    ...{
      rows: new Map([['check:a', '2026-01-05']]),
      checks: new Map(),
      facts: new Map(),
      inputs: new Set(['execution']),
    },
    ...{ plan: null, period: null, people: new Set(['ann']) },
  };
  const appeal = { id: 'appeal-1', person: 'ann', object: { day: '2026-01-05' } } as Appeal;
  const word = { by: 'wu', why: '申诉 1：见录屏' };
  const drafts = (...corrections: Correction[]) => draftsOf(appeal, corrections, grounds, word);

  it('are dated on the row’s day and carry the reason', () => {
    const made = drafts({ change: 'value', row: 'check:a', column: 'deductions', value: '0' });
    expect(made).toMatchObject({
      value: [{ kind: 'correction.made', subject: 'check:a', valid: '2026-01-05', ...word, replaces: null }],
    });
  });

  it('are about the number alone, each thing once, and readable', () => {
    const codes = (...corrections: Correction[]) => drafts(...corrections).problems.map((p) => p.code);
    const owner: Correction = { change: 'owner', row: 'check:a', agent: 'ann' };
    expect(codes({ change: 'exclude', row: 'check:b' })).toEqual(['appeal.correction-elsewhere']);
    expect(codes({ ...owner, agent: 'nobody' })).toEqual(['appeal.correction-elsewhere']);
    expect(codes({ change: 'input', input: 'execution', value: '3' })).toEqual(['appeal.correction-elsewhere']);
    expect(codes(owner, owner)).toEqual(['appeal.correction-twice']);
    const value = (column: string, text: string): Correction => ({
      change: 'value',
      row: 'check:a',
      column,
      value: text,
    });
    expect(codes(value('deductoins', '0'))).toEqual(['appeal.correction-bad']);
    expect(codes(value('critical', 'maybe'))).toEqual(['appeal.correction-bad']);
  });
});
