import { type Period, previousPeriod } from '../../../base/period.ts';
import type { Person } from '../../../people/index.ts';
import type { Plan } from '../../../plan/index.ts';
import { populationOf } from '../../../stages/pay/index.ts';
import type { Population } from '../model.ts';

/** Who would be in a run, and who of those that one might look for would not, and why. */

export const LEFT_OUT = [
  'other-run',
  'left',
  'not-yet',
  'no-post',
  'other-post',
  'no-level',
  'other-level',
  'no-status',
  'other-status',
] as const;

export interface LeftOut {
  readonly person: Person;
  readonly why: (typeof LEFT_OUT)[number];
  /** The run that pays them, where there is one. */
  readonly run: string | null;
}

export interface Prospect {
  readonly people: readonly Person[];
  readonly left: readonly LeftOut[];
}

export interface Asked {
  readonly plan: Plan;
  readonly period: Period;
  readonly population: Population | null;
  /** Person → the run that pays them already. */
  readonly taken: ReadonlyMap<string, string>;
}

export function prospectOf(everyone: readonly Person[], { plan, period, population, taken }: Asked): Prospect {
  const covered = populationOf(plan, everyone, null, period).people;
  const wanted = covered.filter((person) => population === null || isChosen(population, person));
  const inPlan = new Set(covered.map(({ id }) => id));
  const elsewhere = wanted.flatMap((person): readonly LeftOut[] => {
    const run = taken.get(person.id);
    return run === undefined ? [] : [{ person, why: 'other-run', run }];
  });
  const outside = everyone
    .filter((person) => !inPlan.has(person.id) && isMissed(person, plan, period, population))
    .flatMap((person): readonly LeftOut[] => {
      const why = reasonOf(person, plan, period);
      return why === null ? [] : [{ person, why, run: null }];
    });
  return { people: wanted.filter(({ id }) => !taken.has(id)), left: [...elsewhere, ...outside] };
}

export function isChosen({ by, ids }: Population, person: Person): boolean {
  const value = by === 'person' ? person.id : person[by];
  return value !== null && ids.includes(value);
}

/** Whom somebody chose; else whom the plan's post, or none, makes one look for, unless they left long ago. */
function isMissed(person: Person, plan: Plan, period: Period, population: Population | null): boolean {
  if (population !== null) return isChosen(population, person);
  const { posts } = plan.applies;
  const gone = person.left_on !== null ? person.left_on < previousPeriod(period).first : person.status === 'left';
  return !gone && (posts === null || person.post === null || posts.includes(person.post));
}

function reasonOf(person: Person, { applies }: Plan, period: Period): LeftOut['why'] | null {
  const { post, level, status, hired_on, left_on } = person;
  if (hired_on !== null && hired_on > period.last) return 'not-yet';
  if (left_on !== null ? left_on < period.first : status === 'left') return 'left';
  if (applies.posts !== null && post === null) return 'no-post';
  if (applies.posts !== null && !applies.posts.includes(post ?? '')) return 'other-post';
  if (applies.levels !== null && level === null) return 'no-level';
  if (applies.levels !== null && !applies.levels.includes(level ?? '')) return 'other-level';
  if (applies.statuses !== null && status === null) return 'no-status';
  return applies.statuses !== null && !applies.statuses.includes(status ?? '') ? 'other-status' : null;
}
