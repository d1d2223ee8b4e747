import { z } from 'zod';
import type { Action, Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import {
  appealAnswer,
  appealBody,
  correctionList,
  idParams,
  movementAnswer,
  movementBody,
  reasonText,
  TAGS,
} from '../answers.node.ts';
import { OUTCOMES } from '../model.ts';
import { paySight, viewOf } from '../reading/service.ts';
import type { AppealWorld } from '../world.node.ts';
import { giveVerdict, preview } from './service.ts';

/** The deciders' routes: what it would change, the first review, a vote, the final word. */

export function decidingRoutes(app: App, world: AppealWorld): void {
  previewRoute(app, world);
  verdictRoute(
    app,
    world,
    'review',
    'appeal.review',
    'Give the first decision on an appeal; its facts are recorded with it',
  );
  verdictRoute(app, world, 'vote', 'appeal.vote', 'Vote in a joint review; two seats that say the same decide');
  verdictRoute(app, world, 'final-word', 'appeal.final', 'The director’s final word, also on what was decided below');
}

function previewRoute(app: App, world: AppealWorld): void {
  app.post(
    '/api/appeals/:id/preview',
    {
      // Whoever may decide in some instance is told by the service; an appellant is none of them.
      config: { action: 'appeal.precedent' },
      schema: {
        tags: TAGS,
        summary: 'What would change if these corrections were decided on; nothing is written',
        params: idParams,
        body: z.strictObject({ corrections: correctionList }),
        response: { 200: z.object({ rows: z.array(movementBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const moved = await preview(world, actor, request.params.id, request.body.corrections);
      if (!moved.ok) return sendProblems(request, reply, moved.problems);
      const seesPayOf = await paySight(world, actor);
      return { rows: moved.value.map((one) => movementAnswer(one, seesPayOf)) };
    },
  );
}

const verdictBody = z.strictObject({
  outcome: z.enum(OUTCOMES),
  reason: reasonText,
  principle: z
    .string()
    .trim()
    .max(2000)
    .default('')
    .describe('What it teaches beyond the case; published without names.'),
  corrections: correctionList.default([]),
});

function verdictRoute(
  app: App,
  world: AppealWorld,
  move: 'review' | 'vote' | 'final-word',
  action: Action,
  summary: string,
): void {
  app.post(
    `/api/appeals/:id/${move}`,
    {
      config: { action },
      schema: {
        tags: TAGS,
        summary,
        params: idParams,
        body: verdictBody,
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const given = await giveVerdict(world, actor, move, { id: request.params.id, ...request.body });
      if (!given.ok) return sendProblems(request, reply, given.problems);
      return appealAnswer(await viewOf(world, actor, given.value));
    },
  );
}
