import { quoteText } from '../../activity/index.ts';
import type { Measure, MetricRequest } from '../model.ts';
import { contributes } from './behind.ts';
import { alsoWhere, joinedRows } from './compile.ts';
import { dimensionText } from './dimensions.ts';
import { type Measured, rowSql, typeOfMeasure } from './measures.ts';
import type { Scan, Surroundings } from './rows.ts';

/**
 * The way back from a row to the numbers made of it: in which groups of the request it stands (`d0`, `d1` …; a shared contact
 * in two), and for each source whether it counts there (`m0s0_in`) and what it adds (`m0s0_num`, `m0s0_den`).
 */
export function countedSql(
  rowKey: string,
  scan: Scan,
  measured: readonly Measured[],
  request: MetricRequest,
  around: Surroundings,
): string {
  const rows = joinedRows(scan, request, around);
  const groups = request.by.map((d, i) => `${dimensionText(d, rows.dimension(d))} AS d${i}`);
  const cells = measured.flatMap((one) => {
    const { numerator, denominator } = one.source;
    const added = (measure: Measure | null) => addedBy(measure, one, scan, rows.weighted);
    return [
      `(${contributes(one.call, one.source)}) IS TRUE AS ${one.name}_in`,
      `${added(numerator)} AS ${one.name}_num`,
      `${added(denominator)} AS ${one.name}_den`,
    ];
  });
  // The twin with which a row is looked back on from the next period is not the row.
  const itself = scan.retained ? 'NOT r."_earlier"' : null;
  const where = alsoWhere(rows.where, `r."row_key" = ${quoteText(rowKey)}`, itself);
  return `SELECT ${[...groups, ...cells, 'TRUE AS found'].join(', ')} FROM ${rows.from}${where}`;
}

/** What the row adds to a sum; nothing is told of units that are counted once whatever they did. */
function addedBy(measure: Measure | null, measured: Measured, scan: Scan, weighted: boolean): string {
  const { type } = measured.call.definition.shape;
  if (measure?.type !== 'sum' || type === 'every' || type === 'retained') return 'CAST(NULL AS DECIMAL(18,6))';
  const value = rowSql(measure.of, measured, scan);
  const worth = typeOfMeasure(measure.of, measured) === 'flag' ? `CASE WHEN ${value} THEN 1 ELSE 0 END` : value;
  return weighted ? `(${worth}) * r."_weight"` : worth;
}
