import type { Period } from '../../base/period.ts';
import { readTexts } from '../../platform/duckdb/duckdb.ts';
import { ACTIVITY, quoteName, quoteText } from '../activity/index.ts';
import type { LoadJob } from './load.node.ts';
import type { Finding } from './model.ts';
import { intakeProblem } from './problems.ts';

/** Rows of periods that are closed: they are taken, and what they change is paid later. */
export async function insideClosed(job: LoadJob, closed: readonly Period[]): Promise<readonly Finding[]> {
  if (closed.length === 0) return [];
  const { connection, table, transform } = job;
  const days = `CAST(${quoteName(ACTIVITY[transform.kind].dated)} AS DATE)`;
  const spans = [...new Map(closed.map((one) => [one.text, one])).values()];
  const periods = spans.map(({ text, first, last }) => `(${[text, first, last].map(quoteText).join(', ')})`);
  const found = await readTexts(
    connection,
    `SELECT c.period, count(*) AS rows, min(s.row) AS row
     FROM staged s JOIN (VALUES ${periods.join(', ')}) AS c(period, first, last)
       ON ${days} BETWEEN CAST(c.first AS DATE) AND CAST(c.last AS DATE)
     WHERE s.reject IS NULL GROUP BY c.period ORDER BY c.period`,
  );
  if (found.length === 0) return [];
  const rows = found.reduce((sum, one) => sum + Number(one.rows), 0);
  const periodsTold = found.map(({ period, rows: count }) => `${period} (${count})`).join(', ');
  const examples = found.slice(0, 3).map(({ row, period }) => ({ row: Number(row), value: period ?? '' }));
  const problem = intakeProblem('intake.period-closed', { rows, periods: periodsTold }, { file: table.file });
  return [{ problem, rows, examples }];
}
