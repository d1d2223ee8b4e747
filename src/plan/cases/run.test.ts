import { describe, expect, it } from 'vitest';
import { expectOk, planOf } from '../fixture.ts';
import { runCases } from './run.ts';

const plan = (cases: string) =>
  planOf(`
plan: p
inputs: { x: { title: { zh-CN: 分值 }, unit: points }, level: { type: text, values: [junior, senior], missing: junior } }
lines:
  pay: { title: { zh-CN: 工资 }, kind: earning, formula: x / 3 }
cases:
${cases}`);

const failures = (cases: string): readonly string[] =>
  expectOk(runCases(plan(cases))).flatMap((result) => result.problems.map((p) => `${p.message.en} @${p.where.line}`));

describe('cases in a plan', () => {
  it('compare to the cent and say what was expected and what came out', () => {
    expect(failures('  - { name: { en: thirds }, given: { x: 100 }, expect: { pay: 33.33 } }')).toEqual([]);
    expect(failures('  - { name: { en: thirds }, given: { x: 100 }, expect: { pay: 33.34 } }')).toEqual([
      'Case “thirds”: line “pay” should be 33.34, got 33.33. @7',
    ]);
  });

  it('take titles for ids, and may expect a refusal', () => {
    expect(failures('  - { name: { en: a }, given: { 分值: 3 }, expect: { 工资: 1.00 } }')).toEqual([]);
    expect(failures('  - { name: { en: a }, given: {}, problem: plan.missing-input }')).toEqual([]);
    expect(failures('  - { name: { en: a }, given: { x: 3 }, problem: plan.missing-input }')).toEqual([
      'Case “a” should be refused with plan.missing-input, the result was ok. @7',
    ]);
  });

  it('fail with the run’s own problem where the plan refuses', () => {
    expect(failures('  - { name: { en: a }, given: { x: 3, level: boss }, expect: { pay: 1 } }')).toEqual([
      'p1: input “level” cannot be “boss”. @7',
    ]);
  });
});
