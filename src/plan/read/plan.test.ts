import { describe, expect, it } from 'vitest';
import { LANGS } from '../../base/text.ts';
import { caseProblem } from '../cases/problems.ts';
import { compileProblem } from '../evaluate/compile-problems.ts';
import { runProblem } from '../evaluate/problems.ts';
import { codes, planOf } from '../fixture.ts';
import { readPlan } from './plan.ts';
import { readProblem } from './problems.ts';

const refused = (yaml: string): readonly string[] => {
  const result = readPlan(yaml, 'test.yaml');
  return result.ok ? [] : codes(result.problems);
};

describe('reading a plan', () => {
  it('reports everything that is wrong at once, each with line and column', () => {
    const yaml = `plan: bad plan
version: two
in_force: 2026-02-30
colour: red
inputs:
  a: { unit: parsec, range: [5, 1] }
  b: { metric: csat, profile: base_pay }
lines:
  x: 1 +
  y: { band: { of: a, steps: [ {is: 1} ] }, formula: a }
  z: { kind: gift }
`;
    expect(refused(yaml)).toEqual([
      'plan.bad-id@1:7',
      'plan.wants-whole@2:10',
      'plan.wants-date@3:11',
      'plan.unknown-key@4:1',
      'plan.unknown-unit@6:14',
      'plan.range-backwards@6:29',
      'plan.two-sources@7:22',
      'plan.formula-unfinished@9:9',
      'plan.line-two-mechanisms@10:8',
      'plan.step-bounds@10:32',
      'plan.line-empty@11:6',
      'plan.wants-choice@11:14',
    ]);
  });

  it('refuses a key that stands twice, aliases, and ids used twice', () => {
    expect(refused('plan: p\nlines:\n  a: 1\n  a: 2\n')).toEqual(['plan.key-twice@4:3']);
    expect(refused('plan: p\nlines:\n  a: &x 1\n  b: *x\n')).toEqual(['plan.yaml-alias@4:6']);
    expect(refused('plan: p\ninputs: { a: {} }\nlines:\n  a: 1\n')).toEqual(['plan.name-twice@4:3']);
  });

  it('keeps every digit: 1.10 and 12.345678901234567890 are never floats', () => {
    const plan = planOf('plan: p\nparameters:\n  a: { value: 12.345678901234567890 }\nlines:\n  x: a * 1.10\n');
    expect(plan.parameters[0]?.value?.toString()).toBe('12.34567890123456789');
  });

  it('knows where a formula’s name stands in the file, in quotes too', () => {
    const plan = planOf('plan: p\ninputs: { a: {} }\nlines:\n  x: { formula: "a  + a" }\n');
    const { mechanism } = plan.lines[0] ?? {};
    expect(mechanism?.type === 'formula' && mechanism.formula.at).toEqual({ line: 4, column: 18 });
  });

  it('has no negative hours, days or counts unless a range says so', () => {
    const plan = planOf(
      'plan: p\ninputs: { h: { unit: h }, y: { unit: yuan }, d: { unit: day, range: [-5, none] } }\nlines: { x: h }',
    );
    expect(plan.inputs.map((input) => input.range.from?.toString() ?? 'open')).toEqual(['0', 'open', '-5']);
  });

  it('says every problem in three languages with every parameter filled by name', () => {
    const tables = [readProblem, compileProblem, runProblem, caseProblem];
    for (const entry of tables.flatMap((table) => Object.values(table.entries)))
      for (const text of [entry.message, entry.fix]) {
        const names = LANGS.map((lang) =>
          [...text[lang].matchAll(/\{(\w+)\}/g)]
            .map((m) => m[1])
            .sort()
            .join(),
        );
        expect(new Set(names).size, text.en).toBe(1);
        expect(LANGS.every((lang) => text[lang] !== '')).toBe(true);
      }
  });
});
