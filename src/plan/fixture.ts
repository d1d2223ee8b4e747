import { Decimal } from '../base/decimal.ts';
import type { Problem, Result } from '../base/problem.ts';
import { type CompiledPlan, compilePlan } from './evaluate/compile.ts';
import { evaluate, lineValue } from './evaluate/evaluate.ts';
import type { Inputs } from './evaluate/inputs.ts';
import type { Plan } from './model.ts';
import { readPlan } from './read/plan.ts';

/** For tests of the plan language: plans from text, asserting what the test is not about. */

export function planOf(yaml: string): Plan {
  return expectOk(readPlan(yaml, 'test.yaml'));
}

export function compiledOf(yaml: string): CompiledPlan {
  return expectOk(compilePlan(planOf(yaml)));
}

export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((p) => `${p.code} ${p.where.line}:${p.where.column} ${p.message.en}`).join('\n'));
}

/** `code@line:column` of every problem, in order. */
export function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, where }) => `${code}@${where.line}:${where.column}`);
}

/** Numbers for inputs written as text; other texts and flags as they are. */
export function inputsOf(given: Readonly<Record<string, string | number | boolean | null>>): Inputs {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      typeof value === 'boolean' || value === null ? value : (Decimal.parse(String(value)) ?? String(value)),
    ]),
  );
}

/** What one line of a mechanism gives for some inputs, as text; its problem codes where it is refused. */
export function lineOf(line: string, given: Readonly<Record<string, string | number | boolean | null>>): string {
  const inputs = Object.entries(given).map(([id, value]) => {
    const type =
      typeof value === 'boolean' ? 'flag' : value === null || Decimal.parse(String(value)) ? 'number' : 'text';
    return `  ${id}: { type: ${type} }`;
  });
  const yaml = ['plan: test', 'inputs:', ...inputs, 'lines:', `  result: ${line}`].join('\n');
  const result = evaluate(compiledOf(yaml), inputsOf(given), { person: 'p' });
  return result.ok ? String(lineValue(result.value, 'result')) : result.problems.map((p) => p.code).join();
}
