import type { Person } from '../../people/index.ts';

/**
 * Takes out of a text what says who it is about: names, ids, nicknames, the names of teams so small that the team is the
 * person, and whatever looks like an account, an address, a number of an order or of a conversation.
 */

/** A team of fewer people is named by no precedent. */
const TEAM_FLOOR = 5;

export const SOMEBODY = '〔某人〕';
export const SOME_TEAM = '〔某组〕';
export const SOME_NUMBER = '〔编号〕';

/** Six signs with a digit among them are an order, a conversation, an account, a day; fewer are a price or a count. */
const CODE = /(?<![A-Za-z0-9])(?=[A-Za-z_-]*\d)[A-Za-z0-9][A-Za-z0-9_-]{5,}/g;
const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.[A-Za-z]{2,}/gu;

export type Redact = (text: string) => string;

export function redactor(
  people: readonly Person[],
  more: readonly string[] = [],
  numbers: readonly string[] = [],
): Redact {
  const names = people.flatMap(({ id, name, aliases }) => [id, name, ...aliases]).concat(more);
  const sizes = new Map<string, number>();
  for (const { team } of people) if (team !== null) sizes.set(team, (sizes.get(team) ?? 0) + 1);
  const teams = [...sizes].filter(([, size]) => size < TEAM_FLOOR).map(([team]) => team);
  const somebody = patternOf(names);
  const someTeam = patternOf(teams);
  const someNumber = patternOf(numbers);
  return (text) => {
    let left = text.normalize('NFC').replace(ADDRESS, SOMEBODY);
    if (someNumber) left = left.replace(someNumber, SOME_NUMBER);
    if (somebody) left = left.replace(somebody, SOMEBODY);
    if (someTeam) left = left.replace(someTeam, SOME_TEAM);
    return left.replace(CODE, SOME_NUMBER);
  };
}

/** The longest first, so that a name inside another does not leave its rest. */
function patternOf(words: readonly string[]): RegExp | null {
  const wanted = [...new Set(words.map((word) => word.normalize('NFC').trim()))].filter((word) => word.length > 1);
  if (wanted.length === 0) return null;
  const sorted = wanted.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(sorted.map(whole).join('|'), 'giu');
}

/** A Latin name is no part of a longer word; Chinese writes none of the gaps that would tell. */
function whole(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const before = /^[A-Za-z0-9]/.test(word) ? '(?<![A-Za-z0-9])' : '';
  const after = /[A-Za-z0-9]$/.test(word) ? '(?![A-Za-z0-9])' : '';
  return `${before}${escaped}${after}`;
}
