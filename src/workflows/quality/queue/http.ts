import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { Result } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { cardAnswer, cardBody, checkAnswer, checkBody, draftBody, idParams } from '../answers.ts';
import type { Check } from '../model.ts';
import { namesIn } from '../names.node.ts';
import { undrawnDays } from '../sampling/service.ts';
import { submit } from '../scored/service.ts';
import type { QualityWorld } from '../world.node.ts';
import { type Begun, claim, claimNext, queueOf, release, saveDraft, skip } from './service.ts';

/** The inspector's queue and the moves of one conversation through it. */

export function queueRoutes(app: App, world: QualityWorld): void {
  queueRoute(app, world);
  nextRoute(app, world);
  claimRoute(app, world);
  draftRoute(app, world);
  submitRoute(app, world);
  releaseRoute(app, world);
  skipRoute(app, world);
}

const TAGS = ['quality control'];
const SCORE = { action: 'quality.score' } as const;

const owedBody = z.object({
  plan: z.string(),
  day: z.string(),
  seed: z.string().describe('The draw’s: with it anybody can repeat the draw.'),
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  drawn: z.number().int(),
  scored: z.number().int(),
  skipped: z.number().int(),
  owed: z.number().int(),
  due: z.string().nullable().describe('The last day to score them.'),
});

function queueRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/queue',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary: 'What the caller still owes: how many, for whom, of which draw',
        response: {
          200: z.object({
            owed: z.number().int(),
            oldest: z.string().nullable(),
            rows: z.array(owedBody),
            begun: z.array(checkBody),
            undrawn: z
              .array(z.string())
              .describe('Days of the last week whose conversations were not there to be drawn from.'),
          }),
          default: problemBody,
        },
      },
    },
    async (request) => {
      const { owed, oldest, rows, begun } = await queueOf(world, request.actor as Actor);
      const names = await namesIn(
        world,
        rows.map(({ person }) => person),
      );
      const named = rows.map((row) => ({ ...row, name: names[row.person] ?? row.person }));
      return {
        owed,
        oldest,
        rows: named,
        begun: begun.map((check) => checkAnswer(check)),
        undrawn: [...(await undrawnDays(world))],
      };
    },
  );
}

const sheetBody = z.object({ check: checkBody, card: cardBody, name: z.string() });

async function sheetAnswer(world: QualityWorld, { check, card }: Begun): Promise<z.output<typeof sheetBody>> {
  const names = await namesIn(world, [check.person]);
  return { check: checkAnswer(check), card: cardAnswer(card), name: names[check.person] ?? check.person };
}

function nextRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/queue/next',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary: 'Go on with what was begun, else claim the next conversation; two inspectors never get the same',
        response: { 200: sheetBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const begun = await claimNext(world, request.actor as Actor);
      return begun.ok ? sheetAnswer(world, begun.value) : sendProblems(request, reply, begun.problems);
    },
  );
}

function claimRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/checks/:id/claim',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary: 'Claim one conversation of the queue, or go on with it',
        params: idParams,
        response: { 200: sheetBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const begun = await claim(world, request.actor as Actor, request.params.id);
      return begun.ok ? sheetAnswer(world, begun.value) : sendProblems(request, reply, begun.problems);
    },
  );
}

function draftRoute(app: App, world: QualityWorld): void {
  app.put(
    '/api/quality/checks/:id/draft',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary: 'Keep what was scored so far',
        params: idParams,
        body: draftBody,
        response: { 200: checkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const saved = await saveDraft(world, request.actor as Actor, request.params.id, request.body);
      return saved.ok ? checkAnswer(saved.value) : sendProblems(request, reply, saved.problems);
    },
  );
}

function submitRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/checks/:id/submit',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary: 'Submit a whole check: it becomes a fact, and the agent is told',
        params: idParams,
        body: draftBody,
        response: { 200: checkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const done = await submit(world, request.actor as Actor, request.params.id, request.body);
      return done.ok ? checkAnswer(done.value) : sendProblems(request, reply, done.problems);
    },
  );
}

function releaseRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/checks/:id/release',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary: 'Give a claimed conversation back to the queue',
        params: idParams,
        response: { 200: checkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const released: Result<Check> = await release(world, request.actor as Actor, request.params.id);
      return released.ok ? checkAnswer(released.value) : sendProblems(request, reply, released.problems);
    },
  );
}

function skipRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/checks/:id/skip',
    {
      config: SCORE,
      schema: {
        tags: TAGS,
        summary:
          'Take a claimed conversation out of the queue that cannot be scored; the next of its draw takes its place',
        params: idParams,
        body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
        response: {
          200: checkBody.extend({ next: z.string().nullable().describe('The check that takes its place.') }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const skipped = await skip(world, request.actor as Actor, request.params.id, request.body.reason);
      if (!skipped.ok) return sendProblems(request, reply, skipped.problems);
      return { ...checkAnswer(skipped.value.check), next: skipped.value.next };
    },
  );
}
