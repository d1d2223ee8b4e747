import type { Period } from '../../../base/period.ts';
import type { PersonSpan } from '../../../people/index.ts';
import type { ActivityReader } from '../../../stages/activity/index.ts';
import type { Correction } from '../../../stages/metrics/index.ts';
import { type CheckedRow, checkedRows, type NameBook, nameBook } from './checked.ts';
import { selectChecks } from './store.ts';

/** Every check of a period as it counts: for comparing inspectors and for reports. */

export type { CheckedRow, NameBook } from './checked.ts';

export async function checksIn(
  activity: ActivityReader,
  period: Period,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[],
): Promise<{ readonly checks: readonly CheckedRow[]; readonly names: NameBook }> {
  const names = nameBook(spans);
  return { checks: checkedRows(await selectChecks(activity, period), corrections, names), names };
}
