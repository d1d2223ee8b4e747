import type { Problem } from '../../../base/problem.ts';
import type { Formula, Lookup, NamedValue } from '../../model.ts';
import { targetOf, whereIs } from '../outline.ts';
import { checkProblem } from '../problems.ts';
import type { Study } from '../study.ts';

/** Look-ups by a text whose values are declared: every value needs a row (or an else), every row a value. */
export function lookups(study: Study): readonly Problem[] {
  const { plan } = study;
  return plan.lines.flatMap((line) => {
    const { mechanism } = line;
    if (mechanism.type !== 'lookup') return [];
    return mechanism.by.flatMap((by, position) => {
      const values = valuesOf(by, study)?.map((value) => value.id);
      if (!values) return [];
      const keys = rowsOf(mechanism, study).map((row) => ({ key: row.keys[position] ?? '', at: row.at }));
      const present = new Set(keys.map(({ key }) => key));
      const gaps = mechanism.otherwise ? [] : values.filter((value) => !present.has(value));
      return [
        ...gaps.map((key) => checkProblem('check.lookup-gap', { by: by.text, key }, whereIs(plan, mechanism.at, line))),
        ...keys
          .filter(({ key }) => !values.includes(key))
          .map(({ key, at }) =>
            checkProblem('check.lookup-unreachable', { by: by.text, key }, whereIs(plan, at, line)),
          ),
      ];
    });
  });
}

function rowsOf(mechanism: Lookup, { names }: Study) {
  const table = mechanism.table ? targetOf(names, mechanism.table.parameter) : null;
  return table?.kind === 'parameter' ? (table.parameter.table ?? []) : mechanism.rows;
}

/** The declared texts of what a formula names; null where it names nothing with such a list. */
export function valuesOf({ expr }: Pick<Formula, 'expr'>, { names }: Study): readonly NamedValue[] | null {
  const target = expr.type === 'name' ? targetOf(names, expr.name) : null;
  if (target?.kind === 'input') return target.input.values;
  return target?.kind === 'line' ? target.line.values : null;
}
