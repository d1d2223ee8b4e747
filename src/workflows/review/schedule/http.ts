import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { dateText, step } from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import type { ReviewWorld } from '../world.node.ts';
import { moveDate } from './service.ts';

/** The days of a cycle's steps, which HR moves. */
export function scheduleRoutes(app: App, world: ReviewWorld): void {
  app.put(
    '/api/reviews/:id/steps/:step',
    {
      config: { action: 'review.manage' },
      schema: {
        tags: ['reviews'],
        summary: 'Move the day a step is due, with a reason: a fact, told to everyone concerned; reminders follow it',
        params: z.object({ id: z.string().max(100), step }),
        body: z.strictObject({ due: dateText, why: z.string().max(500) }),
        response: { 200: z.object({ done: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { id, step: of } = request.params;
      const asked = { cycle: id, step: of, ...request.body };
      const done = await moveDate(world, moverOf(request.actor as Actor), asked);
      return done.ok ? { done: true as const } : sendProblems(request, reply, done.problems);
    },
  );
}
