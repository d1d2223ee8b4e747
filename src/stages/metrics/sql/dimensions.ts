import { TENURE_EDGES } from '../../../people/index.ts';
import { quoteText } from '../../activity/index.ts';
import { type CalendarUnit, dimensionType, ROSTER_DIMENSIONS } from '../columns.ts';
import type { Dimension, MetricRequest } from '../model.ts';
import { columnOrMissing, hasClock, type Scan } from './rows.ts';

/**
 * Dimensions as SQL, in two steps: what the row itself says (over `r`), and what the roster adds (over the row's part,
 * `_agent`, `_day` and `p`). The roster is joined after the first grouping where it can be: 5,000 people, not 10 million rows.
 */

/** Dimensions that the roster answers, or completes where the row is silent. */
export function needsRoster(dimension: Dimension): boolean {
  return (
    dimension === 'project' || dimension === 'shift' || (ROSTER_DIMENSIONS as readonly string[]).includes(dimension)
  );
}

/** The row's part; a NULL where only the roster knows. */
export function rowPart(dimension: Dimension, scan: Scan): string {
  switch (dimension) {
    case 'agent':
      return 'r."_agent"';
    case 'channel':
    case 'issue':
    case 'project':
    case 'shift':
      return columnOrMissing(scan, dimension);
    case 'hour':
      return hasClock(scan) ? 'CAST(extract(hour FROM r."_at") AS INTEGER)' : 'CAST(NULL AS INTEGER)';
    case 'weekday':
      return 'CAST(extract(isodow FROM r."_at") AS INTEGER)';
    case 'day':
    case 'week':
    case 'month':
    case 'quarter':
      return slotStart(dimension, scan);
    default:
      return 'CAST(NULL AS VARCHAR)';
  }
}

/** A calendar slot's first day; `dimensionText` writes it as `2021-01`, `2021-W05`, `2021-Q1`. */
function slotStart(unit: CalendarUnit, scan: Scan): string {
  const moment = scan.retained ? 'r."_slot"' : 'r."_at"';
  return unit === 'day' ? `CAST(${moment} AS DATE)` : `CAST(date_trunc('${unit}', ${moment}) AS DATE)`;
}

/** What the dimension finally is: the row's part, completed by the roster where one is joined as `p`. */
export function wholeDimension(
  dimension: Dimension,
  part: string,
  who: { readonly agent: string; readonly day: string; readonly roster: boolean },
  request: Pick<MetricRequest, 'tenureBands'>,
): string {
  if (!needsRoster(dimension)) return part;
  if (dimension === 'person') return who.roster ? `coalesce(p."person", ${who.agent})` : who.agent;
  if (!who.roster) return part;
  if (dimension === 'project' || dimension === 'shift') return `coalesce(${part}, p."${dimension}")`;
  return dimension === 'tenure' ? tenureSql(who.day, request.tenureBands ?? TENURE_EDGES) : `p."${dimension}"`;
}

/** The band the source gives, else the days since hiring: `0-30`, `31-60`, `61-90`, `>90`. */
function tenureSql(day: string, edges: readonly number[]): string {
  const days = `(${day} - p."hired_on")`;
  const bands = edges.map((to, i) => `WHEN ${days} <= ${to} THEN '${i === 0 ? 0 : (edges[i - 1] ?? 0) + 1}-${to}'`);
  const derived = `CASE WHEN p."hired_on" IS NULL OR ${days} < 0 THEN NULL ${bands.join(' ')} ELSE '>${edges.at(-1) ?? 0}' END`;
  return `coalesce(p."tenure_band", ${derived})`;
}

/** A dimension as the text a reader sees and `where` compares with; numbers stay numbers. */
export function dimensionText(dimension: Dimension, whole: string): string {
  if (dimensionType(dimension) === 'number') return whole;
  const text = `CAST(${whole} AS VARCHAR)`;
  switch (dimension) {
    case 'month':
      return `substr(${text}, 1, 7)`;
    case 'week':
      return `(CAST(CAST(extract(isoyear FROM ${whole}) AS INTEGER) AS VARCHAR) || '-W' || lpad(CAST(CAST(extract(week FROM ${whole}) AS INTEGER) AS VARCHAR), 2, '0'))`;
    case 'quarter':
      return `(substr(${text}, 1, 4) || '-Q' || CAST(CAST(extract(quarter FROM ${whole}) AS INTEGER) AS VARCHAR))`;
    default:
      return text;
  }
}

/** A condition that one group's rows meet. */
export function inGroup(dimension: Dimension, whole: string, value: string | null): string {
  if (value === null) return `${whole} IS NULL`;
  const text = dimensionText(dimension, whole);
  return dimensionType(dimension) === 'number' ? `${text} = ${Number(value)}` : `${text} = ${quoteText(value)}`;
}
