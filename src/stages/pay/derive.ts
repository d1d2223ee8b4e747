import { Decimal } from '../../base/decimal.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Fact } from '../../ledger/index.ts';
import { PERSON_FIELDS, type Person } from '../../people/index.ts';
import type { Input, InputSource, Plan, Whose } from '../../plan/index.ts';
import { partOf, partWithin, workedIn } from './employment.ts';
import type { DerivedInput, DerivedInputs, PayData, ProfileStretch, Scale } from './model.ts';
import { payProblem } from './problems.ts';
import { readInputText } from './read-value.ts';
import { stintOf } from './stint.ts';

/** Where each input of one person comes from: the file where it says so, else the source that the plan names. */

export interface Derivation {
  readonly inputs: DerivedInputs;
  readonly problems: readonly Problem[];
}

/** Facts about the run as a whole that a person's inputs can read. */
export interface RunFacts {
  /** How many people of each team are in the run. */
  readonly teamSizes: ReadonlyMap<string, number>;
}

export function runFactsOf(people: readonly Person[]): RunFacts {
  const teamSizes = new Map<string, number>();
  for (const { team } of people) if (team !== null) teamSizes.set(team, (teamSizes.get(team) ?? 0) + 1);
  return { teamSizes };
}

/** Standing facts by whom they are about. */
export function factsBySubject(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const bySubject = new Map<string, Fact[]>();
  for (const fact of facts) {
    const own = bySubject.get(fact.subject);
    if (own) own.push(fact);
    else bySubject.set(fact.subject, [fact]);
  }
  return bySubject;
}

export function deriveInputs(plan: Plan, person: Person, data: PayData, run: RunFacts): Derivation {
  const given = data.given?.byPerson.get(person.id);
  const corrections = correctionsFor(plan, data.facts.get(person.id) ?? []);
  const problems: Problem[] = [];
  const inputs: Record<string, DerivedInput> = {};
  for (const input of plan.inputs) {
    let derived = derive(input, plan, person, data, run);
    const own = given?.values[input.id];
    if (own !== undefined && given !== undefined && data.given !== null) {
      const source = { from: 'file', file: data.given.file, row: given.row, instead: replaced(derived) } as const;
      derived = ok({ value: own, source });
    }
    const fact = corrections.get(input.id);
    if (fact !== undefined) derived = corrected(input, fact, derived, person);
    if (derived.ok) inputs[input.id] = derived.value;
    else problems.push(...derived.problems);
  }
  return { inputs, problems };
}

/** What is replaced stays visible; what was wrong with it no longer matters. */
function replaced(derived: Result<DerivedInput>): DerivedInput | null {
  return derived.ok && derived.value.value !== null ? derived.value : null;
}

/** The last decision on each input of the plan. */
function correctionsFor(plan: Plan, facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const own = facts.filter(
    ({ kind, data }) => kind === 'input.corrected' && (data.plan === undefined || data.plan === plan.id),
  );
  return new Map(own.map((fact) => [String(fact.data.input), fact]));
}

function corrected(input: Input, fact: Fact, before: Result<DerivedInput>, person: Person): Result<DerivedInput> {
  const read = readInputText(input, String(fact.data.value), { person: person.id, field: input.id });
  return read.ok ? ok({ value: read.value, source: { from: 'corrected', fact, instead: replaced(before) } }) : read;
}

const NOWHERE: DerivedInput = { value: null, source: { from: 'nowhere' } };

function derive(input: Input, plan: Plan, person: Person, data: PayData, run: RunFacts): Result<DerivedInput> {
  const { source } = input;
  switch (source.from) {
    case 'given':
      return ok(NOWHERE);
    case 'metric': {
      const who = subjectOf(input.of, person);
      const measured = who.map((w) => data.metrics.find(input.of, w, source.metric)).find((m) => m !== undefined);
      if (measured === undefined) return ok(NOWHERE);
      const scale = scaleOf(source, plan);
      const value = measured.cell.value === null ? null : scaled(measured.cell.value, scale);
      return ok({ value, source: { from: 'metric', measured, scale } });
    }
    case 'score': {
      const score = data.scores.get(person.id)?.get(source.score);
      if (score === undefined) return ok(NOWHERE);
      const scale = scaleOf(source, plan);
      const value = score.score === null ? null : scaled(score.score, scale);
      return ok({ value, source: { from: 'score', score, scale } });
    }
    case 'ledger':
      return fromLedger(source, data.facts.get(person.id) ?? [], person);
    case 'profile':
      return source.attribute === EMPLOYED
        ? ok(employed(person, data))
        : throughout(input, source.attribute, { plan, person, data, run });
  }
}

/** Under what name a metric knows them: the person, the team, or whoever leads (by id or by name, as the source gave it). */
function subjectOf(of: Whose, person: Person): readonly string[] {
  if (of === 'person') return [person.id];
  if (of === 'team') return person.team === null ? [] : [person.team];
  return [person.id, person.name];
}

