import { setImmediate as turnOfOthers } from 'node:timers/promises';
import type { Period, PlainDate } from '../base/period.ts';
import { failed, ok, type Problem, type Result } from '../base/problem.ts';
import { type Fact, type FactDraft, valueNamed } from '../ledger/index.ts';
import {
  type Appended,
  appendFacts,
  type Clock,
  ledgerInstant,
  readHistory,
  readHistoryPaged,
} from '../ledger/service.ts';
import type { Records } from '../platform/db/records.ts';
import { checkPeople } from './conflicts.ts';
import { type DerivedPeople, derivation, derivePeople, type SeenAgent } from './derived.ts';
import { peopleAsOf } from './fold.ts';
import { type Change, changesOf } from './history.ts';
import type { Person, PersonSpan } from './model.ts';
import { claimNames } from './names.ts';
import { peopleProblem } from './problems.ts';
import { type RosterImport, type RosterReading, type RosterRow, readRoster } from './roster.ts';
import { type Standing, spansOf, standingsIn } from './spans.ts';
import { ALWAYS } from './statements.ts';

export interface RosterOutcome extends RosterReading {
  readonly appended: Appended;
}

/** Records what a roster says that is new. Undone with the ledger's `undoImport`, brought back by importing it again. */
export async function importRoster(
  records: Records,
  rows: readonly RosterRow[],
  roster: RosterImport,
  clock: Clock,
): Promise<Result<RosterOutcome>> {
  return records.transaction(async (inside) => {
    const history = await peopleHistory(inside);
    const reading = readRoster(rows, history, roster);
    const appended = await appendFacts(inside, reading.drafts, clock);
    if (!appended.ok) return failed(...reading.problems, ...appended.problems);
    const people = peopleAsOf([...history, ...appended.value.recorded], roster.date);
    const problems = [...reading.problems, ...checkPeople(people)];
    return ok({ ...reading, problems, appended: appended.value }, problems);
  });
}

/** A roster read without recording anything: what `--dry-run` shows. */
export async function previewRoster(
  records: Records,
  rows: readonly RosterRow[],
  roster: RosterImport,
): Promise<RosterReading> {
  return readRoster(rows, await peopleHistory(records), roster);
}

/** What activity says about people, as far as the ledger went when it was read. */
export interface SeenReading {
  readonly seen: readonly SeenAgent[];
  readonly why: string;
  readonly until: string | null;
  readonly derived: DerivedPeople;
}

/**
 * Reads whom activity names before anything is written: among thousands it takes a while, in which nobody has to wait,
 * neither for the records nor for the program's turn.
 */
export async function readSeenAgents(records: Records, seen: readonly SeenAgent[], why: string): Promise<SeenReading> {
  const until = await ledgerInstant(records);
  const steps = derivation(seen, await readHistoryPaged(records, PEOPLE, turnOfOthers), why);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { seen, why, until, derived: value };
    await turnOfOthers();
  }
}

/** Records the people whom activity names and no roster does. */
export async function recordSeenAgents(
  records: Records,
  { seen, why, until, derived: before }: SeenReading,
  clock: Clock,
): Promise<Result<DerivedPeople>> {
  return records.transaction(async (inside) => {
    // Whoever wrote since may have named them.
    const stands = (await ledgerInstant(inside)) === until;
    const derived = stands ? before : derivePeople(seen, await peopleHistory(inside), why);
    const appended = await appendFacts(inside, derived.drafts, clock);
    return appended.ok ? ok(derived, derived.problems) : appended;
  });
}

export async function readPeople(records: Records, date: PlainDate, known?: string): Promise<readonly Person[]> {
  return peopleAsOf(await peopleHistory(records, known), date, known);
}

/** Everything said about one person, as known at an instant. */
export async function readChanges(records: Records, person: string, known?: string): Promise<readonly Change[]> {
  const query = { kinds: PEOPLE, subjects: [person], ...(known === undefined ? {} : { known }) };
  return changesOf(await readHistory(records, query), person);
}

export interface PersonEdit {
  readonly person: string;
  /** The day from which it holds. */
  readonly valid: PlainDate;
  readonly until: PlainDate | null;
  readonly by: string;
  readonly why: string;
  /** `null` clears an attribute. */
  readonly data: Readonly<Record<string, string | null>>;
}

/** Another name in the data is theirs for all days; everything else holds from the day on. */
function draftsOf({ person: subject, valid, until, by, why, data }: PersonEdit): readonly FactDraft[] {
  const { alias, ...attributes } = data;
  const common = { subject, by, why, replaces: null, source: null };
  const said = Object.fromEntries(
    Object.entries(attributes).map(([field, value]) => [field, value === null ? null : valueNamed(field, value)]),
  );
  return [
    ...(Object.keys(said).length > 0 ? [{ ...common, kind: 'person.recorded', valid, until, data: said }] : []),
    ...(alias == null ? [] : [{ ...common, kind: 'person.alias', valid: ALWAYS, until: null, data: { alias } }]),
  ];
}

/** What does not fit about one person among all. */
function concernsOf(person: Person, people: readonly Person[]): readonly Problem[] {
  const names = new Set([person.id, person.name, ...person.aliases]);
  const { personOf } = claimNames(people);
  const others = person.aliases.flatMap((alias) => {
    const owner = personOf(alias);
    if (owner === undefined || owner === person.id) return [];
    return [peopleProblem('people.alias-taken', { alias, owner }, { person: person.id })];
  });
  const concerns = checkPeople(people).filter((one) => Object.values(one.params).some((value) => names.has(value)));
  return [...others, ...concerns];
}

/** Says something new about a person, or of a new person; what does not fit the others is told, not refused. */
export async function editPerson(records: Records, edit: PersonEdit, clock: Clock): Promise<Result<Person>> {
  return records.transaction(async (inside) => {
    const appended = await appendFacts(inside, draftsOf(edit), clock);
    if (!appended.ok) return appended;
    const people = await readPeople(inside, edit.valid);
    const person = people.find((one) => one.id === edit.person);
    if (!person) return failed(peopleProblem('people.not-found', { id: edit.person, date: edit.valid }));
    return ok(person, concernsOf(person, people));
  });
}

export async function readSpans(records: Records, period: Period, known?: string): Promise<readonly PersonSpan[]> {
  return spansOf(await peopleHistory(records, known), period, known);
}

export async function readStandings(
  records: Records,
  period: Period,
  known?: string,
): Promise<ReadonlyMap<string, readonly Standing[]>> {
  return standingsIn(await peopleHistory(records, known), period, known);
}

const PEOPLE = ['person.recorded', 'person.alias'];

const readThen = new WeakMap<Records, { readonly known: string; readonly facts: Promise<readonly Fact[]> }>();

/**
 * What was recorded about people until an instant. The ledger only grows, so that it never changes; the last one asked
 * for is kept, for whoever explains one number of a pay run explains another.
 */
export function historyAsKnown(records: Records, known: string): Promise<readonly Fact[]> {
  const kept = readThen.get(records);
  if (kept?.known === known) return kept.facts;
  const facts = peopleHistory(records, known);
  readThen.set(records, { known, facts });
  facts.catch(() => readThen.delete(records));
  return facts;
}

function peopleHistory(records: Records, known?: string): Promise<readonly Fact[]> {
  return readHistory(records, known === undefined ? { kinds: PEOPLE } : { kinds: PEOPLE, known });
}
