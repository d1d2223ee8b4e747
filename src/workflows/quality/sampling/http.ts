import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { isDate } from '../../../base/period.ts';
import type { PartialText } from '../../../base/text.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { idParams, planAnswer, planBody, planEdit, planParams } from '../answers.ts';
import type { Draw } from '../model.ts';
import { handOf } from '../queue/service.ts';
import type { QualityWorld } from '../world.node.ts';
import { drawDay, draws, samplingPlans, savePlan } from './service.ts';
import { tryingRoutes } from './trying/http.ts';

/** Sampling plans and draws. */

export function samplingRoutes(app: App, world: QualityWorld): void {
  plansRoute(app, world);
  saveRoute(app, world);
  drawsRoute(app, world);
  drawRoute(app, world);
  tryingRoutes(app, world);
}

const TAGS = ['quality control'];
const day = z.string().max(10).refine(isDate, 'YYYY-MM-DD');

function plansRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/plans',
    {
      config: { action: 'quality.score' },
      schema: {
        tags: TAGS,
        summary: 'How conversations are drawn, group by group',
        response: { 200: z.object({ rows: z.array(planBody) }), default: problemBody },
      },
    },
    async () => ({ rows: (await samplingPlans(world)).map(planAnswer) }),
  );
}

function saveRoute(app: App, world: QualityWorld): void {
  app.put(
    '/api/quality/plans/:id',
    {
      config: { action: 'quality.plan' },
      schema: {
        tags: TAGS,
        summary: 'Save a sampling plan; what was drawn already keeps the plan it was drawn by',
        params: planParams,
        body: planEdit,
        response: { 200: planBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { revision, title, ...fields } = request.body;
      const plan = { id: request.params.id, title: title as PartialText, ...fields };
      const saved = await savePlan(world, handOf(request.actor as Actor), plan, revision);
      return saved.ok ? planAnswer(saved.value) : sendProblems(request, reply, saved.problems);
    },
  );
}

const drawBody = z.object({
  id: z.string(),
  plan: z.string(),
  day: z.string(),
  seed: z.string().describe('With it the same activity gives the same conversations.'),
  drawnAt: z.string(),
  drawnBy: z.string(),
});

function drawAnswer({ id, plan, day: on, seed, drawnAt, drawnBy }: Draw): z.output<typeof drawBody> {
  return { id, plan, day: on, seed, drawnAt, drawnBy };
}

const SHOWN = 60;

function drawsRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/draws',
    {
      config: { action: 'quality.score' },
      schema: {
        tags: TAGS,
        summary: 'The newest draws, each with the seed by which it can be repeated',
        response: { 200: z.object({ rows: z.array(drawBody) }), default: problemBody },
      },
    },
    async () => ({ rows: (await draws(world.records, SHOWN)).map(drawAnswer) }),
  );
}

function drawRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/draws',
    {
      config: { action: 'quality.plan' },
      schema: {
        tags: TAGS,
        summary: 'Draw a plan’s conversations of a day that is over into the queue',
        body: z.strictObject({
          plan: idParams.shape.id,
          day,
          seed: z.string().max(60).optional().describe('Unguessable where none is given.'),
        }),
        response: {
          200: z.object({
            draw: drawBody,
            people: z.number().int().describe('Whom the plan draws for.'),
            reached: z.number().int().describe('Who of them had a conversation to draw.'),
            checks: z.number().int(),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const drawn = await drawDay(world, handOf(request.actor as Actor), request.body);
      if (!drawn.ok) return sendProblems(request, reply, drawn.problems);
      return { ...drawn.value, draw: drawAnswer(drawn.value.draw) };
    },
  );
}
