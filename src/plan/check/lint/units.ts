import type { Problem } from '../../../base/problem.ts';
import { RATIO, sameUnit, unitText } from '../../../base/quantity.ts';
import type { Line, Place } from '../../model.ts';
import { whereInFormula, whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';
import { declaredUnit } from '../units/plan.ts';

/** Units that meet and do not go together, and lines whose calculation gives another unit than they declare. */
export function units({ plan, units: findings }: Study): readonly Problem[] {
  const mixes = findings.clashes.map(({ line, formula, expr, left, right }) =>
    checkProblem('check.unit-mix', { left, right }, whereInFormula(plan, formula, expr, line)),
  );
  const results = plan.lines.flatMap((line) => {
    const found = findings.found.get(line.id) ?? 'none';
    if (typeof found === 'string' || line.values) return [];
    const declared = declaredUnit(line);
    if (declared === null && !sameUnit(found, RATIO))
      return [
        checkProblem('check.unit-unsaid', { name: line.id, found: unitText(found) }, whereIs(plan, line.at, line)),
      ];
    if (declared === null || typeof declared === 'string' || sameUnit(declared, found)) return [];
    const params = { name: line.id, declared: unitText(declared), found: unitText(found) };
    return [checkProblem('check.unit-result', params, whereIs(plan, placeOf(line), line))];
  });
  return [...mixes, ...results];
}

/** A plain formula is wrong where it begins; a mechanism where it is named. */
function placeOf({ mechanism }: Line): Place {
  return mechanism.type === 'formula' ? mechanism.formula.at : mechanism.at;
}
