import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findings } from '../../../test/plan/planted.ts';
import { errorsIn } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import { readPlan } from '../read/plan.ts';
import { checkPlan } from './check.ts';
import { checkProblem } from './problems.ts';

const PLANS = new URL('../../../catalog/plans/', import.meta.url);
const LINTS = new URL('./lint/', import.meta.url);

describe('the check of a plan', () => {
  it.each(readdirSync(PLANS))('%s, as shipped, has no errors', (name) => {
    const read = readPlan(readFileSync(new URL(name, PLANS), 'utf8'), name);
    expect(read.ok && errorsIn(checkPlan(read.value))).toEqual([]);
  });

  it('has a test that plants every problem it knows', () => {
    const tests = readdirSync(LINTS)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(new URL(name, LINTS), 'utf8'))
      .join('\n');
    const unplanted = Object.keys(checkProblem.entries).filter((code) => !tests.includes(`'${code}`));
    expect(unplanted).toEqual([]);
  });

  it('fills every parameter of its texts in every language', () => {
    const source = readFileSync(new URL('../../../test/golden/ten-faults.yaml', import.meta.url), 'utf8');
    const read = readPlan(source, 'ten-faults.yaml');
    const problems = read.ok ? checkPlan(read.value) : [];
    expect(problems).not.toEqual([]);
    for (const { message, fix } of problems)
      for (const lang of LANGS) expect(`${message[lang]} ${fix[lang]}`).not.toMatch(/\{[a-z]+\}/);
  });

  it('never fails itself, whatever is taken out of a plan or put into it', () => {
    const lines = readFileSync(new URL('points-basic.yaml', PLANS), 'utf8').split('\n');
    const words = [
      '0',
      '-1',
      '1e9',
      'ROUND(deductions, 999999999)',
      'deductions / 0',
      'IF(1)',
      'base',
      "'x'",
      'MIN()',
      '[]',
    ];
    const change = fc.record({ at: fc.nat(lines.length - 1), word: fc.option(fc.constantFrom(...words)) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = [...lines];
        for (const { at, word } of changes)
          changed[at] = word === null ? '' : (changed[at] ?? '').replace(/: .*$/, `: ${word}`);
        expect(Array.isArray(findings(changed.join('\n')))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('tells everything at once, in the order of the file', () => {
    const source = `plan: p
inputs:
  late: { unit: count }
lines:
  pay: { kind: earning, formula: 10, round: none }
  twice: { kind: earning, formula: unknown_one }
`;
    expect(findings(source)).toEqual([
      'check.no-cases 1:1',
      'check.unused-input 3:3',
      'check.money-unrounded 5:3',
      'plan.unknown-name 6:36',
    ]);
  });
});
