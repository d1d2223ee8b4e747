import { describe, expect, it } from 'vitest';
import { findings, planted, problemsOf } from '../../../../test/plan/planted.ts';

function plan(line: string): string {
  return `plan: p
inputs:
  x: { unit: count, range: [0, 100], missing: 0 }
  level: { type: text, values: [junior, senior], missing: junior }
lines:
  pay: { kind: earning, unit: count, ${line} }
  text: { values: [a, b], formula: "IF(level = 'junior' AND x > 1, 'a', 'b')" }
cases:
  - { given: { x: 1 }, expect: { pay: 1 } }
`;
}

const band = (steps: string): string => plan(`band: { of: x, steps: [${steps}] }`);

const FAULTS: readonly (readonly [code: string, faulty: string, sound: string])[] = [
  [
    'check.step-gap',
    band('{ to: 20, is: 1 }, §{ from: 21, to: 30, is: 2 }, { above: 30, is: 3 }'),
    band('{ to: 20, is: 1 }, { above: 20, to: 30, is: 2 }, { above: 30, is: 3 }'),
  ],
  [
    'check.step-gap',
    plan('§band: { of: x, steps: [{ to: 20, is: 1 }, { to: 30, is: 2 }] }'),
    band('{ to: 20, is: 1 }, { to: 100, is: 2 }'),
  ],
  [
    'check.step-overlap',
    band('{ to: 30, is: 1 }, §{ from: 20, to: 50, is: 2 }, { else: 3 }'),
    band('{ to: 30, is: 1 }, { above: 30, to: 50, is: 2 }, { else: 3 }'),
  ],
  [
    'check.boundary-shared',
    band('{ to: 20, is: 1 }, §{ from: 20, is: 2 }'),
    band('{ to: 20, is: 1 }, { above: 20, is: 2 }'),
  ],
  [
    'check.boundary-shared',
    band('{ from: 80, is: 1 }, §{ from: 60, to: 80, is: 2 }, { else: 3 }'),
    band('{ from: 80, is: 1 }, { from: 60, below: 80, is: 2 }, { else: 3 }'),
  ],
  [
    'check.step-unreachable',
    band('{ to: 30, is: 1 }, §{ to: 20, is: 2 }, { else: 3 }'),
    band('{ to: 20, is: 1 }, { to: 30, is: 2 }, { else: 3 }'),
  ],
  [
    'check.step-unreachable',
    band('{ to: 30, is: 1 }, { to: 100, is: 2 }, §{ else: 3 }'),
    band('{ to: 30, is: 1 }, { below: 100, is: 2 }, { else: 3 }'),
  ],
  [
    'check.lookup-gap',
    plan('§lookup: { by: level, rows: [{ key: junior, is: 1 }] }'),
    plan('lookup: { by: level, rows: [{ key: junior, is: 1 }], else: 2 }'),
  ],
  [
    'check.lookup-unreachable',
    plan('lookup: { by: level, rows: [{ key: junior, is: 1 }, { key: senior, is: 1 }, §{ key: chief, is: 1 }] }'),
    plan('lookup: { by: level, rows: [{ key: junior, is: 1 }, { key: senior, is: 1 }] }'),
  ],
  [
    'check.weights-sum',
    plan('§weighted: { parts: [{ of: x, weight: 60% }, { of: x, weight: 30% }] }'),
    plan('weighted: { parts: [{ of: x, weight: 60% }, { of: x, weight: 40% }] }'),
  ],
  [
    'check.weight-negative',
    plan('weighted: { parts: [{ of: x, weight: 110% }, §{ of: x, weight: -10% }] }'),
    plan('weighted: { parts: [{ of: x, weight: 90% }, { of: x, weight: 10% }] }'),
  ],
];

describe('steps, tables and weights', () => {
  it.each(FAULTS)('%s fires where the fault stands, and only there (%#)', (code, faulty, sound) => {
    const { source, place } = planted(faulty);
    expect(findings(source)).toContain(`${code} ${place}`);
    expect(findings(sound).filter((found) => found.startsWith(`${code} `))).toEqual([]);
  });

  it('a gap is told in interval notation, a shared boundary with the law', () => {
    const gap = problemsOf(planted(FAULTS[0]?.[1] ?? '').source).find(({ code }) => code === 'check.step-gap');
    expect(gap?.params.gap).toBe('(20, 21)');
    const shared = problemsOf(planted(FAULTS[3]?.[1] ?? '').source).find((p) => p.code === 'check.boundary-shared');
    expect(shared?.message['zh-CN']).toContain('第一千二百五十九条');
    expect(shared?.params.value).toBe('20');
  });

  it('a staircase written by its upper ends alone is no overlap', () => {
    expect(findings(band('{ to: 20, is: 1 }, { to: 30, is: 2 }, { else: 3 }'))).toEqual([]);
    expect(findings(band('{ from: 90, is: 1 }, { from: 60, is: 2 }, { else: 3 }'))).toEqual([]);
  });
});
