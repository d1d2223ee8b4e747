import type { Problem } from '../../../base/problem.ts';
import type { Expr } from '../../syntax/expr.ts';
import { targetOf, whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/** A total of earnings that is declared an earning itself: gross pay would hold the same money twice. */
export function countedTwice({ plan, names }: Study): readonly Problem[] {
  return plan.lines.flatMap((line) => {
    if (line.kind !== 'earning' || line.mechanism.type !== 'formula') return [];
    const parts = termsOf(line.mechanism.formula.expr).flatMap((term) => {
      const target = term.type === 'name' ? targetOf(names, term.name) : null;
      return target?.kind === 'line' && target.line.kind === 'earning' ? [target.line.id] : [];
    });
    if (parts.length < 2) return [];
    return [
      checkProblem('check.counted-twice', { name: line.id, parts: parts.join(', ') }, whereIs(plan, line.at, line)),
    ];
  });
}

function termsOf(expr: Expr): readonly Expr[] {
  if (expr.type === 'binary' && expr.op === '+') return [...termsOf(expr.left), ...termsOf(expr.right)];
  if (expr.type === 'binary' && expr.op === '-') return termsOf(expr.left);
  return expr.type === 'call' && expr.fn === 'SUM' ? expr.args.flatMap(termsOf) : [expr];
}
