import type { Period } from '../../../base/period.ts';
import type { Kind } from '../model.ts';
import type { ActivityReader, LentTable } from '../port.ts';
import { bornRows } from './rows.ts';

/** A FROM item, and the tables that must be lent to the statement that reads it. */
export interface Relation {
  readonly from: string;
  readonly lent: readonly LentTable[];
}

/** Every row of a kind dated in a period: the stored ones, and those that were born in a workflow and are not sealed yet. */
export async function wholeRows(reader: ActivityReader, kind: Kind, period: Period, known?: string): Promise<Relation> {
  const born = (await reader.born?.(kind, period, known)) ?? null;
  const stored = await reader.rows(kind, period, known);
  return born === null ? { from: stored, lent: [] } : { from: bornRows(kind, stored, born), lent: [born] };
}
