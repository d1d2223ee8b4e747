/** An object of an API as one row: nested values by dotted path, as profiles name them. */

const MAX_DEPTH = 8;

/**
 * `{ stats: { closed_at: "…" } }` → `stats.closed_at`. A list of plain values becomes one text; of a list of objects
 * the first (`contacts.0.id`) and the length (`contacts.length`) are kept.
 */
export function flatten(value: unknown, take: (path: string, text: string) => void, path = '', depth = 0): void {
  if (value === null || value === undefined || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      take(path, value.filter((item) => item !== null).join(', '));
      return;
    }
    take(join(path, 'length'), String(value.length));
    flatten(value[0], take, join(path, '0'), depth + 1);
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) flatten(item, take, join(path, key), depth + 1);
  } else take(path, String(value));
}

/** The list of records in an answer of an API: the answer itself, or its longest list of objects. */
export function recordsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  const lists = Object.values(value).filter(
    (item): item is unknown[] => Array.isArray(item) && item.some((x) => typeof x === 'object' && x !== null),
  );
  if (lists.length === 0) return [value];
  return lists.reduce((longest, list) => (list.length > longest.length ? list : longest));
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
