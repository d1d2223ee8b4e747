import type { Period } from '../../../base/period.ts';
import { type ActivityReader, type Cell, wholeRows } from '../../../stages/activity/index.ts';

/** The checks of a period as activity has them, imported or scored here, before corrections: exact text. */
export interface CheckRow {
  readonly key: string;
  readonly values: Readonly<Record<string, Cell>>;
}

const COLUMNS = [
  'agent',
  'inspector',
  'checked_at',
  'deductions',
  'points',
  'possible',
  'critical',
  'wrong_answer',
  'items',
] as const;

export async function selectChecks(reader: ActivityReader, period: Period): Promise<readonly CheckRow[]> {
  const { from, lent } = await wholeRows(reader, 'check', period);
  const columns = COLUMNS.map((name) => `CAST(r."${name}" AS VARCHAR) AS "${name}"`);
  const statement = `SELECT r."row_key", ${columns.join(', ')} FROM ${from} r ORDER BY r."row_key"`;
  const rows = await reader.lend(lent, () => reader.query(statement));
  return rows.map(({ row_key, ...values }) => ({ key: row_key ?? '', values }));
}
