import { monthsIn, period, wholeMonths } from '../../base/period.ts';
import { type Engine, readCounts } from '../../platform/duckdb/duckdb.ts';
import { ACTIVITY, quoteText, SEGMENT_FORMAT, type StagedFile } from '../activity/index.ts';
import type { RawTable } from './model.ts';
import { filledColumns, keyIsColumn, type Transform } from './transform/statement.ts';

/**
 * A large file with nothing to reject and its months one after the other is stored as it was staged: writing it again by month,
 * with columns that are the same in every row, would take as long as reading it (docs/decisions/0014).
 */

/** Keys are all different: a dictionary of them is given up early. */
export const STORED = `${SEGMENT_FORMAT}, DICTIONARY_SIZE_LIMIT 8192`;

/** Up to so many months rows need not be parted: asked for one of them, a file's blocks of the others are passed over. */
export const FEW_MONTHS = 12;

interface Stage {
  readonly connection: Engine;
  readonly transform: Transform;
  readonly table: RawTable;
  readonly importId: string;
}

/** Whether a stage may stay as it is: it tells its rows' keys and numbers, and nothing about people. */
export function mayStay({ transform, table }: Pick<Stage, 'transform' | 'table'>): boolean {
  return table.unnumbered !== undefined && keyIsColumn(transform) && transform.person.length === 0;
}

/** The stage as a file to publish; null where its months lie mingled, so that asking for one would read them all. */
export async function leanFile(
  { connection, transform, table, importId }: Stage,
  path: string,
  first: string,
  last: string,
): Promise<StagedFile | null> {
  if (wholeMonths(first, last) >= FEW_MONTHS) return null;
  const { kind } = transform;
  const dated = ACTIVITY[kind].dated;
  const { groups = 0, spans = 0 } = await readCounts<'groups' | 'spans'>(
    connection,
    `SELECT count(*) AS groups, sum(1 + date_diff('month', stats_min_value::TIMESTAMP, stats_max_value::TIMESTAMP)) AS spans
     FROM parquet_metadata(${quoteText(path)}) WHERE path_in_schema = ${quoteText(dated)}`,
  );
  const months = monthsIn(period(`${first.slice(0, 7)}..${last.slice(0, 7)}`)).map((month) => month.text);
  if (spans > groups + months.length - 1) return null;
  const { file, sheet, firstRow } = table;
  const key = ACTIVITY[kind].key[0] ?? '';
  const lean = { columns: filledColumns(transform), key, importId, file, sheet, firstRow };
  return { month: months[0] ?? '', lastMonth: months.at(-1) ?? '', path, lean };
}
