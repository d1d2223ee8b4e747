import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { ok } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import type { PageOf } from '../../../platform/http/list.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { appealAnswer, appealBody, appealHead, headAnswer, idParams, TAGS } from '../answers.node.ts';
import { APPEAL_STATES, OBJECT_KINDS } from '../model.ts';
import { selectAppeals } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';
import { APPEALS, type AppealRow } from './list.node.ts';
import { readAppeal } from './service.ts';

/** Appeals as whoever may see them does. */

const filter = z.object({
  state: z.enum(APPEAL_STATES).optional(),
  kind: z.enum(OBJECT_KINDS).optional(),
  ref: z.string().max(600).optional().describe('The number they are about: `contact:C1`.'),
});

async function pagesOf(
  world: AppealWorld,
  request: FastifyRequest,
  { state, kind, ref }: z.output<typeof filter>,
): Promise<PageOf<AppealRow>> {
  const people = await request.reachable();
  const states = state === undefined ? undefined : [state];
  return async (order, limit) =>
    (await selectAppeals(world.records, { people, states, kind, ref, order }, limit)).map(headAnswer);
}

export function readingRoutes(app: App, world: AppealWorld): void {
  listRoutes(app, {
    at: '/api/appeals',
    config: { action: 'appeal.read' },
    tags: TAGS,
    summary: 'Appeals of the people I reach, the newest first, or as they are sorted',
    file: { name: 'appeals', summary: 'The same appeals as a file: CSV or XLSX' },
    list: APPEALS,
    filter,
    pages: async (asked, request) => ok(await pagesOf(world, request, asked)),
    body: appealHead,
    show: (row) => row,
  });
  app.get(
    '/api/appeals/:id',
    {
      // A seat of the joint review reads it too, whomever it reaches otherwise.
      config: { action: 'appeal.precedent' },
      schema: {
        tags: TAGS,
        summary: 'An appeal: the number, what was said and decided, and what the reader may do',
        params: idParams,
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const found = await readAppeal(world, request.actor as Actor, request.params.id);
      return found.ok ? appealAnswer(found.value) : sendProblems(request, reply, found.problems);
    },
  );
}
