import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { appealAnswer, appealBody, idParams, TAGS } from '../answers.node.ts';
import { SEATS } from '../model.ts';
import { viewOf } from '../reading/service.ts';
import type { AppealWorld } from '../world.node.ts';
import { candidates, seat, seatHolders, seatIn } from './service.ts';

/** Who sits in joint reviews. */

const seatsBody = z.object({
  rows: z.array(z.object({ seat: z.enum(SEATS), account: z.string().nullable(), name: z.string().nullable() })),
  candidates: z.array(z.object({ account: z.string(), name: z.string() })).describe('Who may hold a seat.'),
});

async function seatsAnswer(world: AppealWorld): Promise<z.output<typeof seatsBody>> {
  const holders = await seatHolders(world.records);
  const rows = SEATS.map((name) => {
    const holder = holders.get(name);
    return { seat: name, account: holder?.account ?? null, name: holder?.name ?? null };
  });
  return { rows, candidates: (await candidates(world)).map((one) => ({ ...one })) };
}

export function seatRoutes(app: App, world: AppealWorld): void {
  const config = { action: 'appeal.seat' } as const;
  app.get(
    '/api/appeals/seats',
    {
      config,
      schema: { tags: TAGS, summary: 'Who sits in joint reviews', response: { 200: seatsBody, default: problemBody } },
    },
    async () => seatsAnswer(world),
  );
  app.put(
    '/api/appeals/seats/:seat',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Give a seat of the joint reviews to an account, or empty it',
        params: z.object({ seat: z.enum(SEATS) }),
        body: z.strictObject({ account: z.string().min(1).max(100).nullable() }),
        response: { 200: seatsBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const given = await seat(world, request.actor as Actor, { ...request.params, ...request.body });
      return given.ok ? seatsAnswer(world) : sendProblems(request, reply, given.problems);
    },
  );
  app.put(
    '/api/appeals/:id/seats/:seat',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Give a seat of one joint review to somebody without a part in the matter',
        params: idParams.extend({ seat: z.enum(SEATS) }),
        body: z.strictObject({ account: z.string().min(1).max(100) }),
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const { id, seat: name } = request.params;
      const given = await seatIn(world, actor, id, { seat: name, ...request.body });
      if (!given.ok) return sendProblems(request, reply, given.problems);
      return appealAnswer(await viewOf(world, actor, given.value));
    },
  );
}
