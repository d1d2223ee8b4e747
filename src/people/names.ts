import type { Person } from './model.ts';

/**
 * Which texts in an `agent` column mean which person. An id means its person whatever else it resembles, an alias comes
 * next, a plain name last; what two people claim alike (namesakes) means neither, and is reported instead of guessed.
 */
export interface NameClaims {
  /** Every text that means this person. */
  namesOf(person: string): readonly string[];
  /** The person whom a text means. */
  personOf(text: string): string | undefined;
  /** The same, or else the one person whose name differs from it only in how it is written: see {@link spelling}. */
  nearestOf(text: string): string | undefined;
  /** Texts that more than one person claims with the same right. */
  readonly contested: readonly { readonly text: string; readonly people: readonly string[] }[];
}

interface Claim {
  readonly rank: number;
  readonly people: readonly string[];
}

/**
 * What is left of a name that different sources write differently: `Albert, Michael` and `Michael Albert`, `王 芳` and `王芳`, full
 * and half width, capitals.
 */
function spelling(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，、·•]+/u)
    .filter((word) => word !== '');
  return /\p{Script=Han}/u.test(name) ? words.join('') : words.sort().join(' ');
}

const ID = 0;
const ALIAS = 1;
const NAME = 2;

/** `people` may hold several versions of one person: what each of them was called counts. */
export function claimNames(people: readonly Pick<Person, 'id' | 'name' | 'aliases'>[]): NameClaims {
  const claims = new Map<string, Claim>();
  const claim = (text: string, rank: number, person: string) => {
    const held = claims.get(text);
    if (held === undefined || rank < held.rank) claims.set(text, { rank, people: [person] });
    else if (rank === held.rank && !held.people.includes(person))
      claims.set(text, { rank, people: [...held.people, person] });
  };
  for (const person of people) {
    claim(person.id, ID, person.id);
    for (const alias of person.aliases) claim(alias, ALIAS, person.id);
    claim(person.name, NAME, person.id);
  }
  const spelt = new Map<string, Set<string>>();
  for (const { id, name } of people) spelt.set(spelling(name), (spelt.get(spelling(name)) ?? new Set()).add(id));
  const names = new Map<string, string[]>();
  const contested: { text: string; people: readonly string[] }[] = [];
  for (const [text, { people: owners }] of claims) {
    const owner = owners[0] as string;
    if (owners.length > 1) contested.push({ text, people: owners });
    else if (names.has(owner)) names.get(owner)?.push(text);
    else names.set(owner, [text]);
  }
  const personOf = (text: string) => {
    const owners = claims.get(text)?.people;
    return owners?.length === 1 ? owners[0] : undefined;
  };
  return {
    namesOf: (person) => names.get(person) ?? [person],
    personOf,
    nearestOf: (text) => {
      if (claims.has(text)) return personOf(text);
      const near = spelt.get(spelling(text));
      return near?.size === 1 ? [...near][0] : undefined;
    },
    contested,
  };
}
