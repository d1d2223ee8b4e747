import { DIMENSIONS, type Dimension } from '../../model.ts';

/** Conditions that are chosen and not written: a dimension is, or is not, one of some values. Pure. */
export interface Filter {
  readonly dimension: Dimension;
  readonly is: boolean;
  readonly values: readonly string[];
}

/** The hour and the weekday are numbers in the language of conditions; everything else is text. */
const NUMBERS: readonly Dimension[] = ['hour', 'weekday'];

export function whereOf(filters: readonly Filter[]): string {
  return filters
    .filter(({ values }) => values.length > 0)
    .map(({ dimension, is, values }) => {
      const list = values.map((value) => (NUMBERS.includes(dimension) ? String(Number(value)) : quoted(value)));
      return `${is ? '' : 'NOT '}${dimension} IN (${list.join(', ')})`;
    })
    .join(' AND ');
}

/** A text has no escapes: it takes the quotation mark that it does not hold; one with both cannot be said. */
function quoted(value: string): string {
  return value.includes("'") ? `"${value.replaceAll('"', '')}"` : `'${value}'`;
}

const VALUE = `'[^']*'|"[^"]*"|\\d+`;
const ONE = new RegExp(`(NOT )?(\\w+) IN \\(((?:${VALUE})(?:, (?:${VALUE}))*)\\)( AND |$)`, 'y');

/** The choices that a condition was made of; null where somebody wrote another. */
export function filtersOf(where: string): readonly Filter[] | null {
  const text = where.trim();
  const filters: Filter[] = [];
  let at = 0;
  while (at < text.length) {
    ONE.lastIndex = at;
    const found = ONE.exec(text);
    const dimension = DIMENSIONS.find((one) => one === found?.[2]);
    if (found === null || dimension === undefined) return null;
    const values = (found[3] ?? '').match(new RegExp(VALUE, 'g')) ?? [];
    filters.push({
      dimension,
      is: found[1] === undefined,
      values: values.map((value) => value.replace(/^['"]|['"]$/g, '')),
    });
    at = ONE.lastIndex;
    if (found[4] === ' AND ' && at >= text.length) return null;
  }
  return filters;
}
