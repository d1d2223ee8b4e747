import { describe, expect, it } from 'vitest';
import { findings, planted } from '../../../../test/plan/planted.ts';

/** A plan with inputs of every kind and the given lines; a case keeps it from being told that it has none. */
function plan(lines: string, extra = ''): string {
  return `plan: p
inputs:
  money: { unit: yuan, range: [0, 5000] }
  points: { unit: points, range: [0, 100] }
  csat: { unit: ratio, range: [0, 1] }
  days: { unit: day, range: [0, 31] }
${extra}lines:
${lines}
cases:
  - { given: { money: 1, points: 1, csat: 1, days: 1 }, expect: { pay: 1 } }
`;
}

const FAULTS: readonly (readonly [code: string, faulty: string, sound: string])[] = [
  [
    'check.unit-mix',
    plan('  pay: { kind: earning, formula: 1 + (§money + points) }'),
    plan('  pay: { kind: earning, formula: 1 + money }'),
  ],
  [
    'check.unit-mix',
    plan('  pay: { kind: earning, formula: money, when: §csat > points }'),
    plan('  pay: { kind: earning, formula: money, when: csat > 90% }'),
  ],
  [
    'check.unit-mix',
    plan('  pay: { kind: earning, formula: "MAX(money, §points)" }'),
    plan('  pay: { kind: earning, formula: "MAX(money, 100)" }'),
  ],
  [
    'check.unit-mix',
    plan('  pay: { kind: earning, band: { of: points, steps: [{ to: §money, is: 1 }, { else: 2 }] } }'),
    plan('  pay: { kind: earning, band: { of: points, steps: [{ to: 10, is: 1 }, { else: 2 }] } }'),
  ],
  [
    'check.unit-mix',
    plan('  pay: { kind: earning, overtime: { monthly: money, workday: §days } }'),
    plan('  pay: { kind: earning, overtime: { monthly: money, workday: 3 } }'),
  ],
  [
    'check.unit-mix',
    plan('  pay: { kind: earning, weighted: { parts: [{ of: money, weight: 50% }, { of: §points, weight: 50% }] } }'),
    plan('  pay: { kind: earning, weighted: { parts: [{ of: money, weight: 50% }, { of: money, weight: 50% }] } }'),
  ],
  [
    'check.unit-result',
    plan('  pay: { kind: earning, formula: §points * 2 }'),
    plan('  pay: { kind: earning, formula: money * 2 }'),
  ],
  [
    'check.unit-result',
    plan('  pay: { kind: earning, §tiers: { of: points, steps: [{ to: 10, rate: 1 }, { else: 2 }] } }'),
    plan('  pay: { kind: earning, tiers: { of: money, steps: [{ to: 10, rate: 1 }, { else: 2 }] } }'),
  ],
  [
    'check.unit-unsaid',
    plan('  §half: money / 2\n  pay: { kind: earning, formula: half }'),
    plan('  half: { unit: yuan, formula: money / 2 }\n  pay: { kind: earning, formula: half }'),
  ],
  [
    'check.division-by-zero',
    plan('  pay: { kind: earning, formula: money / §csat }'),
    plan('  pay: { kind: earning, formula: "IF(csat <> 0, money / csat, 0)" }'),
  ],
  [
    'check.division-by-zero',
    plan('  pay: { kind: earning, formula: money / (§days - 5) * 1, unit: yuan/day }'),
    plan('  pay: { kind: earning, formula: money / (days - 5), when: days > 5, unit: yuan/day }'),
  ],
  [
    'check.division-by-zero',
    plan('  pay: { kind: earning, prorate: { of: money, by: days, over: §days } }'),
    plan('  pay: { kind: earning, prorate: { of: money, by: days, over: 21.75 } }'),
  ],
  [
    'check.division-by-zero-always',
    plan('  pay: { kind: earning, formula: money / (§csat - csat * 1) }').replace('(§csat - csat * 1)', '§0'),
    plan('  pay: { kind: earning, formula: money / 2 }'),
  ],
  [
    'check.condition-constant',
    plan('  pay: { kind: earning, formula: "IF(§csat > 2, money, 0)" }'),
    plan('  pay: { kind: earning, formula: "IF(csat >= 90%, money, 0)" }'),
  ],
  [
    'check.percent-slip',
    plan('  pay: { kind: earning, formula: "IF(csat >= §90, money, 0)" }'),
    plan('  pay: { kind: earning, formula: "IF(csat >= 90%, money, 0)" }'),
  ],
  [
    'check.percent-slip',
    plan('  pay: { kind: earning, band: { of: csat, steps: [{ below: §80, is: 0 }, { else: 9 }] } }'),
    plan('  pay: { kind: earning, band: { of: csat, steps: [{ below: 80%, is: 0 }, { else: 9 }] } }'),
  ],
  [
    'check.percent-slip',
    plan('  pay: { kind: earning, weighted: { parts: [{ of: money, weight: §40 }, { of: money, weight: 60% }] } }'),
    plan('  pay: { kind: earning, weighted: { parts: [{ of: money, weight: 40% }, { of: money, weight: 60% }] } }'),
  ],
  [
    'check.money-unrounded',
    plan('  §pay: { kind: earning, formula: money / 3, round: none }'),
    plan('  pay: { kind: earning, formula: money / 3 }'),
  ],
  [
    'check.missing-range',
    plan('  pay: { kind: earning, formula: money + more }', '  §more: { unit: yuan, range: [1, 9], missing: 0 }\n'),
    plan('  pay: { kind: earning, formula: money + more }', '  more: { unit: yuan, range: [0, 9], missing: 0 }\n'),
  ],
  [
    'check.limits-crossed',
    plan('  pay: { kind: earning, formula: money, floor: §500, cap: 300 }'),
    plan('  pay: { kind: earning, formula: money, floor: 300, cap: 500 }'),
  ],
  [
    'plan.wrong-type',
    plan('  pay: { kind: earning, formula: money + §level }', '  level: { type: text, values: [a] }\n'),
    plan('  pay: { kind: earning, formula: money, when: level = "a" }', '  level: { type: text, values: [a] }\n'),
  ],
];

describe('values', () => {
  it.each(FAULTS)('%s fires where the fault stands, and only there (%#)', (code, faulty, sound) => {
    const { source, place } = planted(faulty);
    expect(findings(source)).toContain(`${code} ${place}`);
    expect(findings(sound).filter((found) => found.startsWith(`${code} `))).toEqual([]);
  });

  it('a division inside its guard is silent, the same division beside it is not', () => {
    const guarded = plan('  pay: { kind: earning, formula: "IF(NOT csat = 0 AND days > 2, money / csat, 0)" }');
    const beside = plan('  pay: { kind: earning, formula: "IF(csat <> 0, money, money / csat)" }');
    expect(findings(guarded).filter((f) => f.startsWith('check.division'))).toEqual([]);
    expect(findings(beside).filter((f) => f.startsWith('check.division'))).toHaveLength(1);
  });
});
