import type { RosterRow } from '../../people/index.ts';
import { columnsRead } from './mapping/sources.ts';
import { MONTHLY_PAY } from './mapping/targets.ts';
import type { Finding, MappingProfile } from './model.ts';
import { intakeProblem } from './problems.ts';

/** Pay a month that is really pay a year: by what its column is called, or because nobody earns that much a month. */

/** Yuan that the one in the middle of a roster is not paid a month. */
const MOST_A_MONTH = 50_000;
const EXAMPLES = 3;

export function yearlyPay(
  rows: readonly Pick<RosterRow, 'row' | 'cells'>[],
  { columns }: Pick<MappingProfile, 'columns'>,
  yearly: (header: string) => boolean,
): readonly Finding[] {
  return MONTHLY_PAY.flatMap((target): readonly Finding[] => {
    const source = columns[target];
    const [column] = source === undefined ? [] : columnsRead(source);
    const paid = rows.flatMap(({ row, cells }) => {
      const value = cells[target] ?? '';
      const amount = Number(value.replace(/[^\d.]/g, ''));
      return amount > 0 ? [{ row, value, amount }] : [];
    });
    if (column === undefined || paid.length === 0) return [];
    const middle = paid.map(({ amount }) => amount).sort((a, b) => a - b)[Math.floor(paid.length / 2)] ?? 0;
    if (!yearly(column) && middle < MOST_A_MONTH) return [];
    const problem = intakeProblem('intake.yearly-pay', { column, target, middle }, { field: column });
    const examples = paid.slice(0, EXAMPLES).map(({ row, value }) => ({ row, value }));
    return [{ problem, rows: paid.length, examples }];
  });
}
