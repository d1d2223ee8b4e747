import { Decimal } from '../../base/decimal.ts';
import { moneyText } from '../../base/money.ts';
import type { Problem } from '../../base/problem.ts';
import type { Person } from '../../people/index.ts';
import { type Evaluation, lineValue, type Plan, unsplitLines } from '../../plan/index.ts';
import { EMPLOYED } from './derive.ts';
import { partOf, partWithin, workedIn } from './employment.ts';
import type { PayData } from './model.ts';
import { coverageOf, employedIn, type Population } from './population.ts';
import { payProblem } from './problems.ts';
import { daysText, restText, stintOf } from './stint.ts';

/** A month that is not of one piece: what a plan pays as if it were is told, since only people know what was agreed. */

export function changesIn(plan: Plan, { people }: Population, data: PayData): readonly Problem[] {
  const read = new Set(plan.inputs.flatMap(({ source }) => (source.from === 'profile' ? [source.attribute] : [])));
  return people.flatMap((person) => [
    ...(read.has(EMPLOYED) || plan.pays !== 'month' ? [] : partMonth(plan, person, data)),
    ...stinted(plan, person, data),
    ...changed(plan, read, person, data),
  ]);
}

function partMonth(plan: Plan, person: Person, { period, stints, given }: PayData): readonly Problem[] {
  const stint = stintOf(person, stints);
  const where = { person: person.id, period: period.text };
  if (stint !== undefined && given?.byPerson.has(person.id) !== true) {
    const params = { plan: plan.id, own: daysText(stint.days), rest: restText(stint.rest) };
    return [payProblem('pay.part-blind', params, where)];
  }
  const part = stint ? partWithin(person, period, stint.days) : partOf(person, period);
  if (part === null) return [];
  const from = stint?.days[0]?.from ?? part.hired_on ?? period.first;
  const to = stint?.days.at(-1)?.to ?? part.left_on ?? period.last;
  return [payProblem('pay.part-month', { from, to, days: part.days, of: part.of, plan: plan.id }, where)];
}

/** Whose period two plans share: each pays for its days. */
function stinted(plan: Plan, person: Person, { period, stints }: PayData): readonly Problem[] {
  const stint = stintOf(person, stints);
  if (stint === undefined) return [];
  const { days, of } = partWithin(person, period, stint.days);
  const params = { plan: plan.id, own: daysText(stint.days), days, of, rest: restText(stint.rest) };
  return [payProblem('pay.part-by-plan', params, { person: person.id, period: period.text, field: 'post' })];
}

/** Amounts that the plan pays, of people who were not here on any day of the period: no run of it has them. */
export function grantedToNobody(plan: Plan, { people, facts, period }: PayData): readonly Problem[] {
  const kinds = new Set(plan.inputs.flatMap(({ source }) => (source.from === 'ledger' ? [source.kind] : [])));
  const unfit = coverageOf(plan, people);
  return people.flatMap((person) => {
    if (employedIn(person, period) || unfit(person) !== null) return [];
    const own = (facts.get(person.id) ?? []).filter(
      ({ data }) => kinds.has(String(data.name)) && data.amount !== undefined,
    );
    return own.map(({ valid, data }) => {
      const params = { name: String(data.name), amount: String(data.amount), date: valid };
      return payProblem('pay.granted-unpaid', params, { person: person.id, period: period.text });
    });
  });
}

/** Of what a plan reads of a record that splits nothing by days, and of the post where it chose another plan. */
function changed(plan: Plan, read: ReadonlySet<string>, person: Person, data: PayData): readonly Problem[] {
  const worked = workedIn(data.standings.get(person.id) ?? [], person);
  const attributes = plan.lines.some(({ split }) => split !== null) ? [] : [...read];
  return [...new Set([...attributes, 'post'])].flatMap((attribute) => {
    const said = worked.map((one) => textOf(one.person, attribute));
    const is = said.at(-1) ?? null;
    const was = said.findLast((one) => one !== is) ?? null;
    if (was === null || is === null || (attribute === 'post' && plan.applies.posts?.includes(was))) return [];
    const params = { attribute, before: was, now: is };
    const where = { person: person.id, period: data.period.text, field: attribute };
    return [payProblem('pay.changed-within', params, where)];
  });
}

function textOf(person: Person, attribute: string): string | null {
  const own = attribute in person ? person[attribute as keyof Person] : person.attributes[attribute];
  return own === null || own === undefined ? null : String(own);
}

/** Money of a plan that splits by days, in a line that is not split though the change moves it. */
export function notSplit(evaluation: Evaluation): readonly Problem[] {
  const { person } = evaluation.frame;
  return unsplitLines(evaluation).map(({ line, earlier }) => {
    const params = { line: line.id, earlier: moneyText(earlier), now: moneyText(numberOf(evaluation, line.id)) };
    return payProblem('pay.line-not-split', params, { planLine: line.id, ...(person === null ? {} : { person }) });
  });
}

function numberOf(evaluation: Evaluation, line: string): Decimal {
  const value = lineValue(evaluation, line);
  return value instanceof Decimal ? value : Decimal.ZERO;
}
