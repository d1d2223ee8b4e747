import { columnsRead } from '../mapping/sources.ts';
import type { fetchProposal } from './proposal.ts';

/** A mapping while somebody edits it. Every change gives a new profile; the server checks it as it checks any other. */

export type TableProposal = Awaited<ReturnType<typeof fetchProposal>>['tables'][number];
export type Profile = TableProposal['profile'];
export type Source = Profile['columns'][string];
export type Reading = Extract<Source, { column: string }>;
export type Unit = NonNullable<Reading['unit']>;
export type DateOrder = NonNullable<Reading['dates']>;

/** One table of the upload while somebody says what it is. */
export interface Draft {
  readonly table: TableProposal;
  readonly profile: Profile;
  readonly included: boolean;
  readonly changed: boolean;
  readonly keep: boolean;
}

export function nameOf({ file, sheet }: Pick<TableProposal, 'file' | 'sheet'>): string {
  return sheet === '' ? file : `${file} · ${sheet}`;
}

const PERSON = 'person.';

export function isReading(source: Source): source is Reading {
  return 'column' in source;
}

/** The one target that reads a column by itself; `null` where none does. */
export function targetOf(profile: Profile, header: string): string | null {
  const reads = ([, source]: [string, Source]) => isReading(source) && source.column === header;
  const own = Object.entries(profile.columns).find(reads)?.[0];
  if (own !== undefined) return own;
  const person = Object.entries(profile.person).find(reads)?.[0];
  return person === undefined ? null : PERSON + person;
}

export function sourceOf(profile: Profile, target: string): Source | undefined {
  return target.startsWith(PERSON) ? profile.person[target.slice(PERSON.length)] : profile.columns[target];
}

/** Targets made of several columns, or of none. */
export function compositesOf(profile: Profile): readonly (readonly [target: string, source: Source])[] {
  return Object.entries(profile.columns).filter(([, source]) => !isReading(source));
}

/** Lets a column mean a target and nothing else; `null` takes it out. What had the target before loses it. */
export function assign(profile: Profile, header: string, target: string | null): Profile {
  const before = targetOf(profile, header);
  const cleared = before === null ? profile : without(profile, before);
  if (target === null) return withHeaders({ ...cleared, ignore: [...new Set([...cleared.ignore, header])] });
  return withHeaders(withSource(cleared, target, { column: header }));
}

/** Changes how a target's column is read; an absent value takes the choice back. */
export function readAs(
  profile: Profile,
  target: string,
  change: {
    readonly unit?: Unit | undefined;
    readonly dates?: DateOrder | undefined;
    readonly words?: Readonly<Record<string, string>> | undefined;
  },
): Profile {
  const source = sourceOf(profile, target);
  if (source === undefined || !isReading(source)) return profile;
  const read = Object.entries({ ...source, ...change }).filter(([, value]) => value !== undefined);
  return withSource(profile, target, Object.fromEntries(read) as Reading);
}

export function remove(profile: Profile, target: string): Profile {
  return withHeaders(without(profile, target));
}

function without(profile: Profile, target: string): Profile {
  const section = target.startsWith(PERSON) ? 'person' : 'columns';
  const name = target.startsWith(PERSON) ? target.slice(PERSON.length) : target;
  const { [name]: _, ...rest } = profile[section];
  return { ...profile, [section]: rest };
}

function withSource(profile: Profile, target: string, source: Source): Profile {
  const section = target.startsWith(PERSON) ? 'person' : 'columns';
  const name = target.startsWith(PERSON) ? target.slice(PERSON.length) : target;
  return { ...profile, [section]: { ...profile[section], [name]: source } };
}

/** A kept mapping knows its files by the columns it uses. */
function withHeaders(profile: Profile): Profile {
  const sources = [...Object.values(profile.columns), ...Object.values(profile.person)];
  const used = [...new Set(sources.flatMap(columnsRead))];
  const ignore = profile.ignore.filter((header) => !used.includes(header));
  return { ...profile, ignore, match: { ...profile.match, headers: used } };
}

/** `好=5` lines; `undefined` where nothing is said. */
export function wordsOf(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

export function wordsText(words: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(words ?? {})
    .map(([from, to]) => `${from}=${to}`)
    .join('\n');
}

/** A name of its own for what was confirmed by hand: the same columns give the same name. */
export function keptAs(profile: Profile, title: string): Profile {
  let sum = 7;
  for (const letter of [...profile.match.headers].sort().join('\n'))
    sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  const name = { 'zh-CN': title, 'zh-TW': title, en: title };
  const { note: _, ...rest } = profile;
  return { ...rest, id: `learned-${profile.kind}-${sum.toString(36)}`, title: name, also: {} };
}
