import { z } from 'zod';
import type { Person } from '../../../../people/index.ts';
import type { App } from '../../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../../platform/http/reply.ts';
import { CHOSEN_BY, type Population } from '../../model.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { LEFT_OUT } from '../chosen.ts';
import { prospectAsked } from './service.ts';

/** Who would be in a run, before it is prepared. */

const SHOWN = 200;

const personBody = z.object({
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  post: z.string().nullable(),
});
const id = z.string().min(1).max(200);

export function prospectRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/prospect',
    {
      config: { action: 'run.prepare' },
      schema: {
        tags: ['pay runs'],
        summary: 'Who would be in a run, and who would not and why: the first 200 of each, and how many there are',
        querystring: z.object({
          plan: id,
          period: z.string().min(1).max(40),
          by: z.enum(CHOSEN_BY).optional().describe('Left out: everybody of the plan whom no other run pays.'),
          ids: z
            .union([id, z.array(id).max(300)])
            .optional()
            .describe('Posts, teams or people, as `by` says.'),
        }),
        response: {
          200: z.object({
            count: z.number().int(),
            people: z.array(personBody),
            leftCount: z.number().int(),
            left: z.array(personBody.extend({ why: z.enum(LEFT_OUT), run: z.string().nullable() })),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const { plan, period, by, ids } = request.query;
      const population: Population | null = by === undefined ? null : { by, ids: [ids ?? []].flat() };
      const prospect = await prospectAsked(world, { plan, period, population });
      if (!prospect.ok) return sendProblems(request, reply, prospect.problems);
      const { people, left } = prospect.value;
      return {
        count: people.length,
        people: people.slice(0, SHOWN).map(personAnswer),
        leftCount: left.length,
        left: left.slice(0, SHOWN).map(({ person, why, run }) => ({ ...personAnswer(person), why, run })),
      };
    },
  );
}

function personAnswer({ id: person, name, team, post }: Person): z.output<typeof personBody> {
  return { person, name, team, post };
}
