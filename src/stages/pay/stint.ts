import { addDays, type Period, type PlainDate } from '../../base/period.ts';
import type { Fact } from '../../ledger/index.ts';
import type { Person, PersonSpan, Standing } from '../../people/index.ts';
import type { Plan } from '../../plan/index.ts';
import { type Days, workedIn } from './employment.ts';
import type { Elsewhere, Stint, Stints } from './model.ts';
import { coverageOf, employedIn } from './population.ts';

/** Who goes from one plan to another within a month is paid by each for its own days. */

export type Standings = ReadonlyMap<string, readonly Standing[]>;

/** By person; of whoever a plan is for on some of their weekdays only. A longer period goes by how things stood at its end. */
export function stintsOf(plan: Plan, everyone: readonly Person[], standings: Standings, period: Period): Stints {
  const stints = new Map<string, Stint>();
  if (plan.pays !== 'month') return stints;
  const unfit = coverageOf(
    plan,
    everyone.filter((one) => employedIn(one, period)),
  );
  // What is not on record is no other plan's: it may have been the same all along.
  const isOwn = ({ person }: Standing) => {
    const attribute = unfit(person);
    return attribute === null || person[attribute] === null;
  };
  for (const person of everyone) {
    const stood = standings.get(person.id) ?? [];
    const worked = stood.filter((one) => workedIn([one], person).length > 0);
    const own = worked.filter(isOwn);
    // As it was on the days worked: a change after the last of them, on a weekend or after leaving, parts nothing.
    if (worked.length === 0) continue;
    const whole = own.length === worked.length;
    const attribute = unfit(person);
    if (whole ? attribute === null || person[attribute] === null : own.length === 0 && attribute !== null) continue;
    const last = (own.at(-1) ?? worked.at(-1)) as Standing;
    const { hired_on, left_on } = person;
    stints.set(person.id, {
      person: { ...last.person, hired_on, left_on },
      days: whole ? [{ from: period.first, to: period.last }] : joined(stood.filter(isOwn)),
      rest: worked.filter((one) => !isOwn(one)).map(({ from, to, person: { post } }) => ({ from, to, post })),
    });
  }
  return stints;
}

function joined(stood: readonly Standing[]): readonly Days[] {
  const days: Days[] = [];
  for (const { from, to } of stood) {
    const before = days.at(-1);
    if (before !== undefined && addDays(before.to, 1) === from) days[days.length - 1] = { ...before, to };
    else days.push({ from, to });
  }
  return days;
}

/** Where another plan pays the rest. */
export function stintOf({ id }: Person, stints: Stints | undefined): Stint | undefined {
  const stint = stints?.get(id);
  return stint !== undefined && stint.rest.length > 0 ? stint : undefined;
}

export function within(days: readonly Days[], date: PlainDate): boolean {
  return days.some(({ from, to }) => from <= date && date <= to);
}

/** `2026-03-01–2026-03-15`: the same in every language. */
export function daysText(days: readonly Days[]): string {
  return days.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ');
}

export function restText(rest: readonly Elsewhere[]): string {
  return rest.map((one) => `${daysText([one])} (${one.post ?? '—'})`).join(', ');
}

/** What a plan is to know: people and how they stood as far as it is for them, decisions of those days or meant for it. */
export function ownOf(
  plan: Plan,
  stints: Stints,
  { people, standings, facts }: { people: readonly Person[]; standings: Standings; facts: readonly Fact[] },
) {
  if (stints.size === 0) return { people, standings, facts };
  const own = [...standings].map(([id, stood]): [string, readonly Standing[]] => {
    const stint = stints.get(id);
    return [id, stint ? stood.filter(({ from }) => within(stint.days, from)) : stood];
  });
  return {
    people: people.map((one) => stints.get(one.id)?.person ?? one),
    standings: new Map(own),
    facts: facts.filter(({ subject, valid, data }) => {
      const stint = stints.get(subject);
      return stint === undefined || data.plan === plan.id || (data.plan === undefined && within(stint.days, valid));
    }),
  };
}

/** Spans in which what somebody did on the days of another plan is nobody's that this plan pays. */
export function spansWithin(spans: readonly PersonSpan[], stints: Stints): readonly PersonSpan[] {
  return spans.flatMap((span) => {
    const stint = stints.get(span.person);
    return stint === undefined ? [span] : cut(span, stint.days);
  });
}

function cut(span: PersonSpan, days: readonly Days[]): readonly PersonSpan[] {
  const pieces: PersonSpan[] = [];
  const elsewhere = (from: PlainDate, to: PlainDate) => {
    if (from <= to) pieces.push({ ...span, from, to, person: `${ELSEWHERE}${span.person}` });
  };
  let from = span.from;
  for (const own of days) {
    if (own.to < from || own.from > span.to) continue;
    elsewhere(from, addDays(own.from, -1));
    const [first, to] = [own.from > from ? own.from : from, own.to < span.to ? own.to : span.to];
    pieces.push({ ...span, from: first, to });
    from = addDays(to, 1);
  }
  elsewhere(from, span.to);
  return pieces;
}

/** No id begins with it; a row that no span claims would be its agent's own. */
const ELSEWHERE = '\u001f';
