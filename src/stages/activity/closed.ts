import { monthsIn, type Period } from '../../base/period.ts';
import type { ImportRecord } from './port.ts';

/** The first closed period that an import has rows in; a roster or a file of facts counts by its own days. */
export function closedMonth(
  record: Pick<ImportRecord, 'first' | 'last'>,
  months: readonly string[],
  closed: readonly Period[],
): string | undefined {
  const { first, last } = record;
  const touched = (period: Period) =>
    months.length > 0
      ? monthsIn(period).some((month) => months.includes(month.text))
      : first !== null && last !== null && first <= period.last && last >= period.first;
  return closed.find(touched)?.text;
}
