import { Decimal } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import type { PlainDate } from '../base/period.ts';
import { asOf, countsOn, type Fact } from '../ledger/index.ts';
import { PERSON_FIELDS, type Person } from './model.ts';

/** People as of a day: each person's recorded attributes laid over one another, the later statement on top. */

/** What `person.recorded` facts say of one person, latest first where they overlap; `null` clears an attribute. */
export type Attributes = Readonly<Record<string, Json>>;

/** Everybody recorded by `date`, as known at an instant, ordered by id; those who have left included. */
export function peopleAsOf(facts: readonly Fact[], date: PlainDate, known?: string): readonly Person[] {
  const standing = asOf(facts, known === undefined ? { valid: date } : { valid: date, known });
  const people: Person[] = [];
  for (const [id, own] of factsByPerson(standing)) {
    const person = personOn(id, own, date);
    if (person !== undefined) people.push(person);
  }
  return people.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The facts about each person, in the ledger's order. */
export function factsByPerson(standing: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const byPerson = new Map<string, Fact[]>();
  for (const fact of standing) {
    if (fact.kind !== 'person.recorded' && fact.kind !== 'person.alias') continue;
    const own = byPerson.get(fact.subject);
    if (own) own.push(fact);
    else byPerson.set(fact.subject, [fact]);
  }
  return byPerson;
}

/** One person on a day, from the standing facts about them; `undefined` before anything was recorded. */
export function personOn(id: string, own: readonly Fact[], date: PlainDate): Person | undefined {
  const attributes: Record<string, Json> = {};
  const aliases = new Set<string>();
  let recorded = false;
  for (const fact of own) {
    if (!countsOn(fact, date)) continue;
    if (fact.kind === 'person.alias') {
      aliases.add(String(fact.data.alias));
    } else {
      recorded = true;
      Object.assign(attributes, fact.data);
    }
  }
  return recorded ? personOf(id, attributes, [...aliases], date) : undefined;
}

const OWN_FIELDS: ReadonlySet<string> = new Set(PERSON_FIELDS);

function personOf(id: string, data: Attributes, aliases: readonly string[], date: PlainDate): Person {
  const text = (field: string) => textOf(data[field]);
  const left_on = text('left_on');
  const pay = text('base_pay');
  return {
    id,
    name: text('name') ?? id,
    post: text('post'),
    level: text('level'),
    team: text('team'),
    lead: text('lead'),
    manager: text('manager'),
    hired_on: text('hired_on'),
    left_on,
    base_pay: pay === null ? null : Decimal.of(pay),
    city: text('city'),
    status: left_on !== null && left_on < date ? 'left' : (text('status') as Person['status']),
    project: text('project'),
    shift: text('shift'),
    attributes: otherAttributes(data),
    aliases,
  };
}

const NONE: Readonly<Record<string, string>> = {};

function otherAttributes(data: Attributes): Readonly<Record<string, string>> {
  let others: Record<string, string> | undefined;
  for (const field in data) {
    if (OWN_FIELDS.has(field)) continue;
    const text = textOf(data[field]);
    if (text === null) continue;
    others ??= {};
    others[field] = text;
  }
  return others ?? NONE;
}

export function textOf(value: Json | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}
