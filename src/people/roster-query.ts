import type { Person } from './model.ts';
import { matches } from './search.ts';

/** What a reader of the roster may ask for. */
export interface RosterQuery {
  readonly q?: string | undefined;
  readonly team?: string | undefined;
  readonly post?: string | undefined;
  readonly level?: string | undefined;
  /** `present`: everybody who has not left. */
  readonly status: 'present' | 'trial' | 'regular' | 'left' | 'all';
  readonly sort: RosterSort;
  readonly down: boolean;
}

export const ROSTER_SORTS = ['name', 'id', 'team', 'post', 'level', 'hired_on'] as const;
export type RosterSort = (typeof ROSTER_SORTS)[number];

const byPinyin = new Intl.Collator('zh-CN', { numeric: true });

export function rosterOf(people: readonly Person[], query: RosterQuery): readonly Person[] {
  const { q, team, post, level, status, sort, down } = query;
  const wanted = people.filter(
    (person) =>
      (team === undefined || person.team === team) &&
      (post === undefined || person.post === post) &&
      (level === undefined || person.level === level) &&
      hasStatus(person, status) &&
      (q === undefined || matches(person, q)),
  );
  return wanted.sort((a, b) => (down ? -1 : 1) * compare(a, b, sort) || byPinyin.compare(a.id, b.id));
}

function hasStatus(person: Person, status: RosterQuery['status']): boolean {
  if (status === 'all') return true;
  return status === 'present' ? person.status !== 'left' : person.status === status;
}

/** What nobody knows comes last. */
function compare(a: Person, b: Person, sort: RosterSort): number {
  const [x, y] = [a[sort], b[sort]];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  return byPinyin.compare(x, y);
}
