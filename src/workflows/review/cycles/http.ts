import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { ok, type Problem } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import type { PageOf } from '../../../platform/http/list.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import { cycleAnswer, cycleBody, cycleParams } from '../answers.node.ts';
import { CYCLE_STATES } from '../model.ts';
import { moverOf } from '../mover.node.ts';
import { MOVES, type MoveId } from '../moves.ts';
import type { ReviewWorld } from '../world.node.ts';
import { CYCLES, type CycleAnswer } from './list.node.ts';
import { moveCycle, openCycle, pageOfCycles } from './service.ts';

/** Cycles and their moves. */

const TAGS = ['reviews'];

export function cycleRoutes(app: App, world: ReviewWorld): void {
  cycleLists(app, world);
  openRoute(app, world);
  for (const { id } of MOVES) moveRoute(app, world, id);
}

const filter = z.object({
  period: z.string().max(40).optional(),
  state: z.enum(CYCLE_STATES).optional(),
});

function cycleLists(app: App, world: ReviewWorld): void {
  listRoutes(app, {
    at: '/api/reviews',
    config: { action: 'review.read' },
    tags: TAGS,
    summary: 'Review cycles, the newest period first, or as they are sorted',
    file: { name: 'reviews', summary: 'The same review cycles as a file: CSV or XLSX' },
    list: CYCLES,
    filter,
    pages: (asked, request) => ok(pagesOf(world, request, asked)),
    body: cycleBody,
    show: (row) => row,
  });
}

function pagesOf(
  { records }: ReviewWorld,
  { actor }: FastifyRequest,
  { period, state }: z.output<typeof filter>,
): PageOf<CycleAnswer> {
  return async (order, limit) => {
    const cycles = await pageOfCycles(records, { period, states: state && [state], order }, limit);
    return cycles.map((cycle) => cycleAnswer(cycle, actor));
  };
}

function openRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews',
    {
      config: { action: 'review.manage' },
      schema: {
        tags: TAGS,
        summary: 'Open a cycle for a month: everybody whose post has a form is judged; raters are drawn by the seed',
        body: z.strictObject({ period: z.string().min(1).max(40), seed: z.string().trim().min(1).max(100).optional() }),
        response: {
          200: z.object({
            cycle: cycleBody,
            people: z.number().int(),
            ratings: z.number().int(),
            findings: z.array(problemItem),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const opened = await openCycle(world, moverOf(request.actor as Actor), request.body);
      if (!opened.ok) return sendProblems(request, reply, opened.problems);
      const { cycle, people, ratings } = opened.value;
      const findings = opened.problems.map((problem: Problem) => itemOf(problem, request));
      return { cycle: cycleAnswer(cycle, request.actor), people, ratings, findings };
    },
  );
}

function moveRoute(app: App, world: ReviewWorld, move: MoveId): void {
  const { action, title } = MOVES.find((one) => one.id === move) as (typeof MOVES)[number];
  app.post(
    `/api/reviews/:id/${move}` as '/api/reviews/:id/move',
    {
      config: { action },
      schema: {
        tags: TAGS,
        summary: `${title.en}: move the cycle on`,
        params: cycleParams,
        body: z.strictObject({ reason: z.string().max(1000).default('') }),
        response: { 200: cycleBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { id: request.params.id, move, reason: request.body.reason };
      const moved = await moveCycle(world, moverOf(request.actor as Actor), asked);
      return moved.ok ? cycleAnswer(moved.value, request.actor) : sendProblems(request, reply, moved.problems);
    },
  );
}
