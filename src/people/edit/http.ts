import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import { audit } from '../../audit/service.ts';
import { ledgerProblem } from '../../ledger/index.ts';
import type { App } from '../../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../platform/http/reply.ts';
import { unknownCities } from '../cities.ts';
import { peopleProblem } from '../problems.ts';
import { dateText, type PeopleHttpOptions } from '../reader.node.ts';
import { editPerson, readPeople } from '../service.ts';

/** To change a person is to say something new, from a day on and for a reason. */

const field = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(60);
const said = {
  valid: dateText.describe('The day from which it holds.'),
  until: dateText.nullable().default(null),
  why: z.string().trim().min(1).max(500),
  data: z
    .record(field, z.string().trim().min(1).max(300).nullable())
    .refine((data) => Object.keys(data).length > 0, 'not empty')
    .describe('Attribute → value; null clears it.'),
};
const editedBody = z.object({
  id: z.string(),
  concerns: z.array(problemItem).describe('What does not fit with other people; it was recorded all the same.'),
});

export function editRoutes(app: App, options: PeopleHttpOptions): void {
  app.post(
    '/api/people',
    {
      config: { action: 'people.edit' },
      schema: {
        tags: ['people'],
        summary: 'Put a new person on record',
        body: z.strictObject({ id: z.string().trim().min(1).max(100), ...said }),
        response: { 200: editedBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id, ...edit } = request.body;
      const everybody = await readPeople(options.world.records, '9999-12-31');
      if (everybody.some((person) => person.id === id))
        return sendProblems(request, reply, [peopleProblem('people.id-taken', { id })]);
      return record(request, reply, options, id, edit);
    },
  );
  app.post(
    '/api/people/:id/changes',
    {
      config: { action: 'people.edit', person: 'params.id' },
      schema: {
        tags: ['people'],
        summary: 'Change a person from a day on, for a reason',
        params: z.object({ id: z.string().min(1).max(200) }),
        body: z.strictObject(said),
        response: { 200: editedBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const everybody = await readPeople(options.world.records, '9999-12-31');
      if (!everybody.some((person) => person.id === id))
        return sendProblems(request, reply, [peopleProblem('people.not-found', { id, date: request.body.valid })]);
      if (id === request.actor?.account.person)
        return sendProblems(request, reply, [ledgerProblem('ledger.own-matter')], 403);
      return record(request, reply, options, id, request.body);
    },
  );
}

type Edit = Omit<Parameters<typeof editPerson>[1], 'person' | 'by'>;

async function record(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PeopleHttpOptions,
  person: string,
  edit: Edit,
) {
  const { account } = request.actor as Actor;
  const { records, now } = options.world;
  const edited = await records.transaction(async (inside) => {
    const result = await editPerson(inside, { ...edit, person, by: account.login }, () => new Date(now()));
    const detail = { valid: edit.valid, fields: Object.keys(edit.data) };
    const event = { actor: account.id, action: 'people.edit', object: `person:${person}`, detail };
    if (result.ok) await audit(inside, event, now());
    return result;
  });
  if (!edited.ok) return sendProblems(request, reply, edited.problems);
  const concerns = [...edited.problems, ...unknownCities([edit.data.city], await options.cities())];
  return { id: person, concerns: concerns.map((problem) => itemOf(problem, request)) };
}
