import type { Problem } from '../../base/problem.ts';
import { compilePlan } from '../evaluate/compile.ts';
import type { Plan } from '../model.ts';
import { LINTS } from './lints.ts';
import { study } from './study.ts';

/**
 * Everything that is wrong with a plan, or may hurt somebody, all at once, in the order of the file: what keeps it
 * from running, and what the lints say. Nobody's data is needed.
 */
export function checkPlan(plan: Plan): readonly Problem[] {
  const studied = study(plan);
  const found = [...compilePlan(plan).problems, ...Object.values(LINTS).flatMap((lint) => lint(studied))];
  return found.map((problem) => ({ ...problem, where: { plan: plan.id, ...problem.where } })).sort(byPlace);
}

function byPlace({ where: a }: Problem, { where: b }: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
