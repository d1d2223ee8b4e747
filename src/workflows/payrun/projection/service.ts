import { basename } from 'node:path';
import type { Period } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import { monthlyPlans, payingPlans } from '../../../home/plan-for.ts';
import { readPeople } from '../../../people/service.ts';
import { payLine } from '../../../plan/index.ts';
import type { Explained } from '../reasons/service.ts';
import { dictionaryIn } from '../sources/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What the running month would pay somebody as it stands now. Worked out for everybody of a plan at once, and shared with the first page. */

export interface Projection extends Explained {
  readonly period: string;
  /** What was known then. */
  readonly known: string;
  readonly file: string;
  readonly payLine: string;
}

/** Null where no plan in force pays the person by the month, or too little is known of the month yet. */
export async function projectionOf(
  world: PayrunWorld,
  person: string,
  month?: Period,
): Promise<Result<Projection | null>> {
  const when = month ?? (await world.month());
  const people = await readPeople(world.records, when.last);
  const found = people.find((one) => one.id === person);
  if (found === undefined) return ok(null);
  const plans = await world.plans();
  const inForce = monthlyPlans(
    plans.map(({ plan }) => plan),
    when.last,
  );
  const own = payingPlans(inForce, people, when).planFor(found);
  const plan = plans.find((one) => one.plan === own);
  if (plan === undefined) return ok(null);
  const so = await world.books.runOf(plan.plan, when);
  if (!so.ok) return so;
  const pay = so.value.pays.get(person);
  // What stands in the way early in a month is mostly data still to come: a projection waits for it.
  if (pay === undefined || pay.evaluation === null) return ok(null);
  const dictionary = await dictionaryIn(world.metrics());
  if (!dictionary.ok) return dictionary;
  return ok({
    source: { compiled: pay.evaluation.compiled, text: plan.text, dictionary: dictionary.value },
    pay,
    period: when.text,
    known: so.value.known,
    file: basename(plan.plan.file),
    payLine: payLine(plan.plan)?.id ?? '',
  });
}
