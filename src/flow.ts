import { contains, type Period } from './base/period.ts';
import { ok, type Result } from './base/problem.ts';
import { datedIn, type Fact } from './ledger/index.ts';
import { type Person, peopleAsOf, standingsIn } from './people/index.ts';
import type { Plan } from './plan/index.ts';
import { policiesIn, RATING_POLICY, ratingsOf, scoresByPerson } from './stages/appraisal/index.ts';
import {
  type Answer,
  factsBySubject,
  type GivenInputs,
  metricBook,
  ownOf,
  type PayData,
  type PayRun,
  runPay,
  stintsOf,
} from './stages/pay/index.ts';

/**
 * The whole arithmetic on one screen: activity (as its metrics answer the plan's questions) + ledger + plan → pay, and
 * from each person's pay the payslip and its reasons (`payslipOf`, `reasonOfLine`). Pure: the same three give the same
 * payslip for ever. Whoever calls it has loaded them; nothing here looks anything up.
 */
export interface Known {
  readonly plan: Plan;
  readonly period: Period;
  /** The answers to `questionsOf(plan)`. */
  readonly activity: readonly Answer[];
  /** The ledger's history; corrections are resolved here. */
  readonly ledger: readonly Fact[];
  /** Values given by file, which win over what is derived. */
  readonly given: GivenInputs | null;
  /** Leave out what was recorded after this UTC instant. */
  readonly asKnown?: string;
}

export function flow({ plan, period, activity, ledger, given, asKnown }: Known): Result<PayRun> {
  const stood = standingsIn(ledger, period, asKnown);
  const everyone = asAtWork(peopleAsOf(ledger, period.last, asKnown), stood, period);
  const decided = datedIn(ledger, period, asKnown);
  const stints = stintsOf(plan, everyone, stood, period);
  const own = ownOf(plan, stints, { people: everyone, standings: stood, facts: decided });
  const scores = scoresByPerson(ratingsOf(own.facts), RATING_POLICY, policiesIn(decided));
  const metrics = metricBook(activity);
  const facts = factsBySubject(own.facts);
  const run = runPay(plan, { period, ...own, metrics, scores, facts, given, stints });
  return run.ok ? ok(run.value, [...run.problems, ...run.value.findings]) : run;
}

/** Who leaves within the period is paid as what they were until then: on trial, where they were. */
function asAtWork(people: readonly Person[], standings: PayData['standings'], period: Period): readonly Person[] {
  return people.map((person) => {
    if (person.left_on === null || !contains(period, person.left_on)) return person;
    const status = standings.get(person.id)?.at(-1)?.person.status;
    return status === undefined ? person : { ...person, status };
  });
}
