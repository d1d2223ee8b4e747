import { z } from 'zod';
import { isDate } from '../../../../base/period.ts';
import type { PartialText } from '../../../../base/text.ts';
import type { App } from '../../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../../platform/http/reply.ts';
import { planParams, planTried } from '../../answers.ts';
import type { QualityWorld } from '../../world.node.ts';
import { planChoices, tryPlan } from './service.ts';

/** Trying a sampling plan before it is saved. */

export function tryingRoutes(app: App, world: QualityWorld): void {
  choicesRoute(app, world);
  tryRoute(app, world);
}

const TAGS = ['quality control'];

function choicesRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/plan-choices',
    {
      config: { action: 'quality.plan' },
      schema: {
        tags: TAGS,
        summary: 'What a sampling plan can name: the posts and teams of today, and the newest day there is to draw of',
        response: {
          200: z.object({ posts: z.array(z.string()), teams: z.array(z.string()), lastDay: z.string().nullable() }),
          default: problemBody,
        },
      },
    },
    async () => {
      const { posts, teams, lastDay } = await planChoices(world);
      return { posts: [...posts], teams: [...teams], lastDay };
    },
  );
}

const trialBody = z.object({
  day: z.string(),
  seed: z.string(),
  people: z.number().int().describe('Whom the plan would draw for.'),
  reached: z.number().int().describe('Who of them had a conversation to draw.'),
  fresh: z.number().int().describe('Who of them is new.'),
  checks: z.number().int(),
  channels: z.array(z.object({ channel: z.string().nullable(), checks: z.number().int() })),
  first: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      fresh: z.boolean(),
      startedAt: z.string(),
      channel: z.string().nullable(),
    }),
  ),
});

function tryRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/plans/:id/try',
    {
      config: { action: 'quality.plan' },
      schema: {
        tags: TAGS,
        summary: 'What a plan as it is sent would draw of a day; nothing is saved or drawn',
        params: planParams,
        body: z.strictObject({
          plan: planTried,
          day: z.string().max(10).refine(isDate, 'YYYY-MM-DD'),
          seed: z.string().min(1).max(60).describe('Another seed, another draw: the real one nobody knows before.'),
        }),
        response: { 200: trialBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { plan, ...asked } = request.body;
      const named = { ...plan, id: request.params.id, title: plan.title as PartialText };
      const tried = await tryPlan(world, named, asked);
      if (!tried.ok) return sendProblems(request, reply, tried.problems);
      const { channels, first, ...counts } = tried.value;
      return { ...counts, channels: [...channels], first: [...first] };
    },
  );
}
