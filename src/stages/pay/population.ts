import type { Period } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Person } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { GivenInputs } from './model.ts';
import { payProblem } from './problems.ts';

/** Who is paid by a plan in a period, in the order of ids, with what the reader of the register ought to know. */
export interface Population {
  readonly people: readonly Person[];
  readonly findings: readonly Problem[];
}

/**
 * The plan's posts, levels and statuses as of the period's end decide. An attribute that nobody has on record (people
 * known only from their activity) excludes nobody; one that only this person lacks does. Whoever the inputs file names
 * is in the run, since somebody put them there, and a finding says so where the plan would not have.
 */
export function populationOf(
  plan: Plan,
  everyone: readonly Person[],
  given: GivenInputs | null,
  period: Period,
): Population {
  const employed = everyone.filter((p) => employedIn(p, period));
  const findings: Problem[] = [];
  const conditions = conditionsOf(plan, employed);
  for (const { attribute, unknownEverywhere } of conditions)
    if (unknownEverywhere && employed.length > 0)
      findings.push(payProblem('pay.attribute-unknown-everywhere', { attribute, count: employed.length }));

  const people: Person[] = [];
  const seen: string[] = [];
  for (const person of employed) {
    const named = given?.byPerson.has(person.id) ?? false;
    const failing = conditions.find((c) => !c.covers(person));
    if (failing === undefined || named) people.push(person);
    if (failing === undefined) continue;
    if (!named && onlySeen(person)) {
      seen.push(person.id);
      continue;
    }
    const { attribute } = failing;
    const found = failing.of(person);
    const where = { person: person.id, period: period.text };
    if (named) findings.push(payProblem('pay.not-covered', { plan: plan.id, attribute, found: found ?? '—' }, where));
    else if (found === null) findings.push(payProblem('pay.attribute-missing', { attribute }, where));
  }
  if (seen.length > 0) findings.push(payProblem('pay.seen-only', { count: seen.length, people: firstOf(seen) }));
  const known = new Set(employed.map((p) => p.id));
  const strangers = [...(given?.byPerson.keys() ?? [])].filter((id) => !known.has(id));
  for (const id of strangers) people.push(everyone.find((p) => p.id === id) ?? stranger(id));
  if (strangers.length > 0) {
    findings.push(payProblem('pay.not-on-roster', { people: firstOf(strangers), count: strangers.length }));
  }
  if (people.length === 0) findings.push(payProblem('pay.nobody', { plan: plan.id, period: period.text }));
  return { people: people.sort((a, b) => (a.id < b.id ? -1 : 1)), findings };
}

/**
 * By which attribute a plan is not for somebody, and null where it pays them: one rule for runs, projections and the first page.
 */
export function coverageOf(plan: Plan, employed: readonly Person[]): (person: Person) => Condition['attribute'] | null {
  const conditions = conditionsOf(plan, employed);
  return (person) => conditions.find((one) => !one.covers(person))?.attribute ?? null;
}

interface Condition {
  readonly attribute: 'post' | 'level' | 'status';
  readonly unknownEverywhere: boolean;
  of(person: Person): string | null;
  covers(person: Person): boolean;
}

function conditionsOf(plan: Plan, employed: readonly Person[]): readonly Condition[] {
  const { posts, levels, statuses } = plan.applies;
  const wanted = { post: posts, level: levels, status: statuses } as const;
  return (['post', 'level', 'status'] as const).flatMap((attribute) => {
    const allowed = wanted[attribute];
    if (allowed === null) return [];
    const unknownEverywhere = employed.every((p) => p[attribute] === null);
    // Who left within the period is paid for the days before, whatever the status says at its end.
    const leaver = (p: Person) => attribute === 'status' && p.status === 'left';
    return [
      {
        attribute,
        unknownEverywhere,
        of: (p: Person) => p[attribute],
        covers: (p: Person) => unknownEverywhere || leaver(p) || allowed.includes(p[attribute] ?? ''),
      },
    ];
  });
}

/** Nothing that a roster says is on record: data named them, who may be of another company, or a slip. */
function onlySeen({ post, level, status, hired_on, base_pay }: Person): boolean {
  return [post, level, status, hired_on, base_pay].every((said) => said === null);
}

function firstOf(ids: readonly string[]): readonly string[] {
  return ids.length > 5 ? [...ids.slice(0, 5), '…'] : ids;
}

/** Somebody who worked here on some day of the period, as far as the record tells. */
export function employedIn(person: Person, period: Period): boolean {
  if (person.hired_on !== null && person.hired_on > period.last) return false;
  if (person.left_on !== null) return person.left_on >= period.first;
  return person.status !== 'left';
}

/** Somebody of whom only the inputs file knows. */
function stranger(id: string): Person {
  return {
    id,
    name: id,
    post: null,
    level: null,
    team: null,
    lead: null,
    manager: null,
    hired_on: null,
    left_on: null,
    base_pay: null,
    city: null,
    status: null,
    project: null,
    shift: null,
    attributes: {},
    aliases: [],
  };
}
