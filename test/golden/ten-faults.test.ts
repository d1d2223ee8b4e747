import { readFileSync } from 'node:fs';
import { expect, describe as group, it } from 'vitest';
import { describe } from '../../src/base/problem.ts';
import { LANGS } from '../../src/base/text.ts';
import { checkPlan } from '../../src/plan/check/check.ts';
import { readPlan } from '../../src/plan/read/plan.ts';

const source = readFileSync(new URL('ten-faults.yaml', import.meta.url), 'utf8');

group('a plan with ten planted faults', () => {
  const read = readPlan(source, 'ten-faults.yaml');
  const problems = read.ok ? checkPlan(read.value) : read.problems;

  it('gets exactly ten problems of ten kinds', () => {
    expect(problems).toHaveLength(10);
    expect(new Set(problems.map(({ code }) => code)).size).toBe(10);
  });

  it('is told about them all at once, in three languages, each with line and column', async () => {
    const pages = LANGS.map((lang) => [lang, ...problems.map((problem) => describe(problem, lang)), ''].join('\n'));
    await expect(pages.join('\n')).toMatchFileSnapshot('ten-faults.txt');
    for (const { where } of problems) expect([typeof where.line, typeof where.column]).toEqual(['number', 'number']);
  });
});
