import type { Problem } from '../../src/base/problem.ts';
import { checkPlan } from '../../src/plan/check/check.ts';
import { readPlan } from '../../src/plan/read/plan.ts';

/**
 * Plans with a fault planted in them: `§` marks the place where the problem must be reported, and is taken out before
 * the plan is read. A plan that cannot be read gives the problems of reading it.
 */
export function planted(text: string): { readonly source: string; readonly place: string } {
  const before = text.slice(0, Math.max(text.indexOf('§'), 0));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { source: text.replace('§', ''), place: `${line}:${column}` };
}

export function problemsOf(source: string): readonly Problem[] {
  const read = readPlan(source, 'plan.yaml');
  return read.ok ? checkPlan(read.value) : read.problems;
}

/** `code line:column`, in the order of the file. */
export function findings(source: string): readonly string[] {
  return problemsOf(source).map(({ code, where }) => `${code} ${where.line}:${where.column}`);
}
