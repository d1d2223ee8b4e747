import type { Period, PlainDate } from '../base/period.ts';
import { failed, ok, type Result } from '../base/problem.ts';
import type { Fact } from '../ledger/index.ts';
import { type Appended, appendFacts, type Clock, readHistory } from '../ledger/service.ts';
import type { Records } from '../platform/db/records.ts';
import { checkPeople } from './conflicts.ts';
import { type DerivedPeople, derivePeople, type SeenAgent } from './derived.ts';
import { peopleAsOf } from './fold.ts';
import type { Person, PersonSpan } from './model.ts';
import { type RosterImport, type RosterReading, type RosterRow, readRoster } from './roster.ts';
import { spansOf } from './spans.ts';

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

/** Records the people whom activity names and no roster does. */
export async function recordSeenAgents(
  records: Records,
  seen: readonly SeenAgent[],
  why: string,
  clock: Clock,
): Promise<Result<DerivedPeople>> {
  return records.transaction(async (inside) => {
    const derived = derivePeople(seen, await peopleHistory(inside), why);
    const appended = await appendFacts(inside, derived.drafts, clock);
    return appended.ok ? ok(derived, derived.problems) : appended;
  });
}

export async function readPeople(records: Records, date: PlainDate, known?: string): Promise<readonly Person[]> {
  return peopleAsOf(await peopleHistory(records, known), date, known);
}

export async function readSpans(records: Records, period: Period, known?: string): Promise<readonly PersonSpan[]> {
  return spansOf(await peopleHistory(records, known), period, known);
}

function peopleHistory(records: Records, known?: string): Promise<readonly Fact[]> {
  const kinds = ['person.recorded', 'person.alias'];
  return readHistory(records, known === undefined ? { kinds } : { kinds, known });
}
