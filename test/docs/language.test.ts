import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/base/decimal.ts';
import { describe as describeProblem, errorsIn } from '../../src/base/problem.ts';
import { checkProblem } from '../../src/plan/check/problems.ts';
import { checkPlan, compilePlan, evaluate, lineValue, readPlan, runCases } from '../../src/plan/index.ts';
import { type Example, examplesIn, type FormulaExample, formulaExamples } from './examples.ts';

const ROOT = new URL('../../docs/language/', import.meta.url);
const LANGUAGES = ['zh-CN', 'en'];

const pages = LANGUAGES.flatMap((language) =>
  readdirSync(new URL(`${language}/`, ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ language, name, text: readFileSync(new URL(`${language}/${name}`, ROOT), 'utf8') })),
);
const examples = pages.flatMap((page) => examplesIn(page.text, `${page.language}/${page.name}`));
const of = (kind: Example['kind']): readonly (readonly [string, Example])[] =>
  examples.filter((example) => example.kind === kind).map((example) => [example.place, example]);

describe('the description of the plan language', () => {
  it('has examples of every kind in both languages', () => {
    for (const language of LANGUAGES)
      for (const kind of ['plan', 'problem', 'formula'] as const)
        expect(examples.filter((e) => e.kind === kind && e.place.startsWith(language)).length, kind).toBeGreaterThan(1);
  });

  it('has the same pages with the same examples in both languages', () => {
    const shape = (language: string): readonly string[] =>
      pages
        .filter((page) => page.language === language)
        .map(({ name, text }) => `${name}: ${examplesIn(text, name).map((e) => e.kind)}`);
    expect(shape('en')).toEqual(shape('zh-CN'));
  });

  it.each(of('plan'))('%s: the plan has no errors and its cases give what they say', (_, example) => {
    const read = readPlan(example.source, 'plan.yaml');
    expect(read.problems.map((p) => describeProblem(p, 'en'))).toEqual([]);
    if (!read.ok) return;
    expect(errorsIn(checkPlan(read.value)).map((p) => describeProblem(p, 'en'))).toEqual([]);
    const results = runCases(read.value);
    if (!results.ok) expect(results.problems.map((p) => describeProblem(p, 'en'))).toEqual([]);
    else {
      expect(results.value.length).toBeGreaterThan(0);
      expect(results.value.flatMap((r) => r.problems).map((p) => describeProblem(p, 'en'))).toEqual([]);
    }
  });

  it.each(of('problem'))('%s: the check names the problem', (_, example) => {
    const read = readPlan(example.source, 'plan.yaml');
    const codes = (read.ok ? checkPlan(read.value) : read.problems).map(({ code }) => code);
    expect(codes).toContain(example.code);
  });

  it.each(of('formula').flatMap(([place, e]) => formulaExamples(e).map((f) => [`${place} ${f.formula}`, f] as const)))(
    '%s',
    (_, formula) => expect(resultOf(formula)).toBe(normal(formula.result)),
  );

  it.each(pages.filter(({ name }) => name === 'check.md').map((page) => [page.language, page.text]))(
    '%s: the page of the check names every code of its table, and no other',
    (_, text) => {
      const named = new Set([...text.matchAll(/^\| `(check\.[a-z-]+)` \|/gm)].map((match) => match[1]));
      expect([...named].sort()).toEqual(Object.keys(checkProblem.entries).sort());
    },
  );
});

function resultOf({ given, formula }: FormulaExample): string {
  const inputs = given.map(({ name, value }) => {
    const type = Decimal.parse(value) ? 'number' : 'text';
    return { name, type, value };
  });
  const declared = inputs.map(({ name, type }) => `  ${name}: { type: ${type} }`).join('\n');
  const head = inputs.length === 0 ? '' : `inputs:\n${declared}\n`;
  const read = readPlan(`plan: example\n${head}lines:\n  result: ${JSON.stringify(formula)}\n`, 'example.yaml');
  const compiled = read.ok ? compilePlan(read.value) : read;
  if (!compiled.ok) return `error ${compiled.problems[0]?.code}`;
  const values = inputs.map(({ name, value }) => [name, Decimal.parse(value) ?? value.replace(/^'|'$/g, '')] as const);
  const evaluation = evaluate(compiled.value, Object.fromEntries(values));
  if (!evaluation.ok) return `error ${evaluation.problems[0]?.code}`;
  const value = lineValue(evaluation.value, 'result');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Decimal ? value.toString() : String(value);
}

function normal(result: string): string {
  return Decimal.parse(result)?.toString() ?? result;
}
