import type { Problem } from '../../base/problem.ts';
import type { Person } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import { EMPLOYED } from './derive.ts';
import { partOf } from './employment.ts';
import type { PayData } from './model.ts';
import type { Population } from './population.ts';
import { payProblem } from './problems.ts';

/** A month that is not of one piece: what a plan pays as if it were is told, since only people know what was agreed. */

export function changesIn(plan: Plan, { people }: Population, data: PayData): readonly Problem[] {
  const read = new Set(plan.inputs.flatMap(({ source }) => (source.from === 'profile' ? [source.attribute] : [])));
  return people.flatMap((person) => [
    ...(read.has(EMPLOYED) || plan.pays !== 'month' ? [] : partMonth(plan, person, data)),
    ...changed(read, person, data),
  ]);
}

function partMonth(plan: Plan, person: Person, { period }: PayData): readonly Problem[] {
  const part = partOf(person, period);
  if (part === null) return [];
  const [from, to] = [part.hired_on ?? period.first, part.left_on ?? period.last];
  const params = { from, to, days: part.days, of: part.of, plan: plan.id };
  return [payProblem('pay.part-month', params, { person: person.id, period: period.text })];
}

/** Of what the plan reads of a record, and of the post that chose the plan. */
function changed(read: ReadonlySet<string>, person: Person, { before, period }: PayData): readonly Problem[] {
  const earlier = before.get(person.id);
  if (earlier === undefined) return [];
  return [...new Set([...read, 'post'])].flatMap((attribute) => {
    const [was, is] = [textOf(earlier, attribute), textOf(person, attribute)];
    if (was === null || is === null || was === is) return [];
    const params = { attribute, before: was, now: is };
    return [payProblem('pay.changed-within', params, { person: person.id, period: period.text, field: attribute })];
  });
}

function textOf(person: Person, attribute: string): string | null {
  // Who left is told of by the days of employment.
  if (attribute === 'status' && person.status === 'left') return null;
  const own = attribute in person ? person[attribute as keyof Person] : person.attributes[attribute];
  return own === null || own === undefined ? null : String(own);
}
