import { Decimal } from '../../base/decimal.ts';
import type { PlainDate } from '../../base/period.ts';
import type { Fact, FactDraft } from '../../ledger/index.ts';
import type { Person } from '../../people/index.ts';
import type { Input, Plan, Whose } from '../../plan/index.ts';
import type { DerivedInput, PersonPay } from '../../stages/pay/index.ts';
import type { InputEffect } from './model.ts';

/**
 * What would have to be on record for a rater to be average: facts that nobody records, with which the month's pay is
 * worked out once more. From here on numbers are exact: the rater's difference is cut to hundredths of a point (half-up),
 * taken from every judgement, and what an input then is is rounded half-up to the step its plan names.
 */

/** The difference as it is applied. */
export function appliedDifference(estimate: number): Decimal {
  return Decimal.of(estimate.toFixed(6)).round(2, 'half-up');
}

export interface Effect extends InputEffect {
  readonly person: string;
}

export interface Supposed {
  readonly drafts: readonly FactDraft[];
  readonly effects: readonly Effect[];
}

/** Whom a shift of points is about: people, through them their teams and leads. */
export interface Shifts {
  /** Points that the person's checks together would have had more (or less). */
  readonly of: (input: Whose, person: Person) => Decimal;
}

/** Points to add for each person were the inspector average, summed for teams, leads and managers as their metrics are. */
export function shiftsOf(
  checks: ReadonlyMap<string, number>,
  difference: Decimal,
  everybody: readonly Person[],
): Shifts {
  const own = (person: string) => difference.negated().times(Decimal.int(checks.get(person) ?? 0));
  const sum = (people: readonly Person[]) => people.reduce((total, { id }) => total.plus(own(id)), Decimal.ZERO);
  return {
    of: (input, person) => {
      if (input === 'person') return own(person.id);
      if (input === 'team') return sum(everybody.filter(({ team }) => team !== null && team === person.team));
      return sum(
        everybody.filter(({ [input]: above }) => above !== null && (above === person.id || above === person.name)),
      );
    },
  };
}

/** The inputs of a plan that quality checks feed, as they would be. */
export function supposedInputs(plan: Plan, pays: Iterable<PersonPay>, shifts: Shifts, valid: PlainDate): Supposed {
  const drafts: FactDraft[] = [];
  const effects: Effect[] = [];
  for (const { person, inputs } of pays) {
    for (const input of plan.inputs) {
      const moved = movedInput(input, inputs[input.id], shifts.of(input.of, person));
      if (moved === null) continue;
      const value = moved.adjusted.toString();
      drafts.push({
        ...NOBODY,
        kind: 'input.corrected',
        subject: person.id,
        valid,
        data: { input: input.id, value, plan: plan.id },
      });
      effects.push({ person: person.id, input: input.id, value: moved.value.toDigits(6), adjusted: value });
    }
  }
  return { drafts, effects };
}

const NOBODY = { until: null, by: 'jixin', why: 'rater check', replaces: null, source: null } as const;

function movedInput(input: Input, derived: DerivedInput | undefined, shift: Decimal) {
  if (derived === undefined || shift.isZero() || !(derived.value instanceof Decimal)) return null;
  const { value, source } = derived;
  // What a file or a person's decision says about the input does not come from the checks.
  if (source.from !== 'metric') return null;
  const { call, cell } = source.measured;
  const moved = MOVED[call.definition.id]?.(cell, shift);
  if (moved == null) return null;
  const { scale } = source;
  const scaled = scale === null ? moved : scale.how === 'times' ? moved.times(scale.by) : moved.over(scale.by);
  const adjusted = stepped(scaled.sign() < 0 ? Decimal.ZERO : scaled, input.step);
  return adjusted.compare(value) === 0 ? null : { value, adjusted };
}

type Cell = Extract<DerivedInput['source'], { readonly from: 'metric' }>['measured']['cell'];

/** How the metrics that are made of checks move when points taken off move. Others (answers right or wrong) do not. */
const MOVED: Readonly<Record<string, (cell: Cell, shift: Decimal) => Decimal | null>> = {
  qa_deductions: ({ numerator }, shift) => numerator.plus(shift),
  qa_score: ({ numerator, n }, shift) => (n.isZero() ? null : numerator.minus(shift).over(n)),
};

/** Half-up to a multiple of the step; where the plan names none, to four decimals. */
function stepped(value: Decimal, step: Decimal | null): Decimal {
  if (step === null || step.isZero()) return value.round(4, 'half-up');
  return value.over(step).round(0, 'half-up').times(step);
}

const HUNDRED = Decimal.int(100);

/** The rater's own ratings as they would be: each score less the difference, within 0 and 100. */
export function supposedRatings(facts: readonly Fact[], difference: Decimal): Supposed {
  const drafts: FactDraft[] = [];
  const effects: Effect[] = [];
  for (const { id, known: _, ...fact } of facts) {
    const value = Decimal.parse(String(fact.data.score ?? ''));
    if (value === undefined) continue;
    const moved = value.minus(difference);
    const adjusted = moved.sign() < 0 ? Decimal.ZERO : moved.compare(HUNDRED) > 0 ? HUNDRED : moved;
    drafts.push({ ...fact, replaces: id, data: { ...fact.data, score: adjusted.toString() } });
    const item = String(fact.data.item ?? '');
    effects.push({ person: fact.subject, input: item, value: value.toString(), adjusted: adjusted.toString() });
  }
  return { drafts, effects };
}
