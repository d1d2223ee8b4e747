import type { Person } from './model.ts';
import { claimNames } from './names.ts';

/** The teams and posts of a day, counted from the people in them. */

export interface TeamOverview {
  readonly team: string;
  /** Whom its members name as their lead, most named first. */
  readonly leads: readonly { readonly id: string | null; readonly name: string; readonly people: number }[];
  readonly people: number;
  readonly trial: number;
  readonly posts: readonly Count[];
}

export interface PostOverview {
  readonly post: string;
  readonly people: number;
  readonly levels: readonly Count[];
}

export interface Count {
  readonly name: string;
  readonly people: number;
}

/** What a text that names a superior means: an id, a name or an alias of one person, however the name is written. */
export function superiors(people: readonly Person[]) {
  const { nearestOf } = claimNames(people);
  const byId = new Map(people.map((person) => [person.id, person]));
  return (text: string | null): { readonly id: string | null; readonly name: string } | null => {
    if (text === null) return null;
    const person = byId.get(nearestOf(text) ?? '');
    return person ? { id: person.id, name: person.name } : { id: null, name: text };
  };
}

/** Those present; `everybody` resolves leads that are not among them. */
export function teamsOf(present: readonly Person[], everybody: readonly Person[]): readonly TeamOverview[] {
  const resolve = superiors(everybody);
  return groups(present, (person) => person.team).map(([team, members]) => ({
    team,
    leads: groups(members, (person) => person.lead).flatMap(([lead, led]) => {
      const found = resolve(lead);
      return found ? [{ ...found, people: led.length }] : [];
    }),
    people: members.length,
    trial: members.filter((person) => person.status === 'trial').length,
    posts: counts(members, (person) => person.post),
  }));
}

export function postsOf(present: readonly Person[]): readonly PostOverview[] {
  return groups(present, (person) => person.post).map(([post, members]) => ({
    post,
    people: members.length,
    levels: counts(members, (person) => person.level),
  }));
}

export function counts(people: readonly Person[], by: (person: Person) => string | null): readonly Count[] {
  return groups(people, by).map(([name, members]) => ({ name, people: members.length }));
}

/** By what they have in common, the largest group first; who has nothing there is in none. */
function groups(people: readonly Person[], by: (person: Person) => string | null): readonly [string, Person[]][] {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    const key = by(person);
    if (key === null) continue;
    const group = found.get(key);
    if (group) group.push(person);
    else found.set(key, [person]);
  }
  return [...found].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
}
