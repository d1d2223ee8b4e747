import { z } from 'zod';
import { withoutPay } from '../../ledger/index.ts';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import type { Person } from '../model.ts';
import { superiors } from '../overview.ts';
import { peopleProblem } from '../problems.ts';
import { dateText, type PeopleHttpOptions, seenBy, seesPayOf } from '../reader.node.ts';
import { readChanges } from '../service.ts';

/** One person as of a day, and everything that was ever said about them. */

const superior = z.object({ id: z.string().nullable(), name: z.string() }).nullable();

const personBody = z.object({
  id: z.string(),
  name: z.string(),
  date: z.string(),
  lead: superior,
  manager: superior,
  aliases: z.array(z.string()),
  attributes: z.array(z.object({ field: z.string(), value: z.string() })).describe('What is known, in order.'),
  seesPay: z.boolean().describe('Whether the reader may see what the person earns.'),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      valid: z.string(),
      until: z.string().nullable(),
      known: z.string(),
      by: z.string(),
      why: z.string(),
      stands: z.boolean(),
      data: z.record(z.string(), z.unknown()),
      hidden: z.array(z.string()),
      source: z.object({ importId: z.string(), file: z.string(), row: z.number().int() }).nullable(),
    }),
  ),
});

export function oneRoute(app: App, options: PeopleHttpOptions): void {
  app.get(
    '/api/people/:id',
    {
      config: { action: 'people.read', person: 'params.id' },
      schema: {
        tags: ['people'],
        summary: 'A person as of a day, with the history of every attribute',
        params: z.object({ id: z.string().min(1).max(200) }),
        querystring: z.object({
          date: dateText.optional(),
          known: dateText.optional().describe('As known at the end of this day (UTC).'),
        }),
        response: { 200: personBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { date, people, everybody } = await seenBy(request, options, request.query);
      const person = people.find((one) => one.id === id);
      if (!person) return sendProblems(request, reply, [peopleProblem('people.not-found', { id, date })]);
      const seesPay = await seesPayOf(request, options, id);
      const { known } = request.query;
      const until = known === undefined ? undefined : `${known}T23:59:59.999Z`;
      const changes = await readChanges(options.world.records, id, until);
      const resolve = superiors(everybody);
      const shown = (data: Parameters<typeof withoutPay>[0]) => (seesPay ? { data, hidden: [] } : withoutPay(data));
      return {
        id,
        name: person.name,
        date,
        lead: resolve(person.lead),
        manager: resolve(person.manager),
        aliases: [...person.aliases],
        attributes: Object.entries(shown(attributesOf(person)).data).flatMap(([field, value]) =>
          value === null ? [] : [{ field, value: String(value) }],
        ),
        seesPay,
        changes: changes.map(({ fact: { subject: _, replaces: __, data, ...fact }, stands }) => {
          const told = shown(data);
          return { ...fact, stands, data: { ...told.data }, hidden: [...told.hidden] };
        }),
      };
    },
  );
}

const FIRST = ['status', 'post', 'level', 'team', 'project', 'shift', 'city', 'hired_on', 'left_on'] as const;

/** Superiors are answered apart, as the people they are. */
function attributesOf(person: Person): Readonly<Record<string, string | null>> {
  const first = Object.fromEntries(FIRST.map((field) => [field, person[field]]));
  return { ...first, base_pay: person.base_pay?.toString() ?? null, ...person.attributes };
}
