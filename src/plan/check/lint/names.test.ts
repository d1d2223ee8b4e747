import { describe, expect, it } from 'vitest';
import { findings, planted, problemsOf } from '../../../../test/plan/planted.ts';

const CASES = 'cases:\n  - { given: { points: 1 }, expect: { pay: 1 } }\n';
const INPUT = '  points: { unit: yuan, range: [0, 100] }\n';

/** The fault where it is marked, and nothing in the plan that says the same without it. */
const FAULTS: readonly (readonly [code: string, faulty: string, sound: string])[] = [
  [
    'check.unused-input',
    `plan: p\ninputs:\n${INPUT}  §late: { unit: count }\nlines:\n  pay: { kind: earning, formula: points }\n${CASES}`,
    `plan: p\ninputs:\n${INPUT}  late: { unit: count }\nlines:\n  pay: { kind: earning, formula: points, when: late = 0 }\n${CASES}`,
  ],
  [
    'check.unused-parameter',
    `plan: p\nparameters:\n  §rate: { value: 2 }\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points * 2 }\n${CASES}`,
    `plan: p\nparameters:\n  rate: { value: 2 }\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points * rate }\n${CASES}`,
  ],
  [
    'check.unused-line',
    `plan: p\ninputs:\n${INPUT}lines:\n  §half: { unit: yuan, formula: points / 2 }\n  pay: { kind: earning, formula: points }\n${CASES}`,
    `plan: p\ninputs:\n${INPUT}lines:\n  half: { unit: yuan, formula: points / 2 }\n  pay: { kind: earning, formula: half }\n${CASES}`,
  ],
  [
    'check.unknown-value',
    `plan: p\ninputs:\n${INPUT}  level: { type: text, values: [junior, senior] }\nlines:\n  pay: { kind: earning, formula: points, when: level = §'senor' }\n${CASES}`,
    `plan: p\ninputs:\n${INPUT}  level: { type: text, values: [junior, senior] }\nlines:\n  pay: { kind: earning, formula: points, when: level = 'senior' }\n${CASES}`,
  ],
  [
    'check.no-cases',
    `§plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points }\n`,
    `plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points }\n${CASES}`,
  ],
  [
    'check.case-range',
    `plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points }\ncases:\n  - { given: { §points: 101 }, expect: { pay: 1 } }\n`,
    `plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points }\ncases:\n  - { given: { points: 100 }, expect: { pay: 100 } }\n`,
  ],
  [
    'plan.unknown-name',
    `plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points + §pionts }\n${CASES}`,
    `plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: points + points }\n${CASES}`,
  ],
  [
    'plan.cycle',
    `plan: p\ninputs:\n${INPUT}lines:\n  §a: { unit: yuan, formula: pay - points }\n  pay: { kind: earning, formula: a + points }\n${CASES}`,
    `plan: p\ninputs:\n${INPUT}lines:\n  a: { unit: yuan, formula: points }\n  pay: { kind: earning, formula: a + points }\n${CASES}`,
  ],
];

describe('names and cases', () => {
  it.each(FAULTS)('%s fires where the fault stands, and only there', (code, faulty, sound) => {
    const { source, place } = planted(faulty);
    expect(findings(source)).toContain(`${code} ${place}`);
    expect(findings(sound).filter((found) => found.startsWith(`${code} `))).toEqual([]);
  });

  it('an unknown name is told with the nearest one that exists', () => {
    const [, faulty] = FAULTS.find(([code]) => code === 'plan.unknown-name') ?? ['', ''];
    const problem = problemsOf(planted(faulty).source).find(({ code }) => code === 'plan.unknown-name');
    expect(problem?.fix.en).toContain('points');
  });

  it('a misspelled name is one problem, and what it stands for is not called unused', () => {
    const slip = `plan: p\ninputs:\n${INPUT}lines:\n  pay: { kind: earning, formula: pionts }\n${CASES}`;
    expect(findings(slip)).toEqual(['plan.unknown-name 5:34']);
  });

  it('a line shown for information says why in its note, a total needs none', () => {
    const noted = `plan: p\ninputs:\n${INPUT}lines:\n  days: { formula: 2, note: { en: shown to staff } }\n  pay: { kind: earning, formula: points }\n  gross: { unit: yuan, formula: pay * 2 }\n${CASES}`;
    expect(findings(noted)).toEqual([]);
  });
});
