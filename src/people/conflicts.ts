import type { Problem } from '../base/problem.ts';
import type { Person } from './model.ts';
import { claimNames, type NameClaims } from './names.ts';
import { peopleProblem } from './problems.ts';

/** What does not fit together among people as of one day. */
export function checkPeople(people: readonly Person[]): readonly Problem[] {
  const claims = claimNames(people);
  return [
    ...contestedProblems(claims.contested),
    ...unknownSuperiors(people, claims, 'lead'),
    ...unknownSuperiors(people, claims, 'manager'),
    ...leadCycles(people, claims),
  ];
}

export function contestedProblems(contested: NameClaims['contested']): readonly Problem[] {
  return contested.map(({ text, people }) => peopleProblem('people.name-contested', { text, people }));
}

/** One problem for each name, however many people give it. */
function unknownSuperiors(
  people: readonly Person[],
  claims: NameClaims,
  field: 'lead' | 'manager',
): readonly Problem[] {
  const contested = new Set(claims.contested.map(({ text }) => text));
  const counts = new Map<string, number>();
  for (const person of people) {
    const superior = person[field];
    if (superior === null || contested.has(superior) || claims.nearestOf(superior) !== undefined) continue;
    counts.set(superior, (counts.get(superior) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => peopleProblem('people.lead-unknown', { field, value, count }, { field }));
}

/** Follows everybody's leads upwards once; a circle is reported once, whoever it is met from. */
function leadCycles(people: readonly Person[], claims: NameClaims): readonly Problem[] {
  const leadOf = new Map<string, string>();
  for (const person of people) {
    const lead = person.lead === null ? undefined : claims.nearestOf(person.lead);
    // A lead who is their own lead heads the line; many exports write it so.
    if (lead !== undefined && lead !== person.id) leadOf.set(person.id, lead);
  }
  const cleared = new Set<string>();
  const problems: Problem[] = [];
  for (const { id } of people) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !cleared.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = leadOf.get(at);
    }
    if (at !== undefined && onPath.has(at)) {
      const circle = path.slice(path.indexOf(at));
      problems.push(peopleProblem('people.lead-cycle', { people: [...circle, at].join(' → ') }, { person: at }));
    }
    for (const passed of path) cleared.add(passed);
  }
  return problems;
}
