import { approximate } from '../labels.ts';
import type { Values } from '../question.ts';

/** A value at an hour of the day and a day of the week, 0 for Monday. */
export type At = readonly [hour: number, day: number, value: number];

/** What a heat map draws: from the first hour that has a value to the last, every day of the week. */
export interface HeatGrid {
  readonly points: readonly At[];
  readonly hours: readonly number[];
  /** Whether some hour of some day has nothing that counts. */
  readonly gaps: boolean;
  /** The hours drawn that lie outside of service. */
  readonly unserved: ReadonlySet<number>;
}

const DAYS = 7;

export function heatGrid(rows: Pick<Values, 'rows'>['rows'], served: ReadonlySet<number> | undefined): HeatGrid {
  const points = rows.flatMap((row): readonly At[] => {
    const [hour, weekday] = row.group.map((text) => (text === null ? null : Number(text)));
    const value = approximate(row.cells[0]?.value);
    return hour === null || hour === undefined || !weekday || value === null ? [] : [[hour, weekday - 1, value]];
  });
  const found = points.map(([hour]) => hour);
  const from = Math.min(...found, 23);
  const hours = Array.from({ length: Math.max(...found, 0) - from + 1 }, (_, i) => from + i);
  const unserved = new Set(served === undefined ? [] : hours.filter((hour) => !served.has(hour)));
  return { points, hours, gaps: points.length < hours.length * DAYS, unserved };
}
