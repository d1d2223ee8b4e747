import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import { whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import { only } from '../reach/range.ts';
import type { Study } from '../study.ts';

const HUNDRED = Decimal.int(100);

/** Weights that are negative, or fixed and not 100 % together. */
export function weights({ plan, reach }: Study): readonly Problem[] {
  return plan.lines.flatMap((line) => {
    const { mechanism } = line;
    if (mechanism.type !== 'weighted') return [];
    const fixed = mechanism.parts.map(({ weight, at }) => ({
      at,
      text: weight.text,
      value: only(reach.of(weight, line)),
    }));
    const negative = fixed
      .filter(({ value }) => value !== null && value.sign() < 0)
      .map(({ at, text }) => checkProblem('check.weight-negative', { value: text }, whereIs(plan, at, line)));
    if (fixed.some(({ value }) => value === null)) return negative;
    const sum = fixed.reduce((total, { value }) => total.plus(value ?? Decimal.ZERO), Decimal.ZERO);
    if (sum.equals(Decimal.ONE)) return negative;
    const params = { sum: sum.times(HUNDRED).toDigits(4) };
    return [...negative, checkProblem('check.weights-sum', params, whereIs(plan, mechanism.at, line))];
  });
}
