import type { Problem } from '../../../base/problem.ts';
import { whereInFormula, written } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';
import { isSuspect } from './percent.ts';

/**
 * Conditions that no value of the inputs can turn: mostly 90 written for 90%, or a comparison
 * the wrong way round. Where a forgotten % is told already, it is not told again.
 */
export function conditions({ plan, reach, units }: Study): readonly Problem[] {
  return reach.conditions
    .filter(({ answer, formula }) => {
      const slipped = units.adopted.some((one) => one.formula === formula && isSuspect(one));
      return answer !== 'depends' && !slipped;
    })
    .map(({ line, formula, expr, answer }) =>
      checkProblem(
        'check.condition-constant',
        { condition: written(formula, expr), answer: answer === 'always' ? 'TRUE' : 'FALSE' },
        whereInFormula(plan, formula, expr, line),
      ),
    );
}
