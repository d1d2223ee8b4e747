/**
 * How column types come back, the same from PGlite and PostgreSQL: dates and decimals as exact text, instants as ISO
 * text in UTC with milliseconds, JSON parsed, `bigint` as a number that must be a safe integer.
 */

type Parser = (text: string) => unknown;

const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

export const VALUE_PARSERS: Readonly<Record<number, Parser>> = {
  [INT8]: safeInteger,
  [DATE]: (text) => text,
  [TIMESTAMP]: (text) => text.replace(' ', 'T'),
  [TIMESTAMPTZ]: instant,
  [NUMERIC]: (text) => text,
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
}

/** `2026-11-21 08:00:00.5+00` → `2026-11-21T08:00:00.500Z`; sessions run in UTC. */
function instant(text: string): string {
  return new Date(`${text.replace(' ', 'T')}:00`).toISOString();
}
