import type { Period } from '../../base/period.ts';
import { type ActivityReader, type Cell, wholeRows } from '../../stages/activity/index.ts';

/** The checks of a period as they stand in activity, before corrections: exact text. */
export interface CheckRow {
  readonly key: string;
  readonly values: Readonly<Record<(typeof COLUMNS)[number], Cell>>;
}

const COLUMNS = ['agent', 'inspector', 'checked_at', 'deductions', 'points', 'possible'] as const;

export async function selectChecks(
  reader: ActivityReader,
  period: Period,
  known?: string,
): Promise<readonly CheckRow[]> {
  const { from, lent } = await wholeRows(reader, 'check', period, known);
  const columns = COLUMNS.map((name) => `CAST(r."${name}" AS VARCHAR) AS "${name}"`);
  const statement = `SELECT r."row_key", ${columns.join(', ')} FROM ${from} r ORDER BY r."row_key"`;
  const rows = await reader.lend(lent, () => reader.query(statement));
  return rows.map(({ row_key, ...values }) => ({ key: row_key ?? '', values: values as CheckRow['values'] }));
}
