import { describe, expect, it } from 'vitest';
import { findings, planted, problemsOf } from '../../../../test/plan/planted.ts';

function plan(lines: string, settings = '', inputs = ''): string {
  return `plan: p
${settings}inputs:
  base: { profile: base_pay, unit: yuan, range: [0, 100000] }
  late: { metric: late_count, unit: count, range: [0, 30], better: lower, missing: 0 }
  csat: { metric: csat, unit: ratio, range: [0, 1], better: higher, missing: 1 }
  claim: { unit: yuan, range: [0, 5000], missing: 0 }
${inputs}lines:
${lines}
cases:
  - { given: { base: 3000, late: 0, csat: 95% }, expect: { pay: 1 } }
`;
}

const CLIFF = 'settings: { cliff: 300 }\n';
const WAGE = 'settings: { minimum_wage: 2740 }\n';
const bonus = (is: number): string =>
  `  pay: { kind: earning, band: { of: csat, steps: [{ below: 90%, is: 0 }, { else: ${is} }] } }`;

const FAULTS: readonly (readonly [code: string, faulty: string, sound: string])[] = [
  ['check.cliff', plan(bonus(301).replace('{ else', '§{ else'), CLIFF), plan(bonus(300), CLIFF)],
  [
    'check.cliff',
    plan('  §pay: { kind: earning, formula: "base - IF(late >= 3, 301, 0)" }', CLIFF)
      .replace('§', '')
      .replace('  late:', '  §late:'),
    plan('  pay: { kind: earning, formula: "base - IF(late >= 3, 300, 0)" }', CLIFF),
  ],
  [
    'check.better-pays-less',
    plan('  pay: { kind: earning, band: { of: csat, steps: [{ below: 90%, is: 9 }, §{ else: 5 }] } }'),
    plan(bonus(9)),
  ],
  [
    'check.punished-twice',
    plan(
      '  pay: { kind: earning, formula: "base - IF(late > 3, 10, 0)" }\n  §bonus: { kind: earning, formula: 50, when: late = 0 }',
    ),
    plan('  pay: { kind: earning, formula: base }\n  bonus: { kind: earning, formula: 50, when: late = 0 }'),
  ],
  [
    'check.counted-twice',
    plan(
      '  pay: { kind: earning, formula: base }\n  extra: { kind: earning, formula: 5 }\n  §gross: { kind: earning, formula: pay + extra }',
    ),
    plan(
      '  pay: { kind: earning, formula: base }\n  extra: { kind: earning, formula: 5 }\n  gross: { kind: info, unit: yuan, formula: pay + extra }',
    ),
  ],
  [
    'check.few-metrics',
    `§${plan('  pay: { kind: earning, formula: base, when: late = 0 AND csat > 50% }')}`,
    plan(
      '  pay: { kind: earning, formula: base, when: late = 0 AND csat > 50% AND qa > 50% }',
      '',
      '  qa: { metric: qa_score, unit: ratio, range: [0, 1] }\n',
    ),
  ],
  [
    'check.few-metrics',
    `§${plan('  pay: { kind: earning, formula: base, when: late = 0 AND csat > 50% }', '', '  said: { score: teamwork, unit: points, range: [0, 100] }\n')}`,
    plan(
      '  pay: { kind: earning, formula: base, when: late = 0 AND csat > 50% AND said > 50 }',
      '',
      '  said: { score: teamwork, unit: points, range: [0, 100] }\n',
    ),
  ],
  [
    'check.under-minimum-wage',
    plan('  pay: { kind: earning, formula: base, cap: 5000, when: csat > 50% }', WAGE.replace('settings', '§settings')),
    plan('  pay: { kind: earning, formula: base, floor: 2740 }', WAGE),
  ],
  [
    'check.deduction-share',
    plan('  pay: { kind: earning, formula: base }\n  §loss: { kind: deduction, formula: claim }'),
    plan('  pay: { kind: earning, formula: base }\n  loss: { kind: deduction, formula: claim, cap: 20% * pay }'),
  ],
  [
    'check.overtime-rate',
    plan('  pay: { kind: earning, overtime: { monthly: base, holiday: 8, rates: { holiday: §200% } } }'),
    plan('  pay: { kind: earning, overtime: { monthly: base, holiday: 8, rates: { holiday: 300% } } }'),
  ],
];

describe('fairness and law', () => {
  it.each(FAULTS)('%s fires where the fault stands, and only there (%#)', (code, faulty, sound) => {
    const { source, place } = planted(faulty);
    expect(findings(source)).toContain(`${code} ${place}`);
    expect(findings(sound).filter((found) => found.startsWith(`${code} `))).toEqual([]);
  });

  it('a cliff is named with its input, its edge and the exact amount', () => {
    const [found] = problemsOf(planted(plan(bonus(450), CLIFF)).source).filter(({ code }) => code === 'check.cliff');
    expect(found?.params).toEqual({ input: 'csat', from: '0.89', to: '0.9', amount: '450.00', limit: '300.00' });
  });

  it('finds an edge behind other lines', () => {
    const behind = plan(
      '  score: { kind: score, formula: csat * 50 + 50, unit: ratio }\n  pay: { kind: earning, band: { of: score, steps: [{ below: 70, is: 0 }, { else: 400 }] } }',
      CLIFF,
    );
    const [found] = problemsOf(behind).filter(({ code }) => code === 'check.cliff');
    expect([found?.params.from, found?.params.to]).toEqual(['0.39', '0.4']);
  });

  it('names only the inputs that bring pay under the minimum wage', () => {
    const low = plan('  pay: { kind: earning, formula: base - late * late_cost, floor: 0 }', WAGE).replace(
      'inputs:',
      'parameters:\n  late_cost: { value: 100, unit: yuan/count }\ninputs:',
    );
    const [found] = problemsOf(low).filter(({ code }) => code === 'check.under-minimum-wage');
    expect(found?.params).toEqual({ amount: '0.00', minimum: '2740.00', situation: 'late = 30' });
  });

  it('a punishment carried on by a later line is one punishment', () => {
    const carried = plan(
      '  pay: { kind: earning, formula: "base - IF(late > 3, 10, 0)" }\n  bonus: { kind: earning, formula: pay * 10% }',
    );
    expect(findings(carried).filter((found) => found.startsWith('check.punished'))).toEqual([]);
  });

  it('more than eight metrics are too many', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const inputs = names.map((n) => `  ${n}: { metric: ${n}, unit: yuan, range: [0, 1] }\n`).join('');
    const lines = `  pay: { kind: earning, formula: ${names.join(' + ')}, when: late = 0 AND csat > 1% }`;
    expect(findings(plan(lines, '', inputs))).toContain('check.many-metrics 1:1');
  });
});
