import type { PlainDate } from '../../../base/period.ts';
import { claimNames } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { redactor } from '../anonymise.ts';
import { type Appeal, CLOSED, lastRuling, type Precedent } from '../model.ts';
import { type OverturnRate, type OverturnRates, overturnRates } from '../rates.ts';
import { selectAppeals } from '../store.ts';

/** Decided appeals for everybody: without names when they are written, not only when they are shown. */

/** What of a row says whose it was, and which. */
const WHOSE = ['agent', 'first_agent', 'inspector', 'customer'] as const;
const WHICH = ['id', 'contact', 'order'] as const;

/** Null where nothing was decided. */
export async function precedentOf(inside: Records, appeal: Appeal, today: PlainDate): Promise<Precedent | null> {
  const ruling = lastRuling(appeal);
  if (ruling === null) return null;
  const people = await readPeople(inside, today);
  const { object, person, name, filedBy } = appeal;
  const accounts = [filedBy, ...ruling.by].map((hand) => hand.name);
  const details = (columns: readonly string[]) => columns.flatMap((column) => object.details[column] ?? []);
  const said = redactor(people, [person, name, ...accounts, ...object.authors, ...details(WHOSE)], details(WHICH));
  return {
    kind: object.kind,
    title: object.title,
    statement: said(appeal.statement),
    outcome: ruling.outcome,
    instance: ruling.instance,
    reason: said(ruling.reason),
    principle: said(ruling.principle),
    month: object.day.slice(0, 7),
  };
}

export interface PrecedentQuery {
  readonly search: string;
  readonly kind: Precedent['kind'] | undefined;
}

/** As many as are searched: more than anybody reads, fewer than would be slow. */
const SEARCHED = 2000;

/** Every word asked for stands somewhere in it; the newest first. */
export async function precedents(
  records: Records,
  { search, kind }: PrecedentQuery,
  limit: number,
): Promise<readonly Precedent[]> {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const closed = await selectAppeals(records, { states: CLOSED, people: null, kind }, SEARCHED);
  const found = closed.flatMap(({ precedent }) => precedent ?? []);
  return found.filter((one) => words.every((word) => textOf(one).includes(word))).slice(0, limit);
}

function textOf({ title, statement, reason, principle }: Precedent): string {
  return [...Object.values(title), statement, reason, principle].join('\n').toLowerCase();
}

export interface NamedRates extends OverturnRates {
  /** With the person whom the inspector's name means, where the roster has one. */
  readonly inspectors: readonly (OverturnRate & { readonly person: string | null })[];
}

export async function rates(records: Records, today: PlainDate): Promise<NamedRates> {
  const found = overturnRates(await selectAppeals(records, { states: ['settled', 'final'], people: null }, 100_000));
  const { personOf } = claimNames(await readPeople(records, today));
  return { ...found, inspectors: found.inspectors.map((one) => ({ ...one, person: personOf(one.group) ?? null })) };
}
