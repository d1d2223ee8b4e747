import type { Problem } from '../../../base/problem.ts';
import type { Person } from '../../../people/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { PayRun } from '../../../stages/pay/index.ts';
import type { Run } from '../model.ts';
import { isChosen } from './chosen.ts';
import { peopleIn, takenElsewhere } from './store.ts';

export { peopleIn, releasePeople, takenElsewhere, takePeople } from './store.ts';

/**
 * Whom a run pays. A run of chosen people keeps those it was worked out for, whatever becomes of their team or post; the
 * run of everybody has whoever no other run of the period took, and so whoever turns up later.
 */
export async function membersOf(records: Records, run: Run): Promise<(person: Person) => boolean> {
  const taken = await takenElsewhere(records, run);
  const { population } = run;
  if (population === null) return ({ id }) => !taken.has(id);
  const own = await peopleIn(records, run.id);
  if (own.size > 0) return ({ id }) => own.has(id);
  return (person) => isChosen(population, person) && !taken.has(person.id);
}

/** What the plan gives everybody, kept to a run's own people. */
export function limitedTo(pay: PayRun, isMember: (person: Person) => boolean): PayRun {
  const people = pay.population.people.filter(isMember);
  if (people.length === pay.population.people.length) return pay;
  function* own() {
    for (const one of pay.pay) if (isMember(one.person)) yield one;
  }
  return { ...pay, population: { ...pay.population, people }, pay: { [Symbol.iterator]: own } };
}

/** Of what was noticed, what is not about somebody else's run. */
export function about(problems: readonly Problem[], run: Run, whole: PayRun, own: PayRun): readonly Problem[] {
  const inPlan = new Set(whole.population.people.map(({ id }) => id));
  const inRun = new Set(own.population.people.map(({ id }) => id));
  return problems.filter(({ where: { person } }) => {
    if (person === undefined || inRun.has(person)) return true;
    return run.population === null && !inPlan.has(person);
  });
}
