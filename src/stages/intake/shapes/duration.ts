import { WIDE, widened } from './number.ts';
import type { Decided, Shape } from './shape.ts';

/** Durations, read to exact seconds. */

const HOURS = '(?:小时|小時|时|時|hours?|hrs?|h)';
const MINUTES = '(?:分钟|分鐘|分|minutes?|mins?|m)';
const SECONDS = '(?:秒钟|秒鐘|秒|seconds?|secs?|s)';
const DAYS = '(?:天|日|days?|d)';
const NUMBER = String.raw`\d+(?:\.\d+)?`;

export const DURATION_SHAPES: readonly Shape[] = [
  {
    id: 'number',
    pattern: String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?`,
    read: (x, decided) => inSeconds(`TRY_CAST(${x} AS ${WIDE})`, decided),
    cheap: (x, decided) => inSeconds(`TRY_CAST(${x} AS ${WIDE})`, decided),
    native: { type: WIDE, read: inSeconds },
  },
  {
    id: '1,234',
    pattern: String.raw`[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?`,
    read: (x, decided) => inSeconds(`TRY_CAST(replace(${x}, ',', '') AS ${WIDE})`, decided),
  },
  {
    id: 'h:mm:ss',
    // A spreadsheet's time cell may arrive with the day it counts from.
    pattern: String.raw`(?:1899-12-3[01]|1900-01-0\d)?[ T]*-?\d{1,5}:[0-5]?\d:[0-5]?\d(?:\.\d+)?`,
    read: (x) => clock(x, String.raw`(-?)(\d{1,5}):(\d{1,2}):(\d{1,2}(?:\.\d+)?)$`, [3600, 60, 1]),
    cheap: (x) => `CASE WHEN strlen(${x}) = 8 AND ${x}[3] = ':' THEN epoch(TRY_CAST(${x} AS TIME))::${WIDE} END`,
  },
  {
    id: 'm:ss',
    pattern: String.raw`-?\d{1,5}:[0-5]?\d(?:\.\d+)?`,
    read: (x) => clock(x, String.raw`(-?)(\d{1,5}):(\d{1,2}(?:\.\d+)?)$`, [60, 1]),
  },
  {
    id: '4分23秒',
    pattern: `(?i)-?(?:${NUMBER} ?${DAYS})? ?(?:${NUMBER} ?${HOURS})? ?(?:${NUMBER} ?${MINUTES})? ?(?:${NUMBER} ?${SECONDS})?`,
    read: worded,
  },
  {
    id: '4\'23"',
    pattern: String.raw`\d+['′’]\d{1,2}(?:["″”]|'')?`,
    read: (x) => clock(x, String.raw`()(\d+)['′’](\d{1,2})`, [60, 1]),
  },
];

/** Seconds in one of the unit that plain numbers of a column are in. */
const SECONDS_IN = { ms: '0.001', s: '1', min: '60', h: '3600', day: '86400' } as const;

function inSeconds(number: string, decided: Decided): string {
  const unit = decided.plain in SECONDS_IN ? (decided.plain as keyof typeof SECONDS_IN) : 's';
  if (unit === 's') return number;
  // A share of a day is written with as many digits as a binary float has: it means a whole second.
  return unit === 'day'
    ? `round(${number}::DOUBLE * 86400)::${WIDE}`
    : `TRY_CAST(${widened(number)} * CAST(${SECONDS_IN[unit]} AS DECIMAL(9,3)) AS ${WIDE})`;
}

/** Sign, then numbers by their weights in seconds. */
function clock(x: string, pattern: string, weights: readonly number[]): string {
  const escaped = pattern.replaceAll("'", "''");
  const terms = weights.map(
    (weight, index) => `TRY_CAST(regexp_extract(${x}, '${escaped}', ${index + 2}) AS DECIMAL(18,6)) * ${weight}`,
  );
  return `TRY_CAST((${terms.join(' + ')}) * CASE WHEN regexp_extract(${x}, '${escaped}', 1) = '-' THEN -1 ELSE 1 END AS ${WIDE})`;
}

function worded(x: string): string {
  const amount = (unit: string, weight: number) =>
    `coalesce(TRY_CAST(nullif(regexp_extract(${x}, '(?i)(${NUMBER}) ?${unit}(?:[^a-z]|$)', 1), '') AS DECIMAL(18,6)), 0) * ${weight}`;
  const sum = [amount(DAYS, 86400), amount(HOURS, 3600), amount(MINUTES, 60), amount(SECONDS, 1)].join(' + ');
  return `TRY_CAST((${sum}) * CASE WHEN ${x} LIKE '-%' THEN -1 ELSE 1 END AS ${WIDE})`;
}
