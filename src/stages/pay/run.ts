import { Decimal } from '../../base/decimal.ts';
import { failed, type Problem, type Result } from '../../base/problem.ts';
import type { Person } from '../../people/index.ts';
import { compilePlan, evaluate, evaluateGroup, type Inputs, type Plan } from '../../plan/index.ts';
import { changesIn, grantedToNobody, notSplit } from './changes.ts';
import { type Derivation, deriveInputs, type RunFacts, runFactsOf } from './derive.ts';
import type { DerivedInput, PayData, PersonPay, Provenance } from './model.ts';
import { type Population, populationOf } from './population.ts';
import { payProblem } from './problems.ts';
import { stintOf } from './stint.ts';

/** A pay run: who is in it, what was noticed, and everybody's pay, worked out as it is asked for. */
export interface PayRun {
  readonly plan: Plan;
  readonly population: Population;
  readonly findings: readonly Problem[];
  /** In the order of person ids. Each walk works everything out anew and gives the same. */
  readonly pay: Iterable<PersonPay>;
}

/**
 * Pure: the same plan and data give the same run. Nobody's trouble stops the others, except in a plan that shares or
 * ranks: there one unknown number would change what everybody else gets.
 */
export function runPay(plan: Plan, data: PayData): Result<PayRun> {
  const compiled = compilePlan(plan);
  if (!compiled.ok) return failed(...compiled.problems);
  const population = populationOf(plan, data.people, data.given, data.period);
  const facts = runFactsOf(population.people);
  const pay = compiled.value.hasGroups
    ? { [Symbol.iterator]: () => payTogether(compiled.value, population.people, data, facts) }
    : { [Symbol.iterator]: () => payEach(compiled.value, population.people, data, facts) };
  const findings = [
    ...periodFindings(plan, data),
    ...population.findings,
    ...changesIn(plan, population, data),
    ...grantedToNobody(plan, data),
  ];
  return { ok: true, value: { plan, population, findings, pay }, problems: compiled.problems };
}

type Compiled = Parameters<typeof evaluate>[0];

function* payEach(
  compiled: Compiled,
  people: readonly Person[],
  data: PayData,
  facts: RunFacts,
): Generator<PersonPay, void, undefined> {
  for (const person of people) {
    const { inputs, problems } = deriveInputs(compiled.plan, person, data, facts);
    const result = problems.length > 0 ? failed(...problems) : evaluate(compiled, observed(inputs), subjectOf(person));
    yield {
      person,
      stint: stintOf(person, data.stints),
      inputs,
      evaluation: result.ok ? result.value : null,
      problems: inPeriod([...result.problems, ...(result.ok ? notSplit(result.value) : [])], data),
    };
  }
}

function* payTogether(
  compiled: Compiled,
  people: readonly Person[],
  data: PayData,
  facts: RunFacts,
): Generator<PersonPay, void, undefined> {
  const derived = people.map((person) => ({ person, ...deriveInputs(compiled.plan, person, data, facts) }));
  const broken = derived.flatMap((d) => d.problems);
  const members = derived.map(({ person, inputs }) => ({ ...subjectOf(person), inputs: observed(inputs) }));
  const result = broken.length > 0 ? failed(...broken) : evaluateGroup(compiled, members);
  for (const [i, { person, inputs }] of derived.entries()) {
    const evaluation = result.ok ? (result.value[i] ?? null) : null;
    const who = { person, stint: stintOf(person, data.stints), inputs };
    if (result.ok) yield { ...who, evaluation, problems: inPeriod(evaluation ? notSplit(evaluation) : [], data) };
    else yield { ...who, evaluation: null, problems: inPeriod(ownOrBlocked(person, result.problems), data) };
  }
}

/** A person's own problems in a failed group; who has none is told whose hold everybody up. */
function ownOrBlocked(person: Person, problems: readonly Problem[]): readonly Problem[] {
  const own = problems.filter((p) => p.where.person === undefined || p.where.person === person.id);
  if (own.length > 0) return own;
  const others = [...new Set(problems.map((p) => p.where.person ?? '—'))].slice(0, 5).join(', ');
  return [payProblem('pay.group-blocked', { others }, { person: person.id })];
}

/** The inputs as the plan takes them: what was measured comes with its n, what changed with the days it held. */
export function observed(inputs: Derivation['inputs']): Inputs {
  const values: Record<string, Inputs[string]> = {};
  for (const id in inputs) {
    const { value, source } = inputs[id] as DerivedInput;
    const n = observationsOf(source);
    if (n !== null) values[id] = { value, n };
    else values[id] = source.from === 'profile' && source.stretches ? { stretches: source.stretches } : value;
  }
  return values;
}

/** Behind how many observations a number stands; null where it is none: an amount is what it is, however seldom granted. */
export function observationsOf(source: Provenance): Decimal | null {
  if (source.from === 'metric') return source.measured.cell.n;
  return source.from === 'ledger' && source.mean ? Decimal.int(source.facts.length) : null;
}

function subjectOf({ id, team }: Person) {
  return { person: id, team };
}

function inPeriod(problems: readonly Problem[], { period }: PayData): readonly Problem[] {
  return problems.map((p) => ({ ...p, where: { period: period.text, ...p.where } }));
}

function periodFindings(plan: Plan, { period }: PayData): readonly Problem[] {
  if (plan.pays === 'event' || plan.pays === period.kind) return [];
  return [payProblem('pay.period-kind', { plan: plan.id, pays: plan.pays, period: period.text })];
}
