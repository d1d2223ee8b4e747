import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { searchEntries } from '../../../audit/service.ts';
import type { PlainDate } from '../../../base/period.ts';
import { say } from '../../../base/text.ts';
import { readPeople } from '../../../people/service.ts';
import type { App } from '../../../platform/http/app.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { eventsBody, sendEvents } from '../../../platform/jobs/http.ts';
import { jobProblem } from '../../../platform/jobs/problems.ts';
import { partialText, populationBody, runAnswer, runBody, runParams, textAnswer } from '../answers.node.ts';
import { findingGroups, standingOf } from '../closing/service.ts';
import { decide, MOVES, type MoveId, movesFrom } from '../moves.ts';
import { prospectRoute } from '../population/prospect/http.ts';
import { payrunProblem } from '../problems.ts';
import type { PayrunWorld } from '../world.node.ts';
import { runListRoutes } from './list/http.ts';
import { periodsUntil } from './periods.ts';
import { explainFindings, findRun, moveRun, prepareRun } from './service.ts';

/** Runs and their moves. Nothing here tells an amount: that is the review's, for those with sight of pay. */

export function runRoutes(app: App, world: PayrunWorld): void {
  runListRoutes(app, world);
  choicesRoute(app, world);
  prospectRoute(app, world);
  prepareRoute(app, world);
  detailRoute(app, world);
  for (const { id } of MOVES) moveRoute(app, world, id);
  explainRoute(app, world);
  eventsRoute(app, world);
}

const TAGS = ['pay runs'];

function choicesRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/choices',
    {
      config: { action: 'run.prepare' },
      schema: {
        tags: TAGS,
        summary: 'What a new run can be made of: the plans there are',
        response: {
          200: z.object({
            plans: z.array(z.object({ id: z.string(), title: partialText, pays: z.string() })),
            today: z.string(),
            periods: z
              .record(z.string(), z.array(z.string()))
              .describe('By what a plan pays: the running period and those before it, the newest first.'),
            posts: z.array(z.string()),
            teams: z.array(z.string()),
          }),
          default: problemBody,
        },
      },
    },
    async () => {
      const plans = new Map((await world.plans()).map(({ plan }) => [plan.id, plan]));
      const answers = [...plans.values()].map(({ id, title, pays }) => ({ id, title: textAnswer(title), pays }));
      const today = await world.today();
      const people = await readPeople(world.records, today);
      const values = (of: 'post' | 'team') => [...new Set(people.flatMap((one) => one[of] ?? []))].sort();
      return {
        plans: answers,
        today,
        periods: periodsUntil(today, (await world.month()).first, await oldestDay(world, today)),
        posts: values('post'),
        teams: values('team'),
      };
    },
  );
}

async function oldestDay({ imports }: PayrunWorld, today: PlainDate): Promise<PlainDate> {
  const known = (await imports?.()) ?? [];
  return known.reduce(
    (oldest, { undone, first }) => (undone === null && first !== null && first < oldest ? first : oldest),
    today,
  );
}

function prepareRoute(app: App, world: PayrunWorld): void {
  app.post(
    '/api/runs',
    {
      config: { action: 'run.prepare' },
      schema: {
        tags: TAGS,
        summary: 'Prepare a run: a period and a plan, with an inputs file where some values come by hand',
        body: z.strictObject({
          period: z.string().min(1).max(40),
          plan: z.string().min(1).max(200),
          inputs: z
            .strictObject({ file: z.string().min(1).max(200), text: z.string().max(1_500_000) })
            .nullable()
            .default(null),
          population: populationBody.nullable().default(null).describe('Null: everybody whom no other run pays.'),
        }),
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const made = await prepareRun(world, request.actor as Actor, request.body);
      return made.ok ? runAnswer(world.records, made.value) : sendProblems(request, reply, made.problems);
    },
  );
}

const moveBody = z.object({
  id: z.string(),
  title: z.string(),
  action: z.string(),
  wantsReason: z.boolean(),
  /** What stands in its way for the caller. */
  blocked: z.array(z.object({ code: z.string(), message: z.string(), fix: z.string() })),
});

const groupBody = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  count: z.number().int(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
});