type LedgerSource = Extract<InputSource, { readonly from: 'ledger' }>;

function scaleOf(source: { readonly times: string | null; readonly over: string | null }, plan: Plan): Scale | null {
  const id = source.times ?? source.over;
  const by = plan.parameters.find((p) => p.id === id)?.value ?? null;
  return id === null || by === null ? null : { parameter: id, by, how: source.times !== null ? 'times' : 'over' };
}

function scaled(value: Decimal, scale: Scale | null): Decimal | null {
  if (scale === null) return value;
  if (scale.how === 'times') return value.times(scale.by);
  return scale.by.isZero() ? null : value.over(scale.by);
}

/** A period's amounts of one kind, summed or their mean: facts of that kind, or one-off amounts granted under that name. */
function fromLedger({ kind, as }: LedgerSource, facts: readonly Fact[], person: Person): Result<DerivedInput> {
  const own = facts.filter((f) => f.kind === kind || (f.kind === 'amount.granted' && f.data.name === kind));
  if (own.length === 0) return ok(NOWHERE);
  let sum = Decimal.ZERO;
  for (const fact of own) {
    const amount = Decimal.parse(String(fact.data.amount ?? fact.data.days ?? fact.data.hours ?? ''));
    if (amount === undefined) return failed(payProblem('pay.ledger-amount', { fact: fact.id }, { person: person.id }));
    sum = sum.plus(amount);
  }
  if (as === 'sum') return ok({ value: sum, source: { from: 'ledger', facts: own } });
  return ok({ value: sum.over(Decimal.int(own.length)), source: { from: 'ledger', facts: own, mean: true } });
}

/** The attribute under which a plan asks how much of the period somebody was here: 1 for all of it. */
export const EMPLOYED = 'employed_share';

function employed(person: Person, { period, stints }: PayData): DerivedInput {
  const stint = stintOf(person, stints);
  const part = stint ? partWithin(person, period, stint.days) : partOf(person, period);
  const value = part === null ? Decimal.ONE : Decimal.ratio(part.days, part.of);
  return { value, source: { from: 'employment', part } };
}

interface Asked {
  readonly plan: Plan;
  readonly person: Person;
  readonly data: PayData;
  readonly run: RunFacts;
}

/** What the record says at the end; where the plan splits by days and it changed, what it said before, too. */
function throughout(input: Input, attribute: string, { plan, person, data, run }: Asked): Result<DerivedInput> {
  const last = fromProfile(input, attribute, person, run);
  const standings = data.standings.get(person.id);
  if (!last.ok || standings === undefined || !plan.lines.some(({ split }) => split !== null)) return last;
  const stretches: ProfileStretch[] = [];
  for (const { from, days, person: then } of workedIn(standings, person)) {
    const was = fromProfile(input, attribute, then, run);
    if (!was.ok) return was;
    const { value } = was.value;
    const before = stretches.at(-1);
    if (before !== undefined && String(before.value) === String(value))
      stretches[stretches.length - 1] = { ...before, days: before.days + days };
    else stretches.push({ from, days, value });
  }
  // A change after the last weekday of the period moves nothing of it.
  const { value } = stretches.at(-1) ?? last.value;
  const same = stretches.length <= 1 && String(value) === String(last.value.value);
  return same ? last : ok({ value, source: { from: 'profile', attribute, stretches } });
}

function fromProfile(input: Input, attribute: string, person: Person, run: RunFacts): Result<DerivedInput> {
  const found = attributeOf(person, attribute, run);
  if (found === null) return ok(NOWHERE);
  const source = { from: 'profile', attribute } as const;
  if (found instanceof Decimal && input.type === 'number') return ok({ value: found, source });
  const read = readInputText(input, String(found), {});
  if (read.ok) return ok({ value: read.value, source });
  const params = { attribute, found: String(found), input: input.id };
  return failed(payProblem('pay.profile-value', params, { person: person.id, field: attribute }));
}

function attributeOf(person: Person, attribute: string, run: RunFacts): Decimal | string | null {
  if (attribute === 'team_size') {
    const size = person.team === null ? undefined : run.teamSizes.get(person.team);
    return size === undefined ? null : Decimal.int(size);
  }
  // Who left within the period is paid for the days before, as whatever they were then: plans know no such status.
  if (attribute === 'status' && person.status === 'left') return null;
  if (isOwnAttribute(attribute)) return person[attribute];
  return person.attributes[attribute] ?? null;
}

const OWN_ATTRIBUTES = ['id', ...PERSON_FIELDS] as const;

function isOwnAttribute(attribute: string): attribute is (typeof OWN_ATTRIBUTES)[number] {
  return (OWN_ATTRIBUTES as readonly string[]).includes(attribute);
}
