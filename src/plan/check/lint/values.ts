import type { Problem } from '../../../base/problem.ts';
import type { Formula } from '../../model.ts';
import { childrenOf, type Expr } from '../../syntax/expr.ts';
import { formulasOfLine } from '../anatomy.ts';
import { whereInFormula } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';
import { valuesOf } from './lookup.ts';

/** A text compared with something that can never be that text: a slip of spelling that would quietly never pay. */
export function values(study: Study): readonly Problem[] {
  return study.plan.lines.flatMap((line) =>
    formulasOfLine(line).flatMap((formula) =>
      comparisonsIn(formula.expr).flatMap(({ of, texts }) => {
        const known = valuesOf({ expr: of }, study)?.map((value) => value.id);
        if (!known) return [];
        return texts
          .filter((text) => text.type === 'text' && !isKnown(text, known, study, of))
          .map((text) => {
            const params = { name: nameOf(of), value: textOf(text), values: known.join(', ') };
            return checkProblem('check.unknown-value', params, whereInFormula(study.plan, formula, text, line));
          });
      }),
    ),
  );
}

function isKnown(text: Expr, known: readonly string[], study: Study, of: Expr): boolean {
  const titles = valuesOf({ expr: of }, study)?.flatMap((value) => Object.values(value.title)) ?? [];
  return known.includes(textOf(text)) || titles.includes(textOf(text));
}

function comparisonsIn(expr: Formula['expr']): readonly { readonly of: Expr; readonly texts: readonly Expr[] }[] {
  const inner = childrenOf(expr).flatMap(comparisonsIn);
  if (expr.type === 'in') return [{ of: expr.of, texts: expr.list }, ...inner];
  if (expr.type !== 'binary' || (expr.op !== '=' && expr.op !== '<>')) return inner;
  return [{ of: expr.left, texts: [expr.right] }, { of: expr.right, texts: [expr.left] }, ...inner];
}

function nameOf(expr: Expr): string {
  return expr.type === 'name' ? expr.name : '';
}

function textOf(expr: Expr): string {
  return expr.type === 'text' ? expr.value : '';
}
