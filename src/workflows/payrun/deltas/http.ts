import { z } from 'zod';
import { type Actor, reachOf } from '../../../access/index.ts';
import { forbidden } from '../../../access/problems.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { partialText, runAnswer, runBody, runParams, textAnswer } from '../answers.node.ts';
import { seenRun } from '../review/http.ts';
import type { PayrunWorld } from '../world.node.ts';
import { type Difference, differencesIn, takeDeltas } from './service.ts';
import { titleOf } from './settled.ts';

/** Differences in closed periods, offered to an open run. */

const deltaBody = z.object({
  fromRun: z.string(),
  period: z.string(),
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  line: z.string(),
  title: partialText.describe('The line’s.'),
  before: z.string(),
  now: z.string(),
  difference: z.string().describe('What is owed: now less before. An insurance’s is the person’s own part.'),
  settled: z.string().nullable().describe('How much of it this run settles; null where it was not chosen.'),
  employer: z
    .object({ before: z.string(), now: z.string(), difference: z.string() })
    .optional()
    .describe('The employer’s part of an insurance.'),
  reason: z.string(),
  parts: z.array(z.object({ line: z.string(), before: z.string(), now: z.string() })),
  taken: z.boolean(),
});

export function deltaRoutes(app: App, world: PayrunWorld): void {
  offeredRoute(app, world);
  takeRoute(app, world);
  settleRoute(app, world);
}

function offeredRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id/deltas',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: ['pay runs'],
        summary: 'What closed periods owe by what is known now, and how much of it this run settles',
        params: runParams,
        response: { 200: z.object({ rows: z.array(deltaBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { run, people } = seen.value;
      const rows = (await differencesIn(world.records, run)).filter(
        ({ person }) => people === null || people.has(person),
      );
      return { rows: rows.map(rowAnswer) };
    },
  );
}

function rowAnswer({ owed, parts, title, settled, ...delta }: Difference): z.output<typeof deltaBody> {
  const named = textAnswer(titleOf({ ...delta, title }));
  return { ...delta, title: named, difference: owed, settled, parts: [...parts], taken: settled !== null };
}

function takeRoute(app: App, world: PayrunWorld): void {
  app.put(
    '/api/runs/:id/deltas',
    {
      config: { action: 'run.prepare' },
      schema: {
        tags: ['pay runs'],
        summary: 'Choose which differences of closed periods this run pays, and why',
        params: runParams,
        body: z.strictObject({
          take: z
            .array(
              z.strictObject({
                fromRun: z.string().max(100),
                person: z.string().max(200),
                line: z.string().max(200).optional().describe('Without it all that the period owes the person.'),
              }),
            )
            .max(20_000),
          reason: z.string().max(1000).default(''),
        }),
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const blind = withoutSight(actor);
      if (blind) return sendProblems(request, reply, [blind]);
      const taken = await takeDeltas(world, actor, { id: request.params.id, ...request.body });
      return taken.ok ? runAnswer(world.records, taken.value) : sendProblems(request, reply, taken.problems);
    },
  );
}

function settleRoute(app: App, world: PayrunWorld): void {
  app.post(
    '/api/runs/:id/deltas/settle',
    {
      config: { action: 'run.prepare' },
      schema: {
        tags: ['pay runs'],
        summary: 'Pay in this run every difference of closed periods, each for the reason on record',
        params: runParams,
        body: z.strictObject({
          reason: z.string().max(1000).default('').describe('For those about which nothing is on record.'),
        }),
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const blind = withoutSight(actor);
      if (blind) return sendProblems(request, reply, [blind]);
      const taken = await takeDeltas(world, actor, { id: request.params.id, take: null, ...request.body });
      return taken.ok ? runAnswer(world.records, taken.value) : sendProblems(request, reply, taken.problems);
    },
  );
}

/** Who chooses amounts must be allowed to see them. */
function withoutSight(actor: Actor) {
  return reachOf(actor, 'pay.read') === 'all' ? null : forbidden('pay.read');
}
