import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, reachOf } from '../../access/index.ts';
import { isDate } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import { readPeople } from '../../people/service.ts';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { AREAS } from './model.ts';
import { approve, type GoalsWorld, giveBack, goalSets, propose } from './service.ts';

/** Goals of posts: open to everybody they are for, proposed by leads and HR, approved by a manager. */

export const GOALS_STATUS = {
  'goals.not-found': 404,
  'goals.own-proposal': 403,
  'goals.decided-already': 409,
} as const;

const goalBody = z.object({
  area: z.enum(AREAS),
  goal: z.string(),
  metric: z.string().nullable(),
  target: z.string().nullable().describe('In the metric’s unit.'),
});
const goalsBody = z.object({
  today: z.string(),
  month: z.string().describe('The newest with activity.'),
  posts: z.array(z.string()).describe('Of the people on the roster.'),
  ownPost: z.string().nullable(),
  rows: z.array(
    z.object({
      set: z.string(),
      post: z.string(),
      from: z.string(),
      state: z.enum(['waiting', 'ahead', 'now']),
      goals: z.array(goalBody),
      why: z.string(),
      proposedBy: z.string(),
      approvedBy: z.string().nullable(),
      mine: z.boolean().describe('Proposed by the caller, who cannot decide on it.'),
    }),
  ),
});

export function goalRoutes(app: App, world: GoalsWorld): void {
  listRoute(app, world);
  proposeRoute(app, world);
  decideRoute(app, world, 'approve', 'Approve goals: from their day on they are the post’s', approve);
  decideRoute(app, world, 'return', 'Give proposed goals back, and say why', giveBack);
}

const TAGS = ['goals'];

async function answer(world: GoalsWorld, actor: Actor): Promise<z.output<typeof goalsBody>> {
  const today = await world.today();
  const people = await readPeople(world.records, today);
  const posts = [...new Set(people.flatMap(({ post }) => post ?? []))].sort();
  const ownPost = people.find(({ id }) => id === actor.account.person)?.post ?? null;
  // What is not approved yet is the business of those who propose and approve.
  const sees = (['goal.propose', 'goal.approve'] as const).some((action) => reachOf(actor, action) === 'all');
  const rows = (await goalSets(world)).filter(({ state }) => sees || state !== 'waiting');
  return {
    ...{ today, posts, ownPost, month: (await world.month()).text },
    rows: rows.map(({ account, goals, ...set }) => ({
      ...set,
      goals: goals.map((goal) => ({ ...goal })),
      mine: account === actor.account.id,
    })),
  };
}

async function answerDone(world: GoalsWorld, request: FastifyRequest, reply: FastifyReply, done: Result<null>) {
  return done.ok ? answer(world, request.actor as Actor) : sendProblems(request, reply, done.problems);
}

function listRoute(app: App, world: GoalsWorld): void {
  app.get(
    '/api/goals',
    {
      config: { action: 'goal.read' },
      schema: {
        tags: TAGS,
        summary: 'The goals of every post: in force, to come, and, for those who decide, waiting',
        response: { 200: goalsBody, default: problemBody },
      },
    },
    async (request) => answer(world, request.actor as Actor),
  );
}

function proposeRoute(app: App, world: GoalsWorld): void {
  app.post(
    '/api/goals',
    {
      config: { action: 'goal.propose' },
      schema: {
        tags: TAGS,
        summary: 'Propose the goals of a post from a day on; they hold once somebody above approved them',
        body: z.strictObject({
          post: z.string().trim().min(1).max(100),
          from: z.string().refine(isDate, 'YYYY-MM-DD'),
          why: z.string().trim().min(1).max(500),
          goals: z
            .array(
              z.strictObject({
                area: z.enum(AREAS),
                goal: z.string().trim().min(1).max(300),
                metric: z.string().max(200).nullable().default(null),
                target: z.string().max(40).nullable().default(null).describe('`95%` or `300`.'),
              }),
            )
            .min(1)
            .max(20),
        }),
        response: { 200: goalsBody, default: problemBody },
      },
    },
    async (request, reply) =>
      answerDone(world, request, reply, await propose(world, request.actor as Actor, request.body)),
  );
}

function decideRoute(
  app: App,
  world: GoalsWorld,
  move: 'approve' | 'return',
  summary: string,
  make: typeof approve,
): void {
  app.post(
    `/api/goals/:set/${move}` as '/api/goals/:set/move',
    {
      config: { action: 'goal.approve' },
      schema: {
        tags: TAGS,
        summary,
        params: z.object({ set: z.string().max(100) }),
        body: z.strictObject({
          why: move === 'return' ? z.string().trim().min(1).max(500) : z.string().max(500).default(''),
        }),
        response: { 200: goalsBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const decision = { set: request.params.set, why: request.body.why };
      return answerDone(world, request, reply, await make(world, request.actor as Actor, decision));
    },
  );
}
