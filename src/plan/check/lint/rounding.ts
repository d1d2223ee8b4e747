import type { Problem } from '../../../base/problem.ts';
import { isMoney } from '../../model.ts';
import { whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/** Money that somebody told not to be rounded to the cent. */
export function rounding({ plan }: Study): readonly Problem[] {
  return plan.lines
    .filter((line) => isMoney(line.kind) && (line.round === null || line.round.places > 2))
    .map((line) => checkProblem('check.money-unrounded', { name: line.id }, whereIs(plan, line.at, line)));
}
