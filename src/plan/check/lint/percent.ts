import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Formula, Line } from '../../model.ts';
import { whereInFormula, written } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/** From here up a bare number beside a ratio is taken for a forgotten %: 1.5 or 3 times can be meant, 10 times hardly. */
const SUSPECT = Decimal.int(10);
/** A weight above 1 is more than the whole. */
const WHOLE = Decimal.ONE;

/** 40 where 40% was meant: weights, rates, and numbers that ratios are compared with. */
export function percentSlips({ plan, units }: Study): readonly Problem[] {
  const slip = (line: Line, formula: Formula, expr: Formula['expr'], limit: Decimal): readonly Problem[] => {
    if (expr.type !== 'number' || expr.percent || expr.value.compare(limit) < (limit === WHOLE ? 1 : 0)) return [];
    const params = { found: written(formula, expr), times: expr.value.toDigits() };
    return [checkProblem('check.percent-slip', params, whereInFormula(plan, formula, expr, line))];
  };
  const compared = units.adopted.flatMap(({ line, formula, expr }) => slip(line, formula, expr, SUSPECT));
  const parts = plan.lines.flatMap((line) => {
    const { mechanism } = line;
    if (mechanism.type === 'weighted')
      return mechanism.parts.flatMap((p) => slip(line, p.weight, p.weight.expr, WHOLE));
    if (mechanism.type === 'tiers')
      return mechanism.steps.flatMap((step) => slip(line, step.result, step.result.expr, WHOLE));
    return [];
  });
  return [...compared, ...parts];
}
