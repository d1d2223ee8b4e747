import type { Decided, Shape } from './shape.ts';

/**
 * Numbers, amounts and shares, read to one exact type that is as fine as the finest stored one. It fits 64 bits: DuckDB
 * needs two hundred times as long to read a wider one from text.
 */

export const WIDE = 'DECIMAL(18,6)';
/** For products: DuckDB keeps one of two narrow decimals narrow, and ends the whole statement where it does not fit. */
export function widened(number: string): string {
  return `CAST(${number} AS DECIMAL(27,6))`;
}

/** Times and not divided: DuckDB divides decimals as binary floats. */
const HUNDREDTH = 'CAST(0.01 AS DECIMAL(3,2))';

const UNITS = '(?:元|块|塊|人|次|个|個|条|條|单|單|分|笔|筆|件|天|小时|小時|h|rmb|RMB|CNY|yuan)?';
const MONEY = String.raw`(?:[¥$€£]|RMB|CNY|HK\$|NT\$)?`;
const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+`;

export const NUMBER_SHAPES: readonly Shape[] = [
  {
    id: 'number',
    pattern: String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?`,
    read: (x, decided) => scaled(`TRY_CAST(${x} AS ${WIDE})`, decided),
    cheap: (x, decided) => scaled(`TRY_CAST(${x} AS ${WIDE})`, decided),
    native: { type: WIDE, read: scaled },
  },
  {
    id: 'percent',
    pattern: `[+-]?(?:${DIGITS}) ?%`,
    read: (x) => times(bare(x), HUNDREDTH),
  },
  {
    id: 'amount',
    pattern: `[+-]? ?${MONEY} ?[+-]?(?:${DIGITS}) ?${UNITS}`,
    read: (x, decided) => scaled(bare(x), decided),
  },
  {
    id: '(1,234)',
    pattern: String.raw`\( ?${MONEY} ?(?:${DIGITS}) ?${UNITS} ?\)`,
    read: (x, decided) => scaled(`-${bare(x)}`, decided),
  },
  {
    id: '1.2万',
    pattern: `[+-]? ?${MONEY} ?(?:${DIGITS}) ?[万萬wW亿億] ?(?:元)?`,
    read: (x) => times(bare(x), `CASE WHEN regexp_matches(${x}, '[亿億]') THEN 100000000 ELSE 10000 END`),
  },
];

/** The digits of a text with its sign and point, without separators and words. */
function bare(x: string): string {
  return `TRY_CAST(regexp_replace(${x}, '[^0-9.+-]', '', 'g') AS ${WIDE})`;
}

function times(number: string, factor: string): string {
  return `TRY_CAST(${widened(number)} * ${factor} AS ${WIDE})`;
}

function scaled(number: string, decided: Decided): string {
  return decided.plain === 'percent' ? times(number, HUNDREDTH) : number;
}
