import { failed, ok, type Result } from '../../../base/problem.ts';
import { foldHeader } from '../fold.ts';
import type { TargetKind } from '../model.ts';
import { TARGET_KINDS } from './targets.ts';
import { YamlReader } from './yaml.ts';

export interface Rate {
  readonly target: string;
  readonly names: ReadonlySet<string>;
  readonly of: readonly string[];
  /** Counts that only come near the denominator. */
  readonly or: readonly string[];
}

/** Names of columns, folded (catalog/intake/synonyms.yaml). */
export interface Synonyms {
  /** By kind: folded name → targets. */
  readonly kinds: ReadonlyMap<TargetKind, ReadonlyMap<string, readonly string[]>>;
  readonly person: ReadonlyMap<string, readonly string[]>;
  readonly timeOfDay: ReadonlySet<string>;
  readonly respondedAt: ReadonlySet<string>;
  readonly rates: readonly Rate[];
  readonly sensitive: ReadonlySet<string>;
  /** Parts of headers that say that an amount is a year's. */
  readonly yearly: readonly string[];
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function readSynonyms(yaml: string, file: string): Result<Synonyms> {
  const reader = new YamlReader(yaml, file);
  if (reader.problems.length > 0) return failed(...reader.problems);
  const known = [...TARGET_KINDS, 'person', 'parts', 'rates', 'sensitive', 'yearly', 'words'];
  const root = reader.entries(reader.root, '', known);
  const namesByTarget = (section: string) => {
    const names = new Map<string, string[]>();
    for (const [target, list] of reader.entries(root.get(section), section, null)) {
      for (const name of reader.texts(list, `${section}.${target}`)) {
        const folded = foldHeader(name);
        names.set(folded, [...(names.get(folded) ?? []), target]);
      }
    }
    return names;
  };
  const set = (names: readonly string[]) => new Set(names.map(foldHeader));
  const parts = reader.entries(root.get('parts'), 'parts', ['time_of_day', 'responded_at']);
  const rates = [...reader.entries(root.get('rates'), 'rates', null)].map(([target, node]) => {
    const fields = reader.entries(node, `rates.${target}`, ['names', 'of', 'or']);
    const texts = (key: string) => reader.texts(fields.get(key), `rates.${target}.${key}`);
    return { target, names: set(texts('names')), of: texts('of'), or: texts('or') };
  });
  const words: Record<string, Record<string, string>> = {};
  for (const [target, node] of reader.entries(root.get('words'), 'words', null)) {
    const entries = [...reader.entries(node, `words.${target}`, null)];
    words[target] = Object.fromEntries(entries.map(([from, to]) => [from, reader.text(to, `words.${target}.${from}`)]));
  }
  const synonyms: Synonyms = {
    kinds: new Map(TARGET_KINDS.map((kind) => [kind, namesByTarget(kind)])),
    person: namesByTarget('person'),
    timeOfDay: set(reader.texts(parts.get('time_of_day'), 'parts.time_of_day')),
    respondedAt: set(reader.texts(parts.get('responded_at'), 'parts.responded_at')),
    rates,
    sensitive: set(reader.texts(root.get('sensitive'), 'sensitive')),
    yearly: reader.texts(root.get('yearly'), 'yearly').map(foldHeader),
    words,
  };
  return reader.problems.length > 0 ? failed(...reader.problems) : ok(synonyms);
}

/** Words of a header that do not change what it names. */
const NOISE = new Set(['name', 'the', 'of', 'value']);

/** A header as it is compared with names: folded, and folded without its noise. */
export interface ComparedHeader {
  readonly folded: string;
  readonly bare: string;
}

export function compared(header: string): ComparedHeader {
  return { folded: foldHeader(header), bare: withoutNoise(header) };
}

/** How sure a header is to mean a name: the same, the same but for noise, or containing it (Chinese only). */
export function likeness({ folded, bare }: ComparedHeader, name: string): number {
  if (folded === name) return 1;
  if (bare === name) return 0.85;
  const chinese = /\p{Script=Han}/u.test(name) && name.length >= 2;
  const part = chinese && (folded.startsWith(name) || folded.endsWith(name)) && name.length / folded.length >= 0.5;
  return part ? 0.6 : 0;
}

function withoutNoise(header: string): string {
  const words = header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return foldHeader(words.filter((word) => word !== '' && !NOISE.has(word)).join(' '));
}
