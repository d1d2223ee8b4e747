import { z } from 'zod';
import { type Actor, reachOf } from '../../../access/index.ts';
import { daysBetween } from '../../../base/period.ts';
import { say } from '../../../base/text.ts';
import type { App } from '../../../platform/http/app.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { cycleAnswer, cycleBody, cycleParams, entryStep, step } from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import { reassign } from '../ratings/service.ts';
import { remindByHand } from '../reminders/service.ts';
import type { ReviewWorld } from '../world.node.ts';
import { owedRoutes } from './owed/http.ts';
import { boardOf } from './service.ts';

/** The board of a cycle, who owes what, and what HR does about it. */

const TAGS = ['reviews'];

export function boardRoutes(app: App, world: ReviewWorld): void {
  boardRoute(app, world);
  owedRoutes(app, world);
  remindRoute(app, world);
  reassignRoute(app, world);
}

const countBody = z.object({
  team: z.string().nullable(),
  step: entryStep,
  owed: z.number().int(),
  given: z.number().int(),
  excused: z.number().int(),
  late: z.number().int(),
  due: z.string(),
});

const moveBody = z.object({
  id: z.string(),
  title: z.string(),
  wantsReason: z.boolean(),
  blocked: z.array(z.object({ code: z.string(), message: z.string(), fix: z.string() })),
});

const stepBody = z.object({
  step,
  opens: z.string(),
  due: z.string(),
  movable: z.boolean().describe('Whether HR can still move its day.'),
  moves: z
    .array(z.object({ from: z.string(), to: z.string(), why: z.string(), by: z.string(), at: z.string() }))
    .describe('How its day was moved, and why.'),
});

function boardRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id',
    {
      config: { action: 'review.read' },
      schema: {
        tags: TAGS,
        summary: 'A cycle’s board: its dated steps, what is owed by team and step, and the reader’s moves from here',
        params: cycleParams,
        response: {
          200: z.object({
            cycle: cycleBody,
            today: z.string(),
            steps: z.array(stepBody),
            counts: z.array(countBody),
            unsigned: z.number().int(),
            duties: z
              .array(
                z.object({
                  step,
                  who: z.string().describe('A name, or a role: hr, manager.'),
                  count: z.number().int(),
                  due: z.string(),
                  daysLate: z.number().int(),
                }),
              )
              .describe('What is owed after rating, and how late it is.'),
            moves: z.array(moveBody),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const board = await boardOf(world, request.params.id, moverOf(actor));
      if (!board.ok) return sendProblems(request, reply, board.problems);
      const { cycle, steps, counts, moves, duties, ...rest } = board.value;
      const lang = languageOf(request.headers['accept-language']);
      const mine = moves.filter(({ move }) => reachOf(actor, move.action) === 'all');
      const shownMoves = mine.map(({ move, blocked }) => ({
        id: move.id,
        title: say(move.title, lang),
        wantsReason: move.needs.includes('reason'),
        blocked: blocked.map(({ code, message, fix }) => ({ code, message: say(message, lang), fix: say(fix, lang) })),
      }));
      const owed = duties.map(({ step: of, name, count, due }) => {
        return { step: of, who: name, count, due, daysLate: Math.max(0, daysBetween(due, rest.today)) };
      });
      return {
        ...rest,
        duties: owed,
        cycle: cycleAnswer(cycle, actor),
        steps: steps.map(({ moves: made, ...one }) => ({ ...one, moves: made.map(({ step: _, ...move }) => move) })),
        counts: [...counts],
        moves: shownMoves,
      };
    },
  );
}

function remindRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews/:id/remind',
    {
      config: { action: 'review.manage' },
      schema: {
        tags: TAGS,
        summary: 'Remind those who owe ratings, once a day each: everybody, a team, a step, or the raters named',
        params: cycleParams,
        body: z.strictObject({
          team: z.string().max(200).optional(),
          step: entryStep.optional(),
          raters: z.array(z.string().max(200)).max(10_000).optional(),
        }),
        response: { 200: z.object({ told: z.number().int() }), default: problemBody },
      },
    },
    async (request, reply) => {
      const told = await remindByHand(world, moverOf(request.actor as Actor), request.params.id, request.body);
      return told.ok ? told.value : sendProblems(request, reply, told.problems);
    },
  );
}

function reassignRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews/:id/reassign',
    {
      config: { action: 'review.manage' },
      schema: {
        tags: TAGS,
        summary: 'Excuse a rater, or ask another lead in their place',
        params: cycleParams,
        body: z.strictObject({
          rater: z.string().max(200),
          step: entryStep,
          person: z.string().max(200),
          to: z.string().max(200).nullable().describe('Null excuses the rating.'),
          why: z.string().max(1000),
        }),
        response: { 200: z.object({ done: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { cycle: request.params.id, ...request.body };
      const done = await reassign(world, moverOf(request.actor as Actor), asked);
      return done.ok ? { done: true as const } : sendProblems(request, reply, done.problems);
    },
  );
}