const historyBody = z.object({
  at: z.string(),
  by: z.string(),
  action: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

function detailRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id',
    {
      config: { action: 'run.read' },
      schema: {
        tags: TAGS,
        summary: 'A run: its state, the moves the caller can make and what stands in their way, findings, history',
        params: runParams,
        response: {
          200: z.object({
            run: runBody,
            moves: z.array(moveBody),
            findings: z.array(groupBody),
            unanswered: z.number().int(),
            openQuestions: z.number().int(),
            history: z.array(historyBody),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const { records } = world;
      const run = await findRun(records, request.params.id);
      if (run === undefined) return sendProblems(request, reply, [payrunProblem('payrun.not-found')]);
      const lang = languageOf(request.headers['accept-language']);
      const standing = await standingOf(records, run, request.actor as Actor, '—', world.now());
      const moves = movesFrom(run.state).map((move) => {
        const decided = decide(move.id as MoveId, standing);
        const blocked = (decided.ok ? [] : decided.problems).map(({ code, message, fix }) => {
          return { code, message: say(message, lang), fix: say(fix, lang) };
        });
        const wantsReason = move.needs.includes('reason');
        return { id: move.id, title: say(move.title, lang), action: move.action, wantsReason, blocked };
      });
      const names = new Map(run.hands.map(({ account, name }) => [account, name]));
      if (run.approved) names.set(run.approved.by.account, run.approved.by.name);
      const entries = await searchEntries(records, { object: `run:${run.id}` }, 50);
      const history = entries.map(({ at, actor, action, detail }) => {
        return { at, by: names.get(actor) ?? actor, action, detail: { ...detail } };
      });
      const findings = [...(await findingGroups(records, run))];
      const { unanswered, openQuestions } = standing;
      return { run: await runAnswer(records, run), moves, findings, unanswered, openQuestions, history };
    },
  );
}

function moveRoute(app: App, world: PayrunWorld, move: MoveId): void {
  const { action, title } = MOVES.find((one) => one.id === move) as (typeof MOVES)[number];
  app.post(
    `/api/runs/:id/${move}` as '/api/runs/:id/move',
    {
      config: { action },
      schema: {
        tags: TAGS,
        summary: `${title.en}: move the run on`,
        params: runParams,
        body: z.strictObject({ reason: z.string().max(1000).default('') }),
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { id: request.params.id, move, reason: request.body.reason };
      const moved = await moveRun(world, request.actor as Actor, asked);
      return moved.ok ? runAnswer(world.records, moved.value) : sendProblems(request, reply, moved.problems);
    },
  );
}

function explainRoute(app: App, world: PayrunWorld): void {
  app.put(
    '/api/runs/:id/findings/:code',
    {
      config: { action: 'run.prepare' },
      schema: {
        tags: TAGS,
        summary: 'Give the written reason for all warnings of one code',
        params: runParams.extend({ code: z.string().max(200) }),
        body: z.strictObject({ reason: z.string().min(1).max(1000) }),
        response: { 200: runBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id, code } = request.params;
      const given = await explainFindings(world, request.actor as Actor, { id, code, reason: request.body.reason });
      return given.ok ? runAnswer(world.records, given.value) : sendProblems(request, reply, given.problems);
    },
  );
}

/** The job may be anybody's: whoever may look at the run may see how far it is. */
function eventsRoute(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs/:id/events',
    {
      config: { action: 'run.read' },
      compress: false,
      schema: {
        tags: TAGS,
        summary: 'The working out of a run as server-sent events: how many people of how many, until it is over',
        params: runParams,
        response: { 200: eventsBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const run = await findRun(world.records, request.params.id);
      if (run === undefined) return sendProblems(request, reply, [payrunProblem('payrun.not-found')]);
      if (run.job === null || world.queue === undefined)
        return sendProblems(request, reply, [jobProblem('job.not-found', { id: run.job ?? '—' })]);
      return sendEvents(world.queue, run.job, request, reply);
    },
  );
}
