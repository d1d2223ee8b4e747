/** JSON with one spelling: keys sorted, so that equal values are equal bytes and have equal hashes. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Compact JSON with sorted keys. Numbers must be integers: fractions travel as decimal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Readonly<Record<string, Json>>).sort(([a], [b]) =>
      a < b ? -1 : a > b ? 1 : 0,
    );
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not an integer: ${value}`);
  return JSON.stringify(value);
}
