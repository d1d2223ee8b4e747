import type { Problem } from '../../../base/problem.ts';
import { whereInFormula, written } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import { canBeZero, only, rangeText } from '../reach/range.ts';
import type { Study } from '../study.ts';

/** Divisors whose range, under the conditions around them, still holds 0. */
export function division({ plan, reach }: Study): readonly Problem[] {
  return reach.divisions
    .filter(({ range }) => canBeZero(range))
    .map(({ line, formula, divisor, range }) => {
      const code = only(range) === null ? 'check.division-by-zero' : 'check.division-by-zero-always';
      const params = { divisor: written(formula, divisor), range: rangeText(range) };
      return checkProblem(code, params, whereInFormula(plan, formula, divisor, line));
    });
}
