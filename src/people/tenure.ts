import { daysBetween, type PlainDate } from '../base/period.ts';

/** Days since hiring at which a new band of seniority (司龄段) begins, unless an organisation sets others. */
export const TENURE_EDGES: readonly number[] = [30, 60, 90];

/** The band on a day: `0-30`, `31-60`, `61-90`, `>90`; null before the first day or where nobody knows when that was. */
export function tenureBand(
  hired_on: PlainDate | null,
  date: PlainDate,
  edges: readonly number[] = TENURE_EDGES,
): string | null {
  if (hired_on === null || date < hired_on) return null;
  const days = daysBetween(hired_on, date);
  const index = edges.findIndex((edge) => days <= edge);
  if (index === -1) return `>${edges.at(-1) ?? 0}`;
  return `${index === 0 ? 0 : (edges[index - 1] as number) + 1}-${edges[index]}`;
}
