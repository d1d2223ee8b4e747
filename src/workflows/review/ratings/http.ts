import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { Result } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { fileAnswer, sendFile } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import { cycleParams, entryStep, sheetAnswer, sheetBody } from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import { exportSheet, importSheet } from '../workbook/service.ts';
import type { ReviewWorld } from '../world.node.ts';
import { cyclesOf, type RaterSheet, rate, sheetOf, takeBack } from './service.ts';

/** One's own ratings. The rater is always the account's person: nobody reads or writes another's. */

const TAGS = ['reviews'];
const OWN = { action: 'review.rate' } as const;

export function ratingRoutes(app: App, world: ReviewWorld): void {
  mineRoute(app, world);
  sheetRoute(app, world);
  rateRoute(app, world);
  takeBackRoute(app, world);
  exportRoute(app, world);
  importRoute(app, world);
}

const raterOf = (request: FastifyRequest) => (request.actor as Actor).account.person;

function answered(request: FastifyRequest, reply: FastifyReply, sheet: Result<RaterSheet>) {
  return sheet.ok ? sheetAnswer(sheet.value, request.actor) : sendProblems(request, reply, sheet.problems);
}

function mineRoute(app: App, world: ReviewWorld): void {
  const row = z.object({
    cycle: z.string(),
    period: z.string(),
    step: entryStep,
    owed: z.number().int(),
    given: z.number().int(),
    opens: z.string(),
    due: z.string(),
  });
  app.get(
    '/api/reviews/mine',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'What I was asked to rate in the cycles that are open',
        response: { 200: z.object({ rows: z.array(row), today: z.string() }), default: problemBody },
      },
    },
    async (request) => {
      const rows = await cyclesOf(world, raterOf(request));
      return { rows: [...rows], today: await world.today() };
    },
  );
}

function sheetRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/ratings',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'My ratings in a cycle: whom I was asked about, the items, what I have said so far',
        params: cycleParams,
        response: { 200: sheetBody, default: problemBody },
      },
    },
    async (request, reply) => answered(request, reply, await sheetOf(world, request.params.id, raterOf(request))),
  );
}

const score = z.string().max(10).nullable().describe('0 to 100; null: cannot judge.');

function rateRoute(app: App, world: ReviewWorld): void {
  app.put(
    '/api/reviews/:id/ratings',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'Give ratings, several people at once; all or none are taken',
        params: cycleParams,
        body: z.strictObject({
          ratings: z
            .array(
              z.strictObject({
                step: entryStep,
                person: z.string().max(200),
                scores: z.record(z.string().max(100), score),
                note: z.string().max(2000).default(''),
                done: z.boolean().describe('False keeps a draft, which is still owed.'),
              }),
            )
            .max(1000),
        }),
        response: { 200: sheetBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { cycle: request.params.id, ...request.body };
      return answered(request, reply, await rate(world, moverOf(request.actor as Actor), raterOf(request), asked));
    },
  );
}

function takeBackRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews/:id/ratings/take-back',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'Take one of my ratings back while ratings are open, as if it had never been written',
        params: cycleParams,
        body: z.strictObject({ step: entryStep, person: z.string().max(200) }),
        response: { 200: sheetBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { cycle: request.params.id, ...request.body };
      return answered(request, reply, await takeBack(world, moverOf(request.actor as Actor), raterOf(request), asked));
    },
  );
}

function exportRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/ratings/workbook',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'My ratings as a workbook to fill in and send back',
        params: cycleParams,
        response: { 200: fileAnswer('xlsx'), default: problemBody },
      },
    },
    async (request, reply) => {
      const sheet = await sheetOf(world, request.params.id, raterOf(request));
      if (!sheet.ok) return sendProblems(request, reply, sheet.problems);
      const body = await exportSheet(sheet.value, languageOf(request.headers['accept-language']));
      return sendFile(reply, { name: `review-${sheet.value.cycle.period}`, format: 'xlsx', body });
    },
  );
}

function importRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews/:id/ratings/workbook',
    {
      config: OWN,
      schema: {
        tags: TAGS,
        summary: 'Give ratings by the filled workbook; every problem is told with its sheet, row and column',
        params: cycleParams,
        body: z.strictObject({ file: z.string().min(1).max(200), base64: z.string().max(1_500_000) }),
        response: {
          200: z.object({
            sheet: sheetBody,
            given: z.number().int(),
            drafts: z.number().int(),
            findings: z.array(problemItem),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const asked = { cycle: request.params.id, ...request.body };
      const read = await importSheet(world, moverOf(request.actor as Actor), raterOf(request), asked);
      if (!read.ok) return sendProblems(request, reply, read.problems);
      const { sheet, given, drafts } = read.value;
      return {
        sheet: sheetAnswer(sheet, request.actor),
        given,
        drafts,
        findings: read.problems.map((one) => itemOf(one, request)),
      };
    },
  );
}
