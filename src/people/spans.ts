import { addDays, type Period, type PlainDate } from '../base/period.ts';
import { type Fact, standingFacts } from '../ledger/index.ts';
import { factsByPerson, personOn } from './fold.ts';
import type { Person, PersonSpan } from './model.ts';
import { claimNames } from './names.ts';

/**
 * The stretches of a period during which a person's attributes do not change. Activity is joined to them by name and
 * date; a name that two people claim belongs to neither (see names.ts), so that no row is counted twice.
 */
export function spansOf(facts: readonly Fact[], period: Period, known?: string): readonly PersonSpan[] {
  const previous = rememberedPrevious();
  const stretches: { readonly person: Person; readonly from: PlainDate; readonly to: PlainDate }[] = [];
  for (const [id, own] of factsByPerson(standingFacts(facts, known))) {
    for (const { from, to } of unchangedDays(own, period, previous)) {
      const person = personOn(id, own, from);
      if (person !== undefined) stretches.push({ person, from, to });
    }
  }
  const { namesOf } = claimNames(stretches.map(({ person }) => person));
  const spans: PersonSpan[] = [];
  for (const { person, from, to } of stretches) {
    const span = spanOf(person, from, to, namesOf(person.id));
    const before = spans.at(-1);
    if (before !== undefined && before.to === previous(from) && sameFields(before, span)) {
      spans[spans.length - 1] = { ...before, to };
    } else spans.push(span);
  }
  return spans.sort((a, b) => byText(a.person, b.person) || byText(a.from, b.from));
}

/** How somebody stood from one day to another. */
export interface Standing {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly person: Person;
}

/**
 * Of those whom something changes within the period, or who leave in it: how they stood, the first days first. Days before
 * anything was recorded are left out, and whoever had left stands as they did until then.
 */
export function standingsIn(
  facts: readonly Fact[],
  period: Period,
  known?: string,
): ReadonlyMap<string, readonly Standing[]> {
  const previous = rememberedPrevious();
  const standings = new Map<string, readonly Standing[]>();
  for (const [id, own] of factsByPerson(standingFacts(facts, known))) {
    const stood = unchangedDays(own, period, previous).flatMap(({ from, to }): readonly Standing[] => {
      const person = personOn(id, own, from);
      return person === undefined ? [] : [{ from, to, person: atWork(person, own, from) }];
    });
    const left = personOn(id, own, period.last)?.left_on ?? null;
    const leaves = left !== null && period.first <= left && left < period.last;
    if (stood.length > 1 || (stood.length === 1 && leaves)) standings.set(id, stood);
  }
  return standings;
}

/** The last status that was not of having left. */
function atWork(person: Person, own: readonly Fact[], date: PlainDate): Person {
  if (person.status !== 'left') return person;
  const said = own.findLast(
    ({ kind, valid, data: { status } }) =>
      kind === 'person.recorded' && valid <= date && (status === 'trial' || status === 'regular'),
  );
  return said === undefined ? person : { ...person, status: said.data.status as Person['status'] };
}

/** Cuts the period at each day on which a fact begins to count or has ceased to. */
function unchangedDays(own: readonly Fact[], period: Period, previous: (date: PlainDate) => PlainDate) {
  const starts = new Set([period.first]);
  for (const { valid, until } of own) {
    if (valid > period.first && valid <= period.last) starts.add(valid);
    if (until !== null && until >= period.first && until < period.last) starts.add(addDays(until, 1));
  }
  const days = [...starts].sort();
  return days.map((from, i) => {
    const next = days[i + 1];
    return { from, to: next === undefined ? period.last : previous(next) };
  });
}

/** Date arithmetic is slow and a period has few days: each is worked out once. */
function rememberedPrevious(): (date: PlainDate) => PlainDate {
  const known = new Map<PlainDate, PlainDate>();
  return (date) => {
    const found = known.get(date) ?? addDays(date, -1);
    known.set(date, found);
    return found;
  };
}

function spanOf(person: Person, from: PlainDate, to: PlainDate, names: readonly string[]): PersonSpan {
  return {
    person: person.id,
    names,
    from,
    to,
    team: person.team,
    lead: person.lead,
    manager: person.manager,
    post: person.post,
    level: person.level,
    project: person.project,
    shift: person.shift,
    hired_on: person.hired_on,
    tenure_band: person.attributes.tenure_band ?? null,
  };
}

const SPAN_FIELDS = [
  'person',
  'team',
  'lead',
  'manager',
  'post',
  'level',
  'project',
  'shift',
  'hired_on',
  'tenure_band',
] as const satisfies readonly (keyof PersonSpan)[];

function sameFields(a: PersonSpan, b: PersonSpan): boolean {
  return SPAN_FIELDS.every((field) => a[field] === b[field]);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
