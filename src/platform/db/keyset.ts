import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Rows in an order that the reader chose, from where the page before ended. The id decides between equal keys, so that
 * rows added meanwhile neither repeat nor hide others. A key is never null: null is neither before nor behind anything.
 */

export interface SortKey {
  readonly column: string;
  readonly as: 'text' | 'instant' | 'date' | 'number';
}

/** The sort key of the last row of the page before, and its id. */
export type Place = readonly [string | number, string];

export interface Order {
  readonly key: SortKey;
  readonly down: boolean;
  readonly after?: Place | undefined;
}

const TYPES = { text: 'text', instant: 'timestamptz', date: 'date', number: 'numeric' } as const;

/** Behind the place; everything where there is none. An id is compared as text: nobody sends what is no UUID where one is kept. */
export function behind({ key, down, after }: Order, id = 'id'): RawBuilder<SqlBool> {
  if (after === undefined) return sql`true`;
  const place = sql`(${after[0]}::${sql.raw(TYPES[key.as])}, ${after[1]}::text)`;
  return sql`(${sql.ref(key.column)}, ${sql.ref(id)}::text) ${sql.raw(down ? '<' : '>')} ${place}`;
}

/** What follows `order by`. */
export function inOrder({ key, down }: Order, id = 'id'): RawBuilder<unknown> {
  const way = sql.raw(down ? 'desc' : 'asc');
  return sql`${sql.ref(key.column)} ${way}, ${sql.ref(id)} ${way}`;
}

/** Whether a place that somebody sent can stand in a statement under this key. */
export function fits({ as }: SortKey, [key, id]: readonly unknown[]): boolean {
  if (typeof id !== 'string') return false;
  if (as === 'number') return typeof key === 'number';
  if (typeof key !== 'string') return false;
  if (as === 'date') return /^\d{4}-\d\d-\d\d$/.test(key) && !Number.isNaN(Date.parse(key));
  return as === 'text' || (/^\d{4}-\d\d-\d\dT/.test(key) && !Number.isNaN(Date.parse(key)));
}
