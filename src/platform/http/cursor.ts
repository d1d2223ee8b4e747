import { z } from 'zod';
import { unstorable } from './storable.ts';

/**
 * Cursor paging: a page says where the next begins, so that rows added meanwhile neither repeat nor hide others. The
 * cursor is the sort keys of the last row, opaque to the caller.
 */

export const pageQuery = z.object({
  cursor: z.string().max(2000).optional().describe('Where the page begins: `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable().describe('Null on the last page.') });
}

export function writeCursor(keys: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** `undefined` where the text is no cursor of so many keys. */
export function readCursor(text: string, keys: number): readonly (string | number | null)[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const whole = Array.isArray(parsed) && parsed.length === keys && parsed.every(isKey);
    return whole ? (parsed as readonly (string | number | null)[]) : undefined;
  } catch {
    return undefined;
  }
}

function isKey(value: unknown): boolean {
  return value === null || typeof value === 'number' || (typeof value === 'string' && unstorable(value) === null);
}

/** One page from rows fetched with `limit + 1`. */
export function cut<T>(rows: readonly T[], limit: number, keys: (row: T) => readonly (string | number | null)[]) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor(keys(last)) : null };
}
