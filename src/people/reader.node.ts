import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, mayReach, reachOf } from '../access/index.ts';
import { isDate, type PlainDate } from '../base/period.ts';
import type { Records } from '../platform/db/records.ts';
import type { KnownCities } from './cities.ts';
import type { Person } from './model.ts';
import { readPeople } from './service.ts';

/** Who asks about people, and how far they see: the same for the list, the page, the export and the overview. */

export interface PeopleHttpOptions {
  readonly world: { readonly records: Records; readonly now: () => string };
  /** In the organisation's time zone. */
  readonly today: () => Promise<PlainDate>;
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
  readonly cities: () => Promise<KnownCities>;
}

export const dateText = z.string().refine(isDate, 'YYYY-MM-DD');

export interface Seen {
  readonly date: PlainDate;
  /** Whom the asker reaches. */
  readonly people: readonly Person[];
  /** Everybody, to resolve superiors by; not to be shown. */
  readonly everybody: readonly Person[];
}

export async function seenBy(
  request: FastifyRequest,
  options: PeopleHttpOptions,
  asked: { readonly date?: string | undefined; readonly known?: string | undefined },
): Promise<Seen> {
  const date = asked.date ?? (await options.today());
  const known = asked.known === undefined ? undefined : `${asked.known}T23:59:59.999Z`;
  const everybody = await readPeople(options.world.records, date, known);
  const reachable = await request.reachable();
  const people = reachable === null ? everybody : everybody.filter((person) => reachable.has(person.id));
  return { date, people, everybody };
}

/** What somebody earns is shown by the policy's own action, whoever else may see the person. */
export async function seesPayOf(request: FastifyRequest, options: PeopleHttpOptions, person: string): Promise<boolean> {
  const actor = request.actor as Actor;
  const reach = reachOf(actor, 'pay.read');
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await options.teamOf(own) : new Set<string>();
  return mayReach(reach, actor, person, team);
}
