import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import { whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import { contains, range, rangeText } from '../reach/range.ts';
import type { Study } from '../study.ts';

/** A plan without cases, and cases with numbers their inputs refuse. */
export function cases({ plan }: Study): readonly Problem[] {
  if (plan.cases.length === 0) return [checkProblem('check.no-cases', {}, whereIs(plan, plan.at))];
  const inputs = new Map(plan.inputs.map((input) => [input.id, input]));
  return plan.cases.flatMap(({ members }) =>
    // A case may give a refused number on purpose, to see it refused.
    members
      .filter(({ problem }) => problem === null)
      .flatMap(({ given }) => given)
      .flatMap(({ input, value, at: place }) => {
        const declared = inputs.get(input)?.range;
        if (!declared || !(value instanceof Decimal)) return [];
        const allowed = range(declared.from, declared.to);
        if (contains(allowed, value)) return [];
        const params = { name: input, value: value.toDigits(), range: rangeText(allowed) };
        return [checkProblem('check.case-range', params, whereIs(plan, place))];
      }),
  );
}
