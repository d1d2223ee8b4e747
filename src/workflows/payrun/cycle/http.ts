import { z } from 'zod';
import { forbidden } from '../../../access/problems.ts';
import { period } from '../../../base/period.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { partialText, populationBody, reasonBody, runAnswer } from '../answers.node.ts';
import { RUN_STATES } from '../model.ts';
import { seesEverybodysPay } from '../sight.ts';
import type { PayrunWorld } from '../world.node.ts';
import { costReason, costsBeside, cycleRuns } from './service.ts';

/** The month's runs on the first page of those who work on them, and its cost beside the month before. */

const TAGS = ['home'];
const month = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });

export function cycleRoutes(app: App, world: PayrunWorld): void {
  runsRoute(app, world);
  costRoute(app, world);
  whyRoute(app, world);
}

const cycleRun = z.object({
  id: z.string(),
  period: z.string(),
  plan: z.string(),
  title: partialText,
  population: populationBody.nullable(),
  state: z.enum(RUN_STATES),
  workedOut: z.boolean(),
  errors: z.number().int(),
  unexplained: z.number().int().describe('Warnings without a written reason.'),
  questions: z.number().int().describe('Questions of staff that nobody answered.'),
});

function runsRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/home/runs',
    {
      config: { action: 'run.read' },
      schema: {
        tags: TAGS,
        summary: 'The runs of a month and those still open from others: how far each is, and what is open in it',
        querystring: month,
        response: { 200: z.object({ rows: z.array(cycleRun) }), default: problemBody },
      },
    },
    async ({ query }) => {
      const found = await cycleRuns(world.records, period(query.month));
      const rows = found.map(async ({ run, open: { errors, unexplained, questions } }) => {
        const { id, period: of, plan, title, population, state, workedOut } = await runAnswer(world.records, run);
        return { id, period: of, plan, title, population, state, workedOut, errors, unexplained, questions };
      });
      return { rows: await Promise.all(rows) };
    },
  );
}

function costRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/home/cost',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'What the month’s data so far cost by plan, less what the month before was paid',
        querystring: month,
        response: {
          200: z.object({ rows: z.array(z.object({ plan: z.string(), before: z.string(), difference: z.string() })) }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      if (!seesEverybodysPay(request.actor)) return sendProblems(request, reply, [forbidden('pay.read')]);
      return { rows: [...(await costsBeside(world, period(request.query.month)))] };
    },
  );
}

function whyRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/home/cost/why',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary:
          'Of what a month’s cost is the sum, or why it differs from the month before: one plan’s, or that of all',
        querystring: month.extend({
          of: z.enum(['total', 'difference']),
          plan: z.string().max(200).optional().describe('Left out: all of them together.'),
        }),
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      if (!seesEverybodysPay(request.actor)) return sendProblems(request, reply, [forbidden('pay.read')]);
      const reason = await costReason(world, period(request.query.month), request.query);
      return reason.ok ? reason.value : sendProblems(request, reply, reason.problems);
    },
  );
}
