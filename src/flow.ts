import type { Period } from './base/period.ts';
import { ok, type Result } from './base/problem.ts';
import { datedIn, type Fact } from './ledger/index.ts';
import { peopleAsOf } from './people/index.ts';
import type { Plan } from './plan/index.ts';
import { policiesIn, RATING_POLICY, ratingsOf, scoresByPerson } from './stages/appraisal/index.ts';
import { type Answer, factsBySubject, type GivenInputs, metricBook, type PayRun, runPay } from './stages/pay/index.ts';

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
  const people = peopleAsOf(ledger, period.last, asKnown);
  const decided = datedIn(ledger, period, asKnown);
  const scores = scoresByPerson(ratingsOf(decided), RATING_POLICY, policiesIn(decided));
  const metrics = metricBook(activity);
  const facts = factsBySubject(decided);
  const before = beforeChanges(ledger, decided, period, asKnown);
  const run = runPay(plan, { period, people, before, metrics, scores, facts, given });
  return run.ok ? ok(run.value, [...run.problems, ...run.value.findings]) : run;
}

/** On the period's first day, those whose record changes within it: few, so that only theirs is folded a second time. */
function beforeChanges(ledger: readonly Fact[], decided: readonly Fact[], { first }: Period, asKnown?: string) {
  const changing = new Set(
    decided.filter(({ kind, valid }) => kind === 'person.recorded' && valid > first).map(({ subject }) => subject),
  );
  const own = ledger.filter(({ subject }) => changing.has(subject));
  return new Map(peopleAsOf(own, first, asKnown).map((person) => [person.id, person]));
}
