import type { Text } from '../../../base/text.ts';
import { matchesTitle } from '../../../people/search.ts';

/** What the palette finds, and in which order it shows it. */

export type EntryKind = 'page' | 'person' | 'row' | 'metric' | 'plan';

export interface Entry {
  readonly kind: EntryKind;
  readonly key: string;
  readonly title: string;
  /** What tells two of the same title apart. */
  readonly note: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** An entry with everything it may be called. */
export interface Titled extends Omit<Entry, 'title'> {
  readonly titles: Text;
}

const AT_ONCE = 7;

/** Those whose title or key has every word of the query, as read or as spoken; a title that begins with it goes before. */
export function found(entries: readonly Titled[], query: string, lang: keyof Text): readonly Entry[] {
  const begins = (title: string) => (title.toLowerCase().startsWith(query.trim().toLowerCase()) ? 0 : 1);
  return entries
    .filter(({ titles, key }) => matchesTitle([titles['zh-CN'], titles['zh-TW'], titles.en, key], query))
    .map(({ titles, ...entry }) => ({ ...entry, title: titles[lang] }))
    .sort((a, b) => begins(a.title) - begins(b.title))
    .slice(0, AT_ONCE);
}

export interface Group {
  readonly kind: EntryKind;
  readonly entries: readonly Entry[];
}

/** Groups that have anything, in one order. */
export function grouped(entries: Readonly<Record<EntryKind, readonly Entry[]>>): readonly Group[] {
  const order: readonly EntryKind[] = ['page', 'person', 'row', 'metric', 'plan'];
  return order.map((kind) => ({ kind, entries: entries[kind] })).filter((group) => group.entries.length > 0);
}
