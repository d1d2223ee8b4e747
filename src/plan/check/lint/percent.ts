import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Formula } from '../../model.ts';
import { whereInFormula, written } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';
import type { Adopted } from '../units/expression.ts';

/** From here up a bare number beside a ratio is taken for a forgotten %: 1.5 or 3 times can be meant, 10 times hardly. */
const SUSPECT = Decimal.int(10);
/** A weight above 1 is more than the whole. */
const WHOLE = Decimal.ONE;

/** Whether a bare number beside a ratio is large enough to be a forgotten %. */
export function isSuspect({ expr }: Pick<Adopted, 'expr'>): boolean {
  return expr.type === 'number' && !expr.percent && expr.value.compare(SUSPECT) >= 0;
}

/** 40 where 40% was meant: weights, rates, and numbers that ratios are compared with. */
export function percentSlips({ plan, units }: Study): readonly Problem[] {
  const slip = ({ line, formula, expr }: Adopted): readonly Problem[] => {
    if (expr.type !== 'number' || expr.percent) return [];
    const params = { found: written(formula, expr), times: expr.value.toDigits() };
    return [checkProblem('check.percent-slip', params, whereInFormula(plan, formula, expr, line))];
  };
  const shares = plan.lines.flatMap((line): readonly Adopted[] => {
    const { mechanism } = line;
    const of = (formula: Formula): Adopted => ({ line, formula, expr: formula.expr });
    if (mechanism.type === 'weighted') return mechanism.parts.map((part) => of(part.weight));
    return mechanism.type === 'tiers' ? mechanism.steps.map((step) => of(step.result)) : [];
  });
  return [...units.adopted.filter(isSuspect), ...shares.filter(isMoreThanWhole)].flatMap(slip);
}

function isMoreThanWhole({ expr }: Adopted): boolean {
  return expr.type === 'number' && expr.value.compare(WHOLE) > 0;
}
