import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import { whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import { contains, range, rangeText } from '../reach/range.ts';
import type { Study } from '../study.ts';

/** Limits at odds with each other: a floor above its cap, a stand-in for a missing value outside the input's range. */
export function limits({ plan, reach }: Study): readonly Problem[] {
  const crossed = plan.lines.flatMap((line) => {
    if (!line.floor || !line.cap) return [];
    const [floor, cap] = [reach.of(line.floor, line), reach.of(line.cap, line)];
    if (floor.low === null || cap.high === null || floor.low.compare(cap.high) <= 0) return [];
    const params = { name: line.id, floor: line.floor.text, cap: line.cap.text };
    return [checkProblem('check.limits-crossed', params, whereIs(plan, line.floor.at, line))];
  });
  const outside = plan.inputs.flatMap(({ id, at, missing, range: { from, to } }) => {
    if (missing?.is !== 'value' || !(missing.value instanceof Decimal)) return [];
    const declared = range(from, to);
    if (contains(declared, missing.value)) return [];
    const params = { name: id, value: missing.value.toDigits(), range: rangeText(declared) };
    return [checkProblem('check.missing-range', params, whereIs(plan, at))];
  });
  return [...crossed, ...outside];
}
