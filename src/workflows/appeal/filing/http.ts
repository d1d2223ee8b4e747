import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { pageOf, pageQuery } from '../../../platform/http/cursor.ts';
import { type PageOf, sendPage } from '../../../platform/http/list.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import {
  appealAnswer,
  appealBody,
  appealHead,
  headAnswer,
  idParams,
  namedItem,
  objectQuery,
  personParams,
  reasonText,
  TAGS,
  text,
} from '../answers.node.ts';
import { namedItems } from '../objects/service.ts';
import { APPEALS, type AppealRow } from '../reading/list.node.ts';
import { paySight, viewOf } from '../reading/service.ts';
import { selectAppeals } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';
import { answerDecision, fileAppeal, outlook } from './service.ts';

/** The appellant's routes: look, file, answer. */

export function filingRoutes(app: App, world: AppealWorld): void {
  outlookRoute(app, world);
  fileRoute(app, world);
  ownListRoute(app, world);
  for (const move of ['accept', 'withdraw'] as const) answerRoute(app, world, move, z.strictObject({}));
  const asking = z.strictObject({ reason: reasonText });
  for (const move of ['ask-joint', 'ask-director'] as const) answerRoute(app, world, move, asking);
}

const OWN = { action: 'appeal.file', person: 'params.person' } as const;

const outlookBody = z.object({
  kind: z.string(),
  ref: z.string(),
  title: text,
  value: z.string().nullable(),
  unit: z.string(),
  day: z.string(),
  page: z.string().nullable(),
  details: z.record(z.string(), z.string().nullable()),
  items: z.array(namedItem).describe('Of a check: what it took something off for. An appeal may name some of it.'),
  knownAt: z.string(),
  windowUntil: z.string().describe('The last day to file.'),
  over: z.boolean(),
  reviewBy: z.string(),
  existing: z.object({ id: z.string(), number: z.number().int() }).nullable(),
});

function outlookRoute(app: App, world: AppealWorld): void {
  app.get(
    '/api/people/:person/appeals/outlook',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'What an appeal about one of my numbers would mean: the number, the window, the days of each step',
        params: personParams,
        querystring: objectQuery,
        response: { 200: outlookBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await outlook(world, { ...request.query, ...request.params });
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { object, ...rest } = seen.value;
      const { kind, ref, title, value, unit, day, page, details, knownAt } = object;
      const items = await namedItems(world, object);
      const hidden = unit === 'yuan' && !(await paySight(world, request.actor as Actor))(request.params.person);
      const number = { kind, ref, unit, day, page, knownAt, items, value: hidden ? null : value };
      return { ...number, title: { ...title }, details: { ...details }, ...rest };
    },
  );
}

function fileRoute(app: App, world: AppealWorld): void {
  app.post(
    '/api/people/:person/appeals',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'Contest one of my numbers',
        params: personParams,
        body: z.strictObject({
          ...objectQuery.shape,
          statement: reasonText.describe('What is wrong, and why.'),
          wish: z.string().trim().max(1000).default('').describe('What it should be.'),
          rows: z.array(z.string().max(500)).max(20).default([]).describe('Rows that support it.'),
          items: z
            .array(z.string().max(200))
            .max(50)
            .default([])
            .describe('Of a check: the contested items; none means all of them.'),
          question: z.string().max(100).nullable().default(null).describe('The payslip question that it came from.'),
        }),
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const filed = await fileAppeal(world, actor, { ...request.body, ...request.params });
      if (!filed.ok) return sendProblems(request, reply, filed.problems);
      return appealAnswer(await viewOf(world, actor, filed.value));
    },
  );
}

function ownListRoute(app: App, world: AppealWorld): void {
  app.get(
    '/api/people/:person/appeals',
    {
      config: { action: 'appeal.read', person: 'params.person' },
      schema: {
        tags: TAGS,
        summary: 'A person’s appeals, the newest first',
        params: personParams,
        querystring: pageQuery,
        response: { 200: pageOf(appealHead), default: problemBody },
      },
    },
    async (request, reply) => {
      const people = new Set([request.params.person]);
      const pages: PageOf<AppealRow> = async (order, limit) =>
        (await selectAppeals(world.records, { people, order }, limit)).map(headAnswer);
      const newest = { ...request.query, sort: 'filed', down: '1' } as const;
      return sendPage({ request, reply }, APPEALS, newest, pages, (row) => row);
    },
  );
}

const SUMMARIES = {
  accept: 'Accept the decision on my appeal',
  withdraw: 'Withdraw my appeal; what was decided below stands',
  'ask-joint': 'Ask for a joint review of my appeal',
  'ask-director': 'Ask the director for the final word on my appeal',
} as const;

function answerRoute(
  app: App,
  world: AppealWorld,
  move: keyof typeof SUMMARIES,
  body: z.ZodObject<{ reason?: typeof reasonText }>,
): void {
  app.post(
    `/api/appeals/:id/${move}`,
    {
      config: { action: 'appeal.file' },
      schema: {
        tags: TAGS,
        summary: SUMMARIES[move],
        params: idParams,
        body,
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const { reason = '' } = request.body as { readonly reason?: string };
      const answered = await answerDecision(world, actor, { id: request.params.id, move, reason });
      if (!answered.ok) return sendProblems(request, reply, answered.problems);
      return appealAnswer(await viewOf(world, actor, answered.value));
    },
  );
}
