import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { Decimal } from '../../../base/decimal.ts';
import { say } from '../../../base/text.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { fileAnswer, sendFile } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { fileQuery } from '../../../platform/http/list.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { cycleParams, hand, partialText, reasonBody, resultParams, textAnswer } from '../answers.node.ts';
import { formsOf } from '../cycle.ts';
import type { Form } from '../model.ts';
import { moverOf } from '../mover.node.ts';
import { exportResults } from '../workbook/service.ts';
import type { ReviewWorld } from '../world.node.ts';
import { adjust, type Calibration, calibrationOf, sumFor } from './service.ts';

/** Sums and calibration: for those who calibrate, each without their own. */

const TAGS = ['reviews'];

export function calibrationRoutes(app: App, world: ReviewWorld): void {
  sumsRoute(app, world);
  distributionRoute(app, world);
  whyRoute(app, world);
  adjustRoute(app, world);
  exportRoute(app, world);
}

const adjustmentBody = z.object({
  item: z.string(),
  title: partialText,
  score: z.string(),
  why: z.string(),
  by: hand,
  at: z.string(),
});

const sumBody = z.object({
  person: z.string(),
  name: z.string(),
  post: z.string().nullable(),
  team: z.string().nullable(),
  form: z.string(),
  score: z.string().nullable(),
  grade: z.string().nullable(),
  adjustments: z.array(adjustmentBody),
});

/** People read two places; the why keeps every digit. */
function sumAnswer(
  { measured: _, lead: __, adjustments, ...sum }: Calibration['people'][number],
  forms: readonly Form[],
) {
  const items = forms.find(({ id }) => id === sum.form)?.items ?? [];
  const score = sum.score === null ? null : Decimal.of(sum.score).round(2, 'half-up').toString();
  const told = adjustments.map(({ person: ___, ...one }) => {
    return { ...one, title: textAnswer(items.find(({ id }) => id === one.item)?.title ?? {}) };
  });
  return { ...sum, score, adjustments: told };
}

function sumsRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/sums',
    {
      config: { action: 'review.calibrate' },
      schema: {
        tags: TAGS,
        summary: 'Everybody’s sum and grade, by team and person: as it would be released, or as it was',
        params: cycleParams,
        querystring: pageQuery.extend({
          team: z.string().max(200).optional(),
          grade: z.string().max(100).optional(),
          q: z.string().max(100).optional().describe('Part of a name or number.'),
        }),
        response: { 200: pageOf(sumBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, team, grade, q } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 1)?.[0];
      if (cursor !== undefined && typeof after !== 'string')
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const found = await calibrationOf(world, request.params.id, moverOf(request.actor as Actor));
      if (!found.ok) return sendProblems(request, reply, found.problems);
      const rows = found.value.people.filter(
        (one) =>
          (team === undefined || one.team === team) &&
          (grade === undefined || one.grade === grade) &&
          (q === undefined || one.name.includes(q) || one.person.includes(q)) &&
          (typeof after !== 'string' || one.person > after),
      );
      const forms = formsOf(found.value.cycle);
      const shown = rows.slice(0, limit + 1).map((row) => sumAnswer(row, forms));
      return cut(shown, limit, (row) => [row.person]);
    },
  );
}

const shareBody = z.object({
  grade: z.string(),
  title: partialText,
  people: z.number().int(),
  share: z.string(),
  advised: z.string().nullable(),
});
const forcedBody = z.object({
  person: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  points: z.string().describe('How far the score is from the grade that the rank would give.'),
});

function distributionRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/distribution',
    {
      config: { action: 'review.calibrate' },
      schema: {
        tags: TAGS,
        summary: 'How grades fall beside the advised shares, and whom forcing them would move; nothing is moved',
        params: cycleParams,
        response: {
          200: z.object({
            forms: z.array(
              z.object({
                form: z.string(),
                title: partialText,
                grades: z.array(shareBody),
                forced: z.array(forcedBody),
              }),
            ),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const found = await calibrationOf(world, request.params.id, moverOf(request.actor as Actor));
      if (!found.ok) return sendProblems(request, reply, found.problems);
      const { cycle, people, distributions } = found.value;
      const names = new Map(people.map(({ person, name }) => [person, name]));
      const forms = formsOf(cycle).map((form) => {
        const { grades = [], forced = [] } = distributions.get(form.id) ?? {};
        const title = (id: string) => textAnswer(form.grades.find((one) => one.id === id)?.title ?? {});
        return {
          form: form.id,
          title: textAnswer(form.title),
          grades: grades.map(({ share, advised, ...one }) => {
            return { ...one, title: title(one.grade), share: share.toDigits(4), advised: advised?.toDigits(4) ?? null };
          }),
          forced: forced.map(({ points, ...move }) => {
            return { ...move, name: names.get(move.person) ?? move.person, points: points.toDigits(2) };
          }),
        };
      });
      return { forms };
    },
  );
}

function whyRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/sums/:person/why',
    {
      config: { action: 'review.calibrate' },
      schema: {
        tags: TAGS,
        summary: 'Why somebody’s sum is what it is: items and sources; peers only as their mean',
        params: resultParams,
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id, person } = request.params;
      const reason = await sumFor(world, id, person, moverOf(request.actor as Actor));
      return reason.ok ? (reason.value as never) : sendProblems(request, reply, reason.problems);
    },
  );
}

function adjustRoute(app: App, world: ReviewWorld): void {
  app.put(
    '/api/reviews/:id/adjustments',
    {
      config: { action: 'review.calibrate' },
      schema: {
        tags: TAGS,
        summary: 'Calibrate: say what a lead’s score ought to be, and why; null takes it back',
        params: cycleParams,
        body: z.strictObject({
          person: z.string().max(200),
          item: z.string().max(100),
          score: z.string().max(10).nullable(),
          why: z.string().max(1000),
        }),
        response: {
          200: z.object({ score: z.string().nullable(), grade: z.string().nullable() }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const asked = { id: request.params.id, ...request.body };
      const done = await adjust(world, moverOf(request.actor as Actor), asked);
      if (!done.ok) return sendProblems(request, reply, done.problems);
      return { score: done.value.score, grade: done.value.grade };
    },
  );
}

function exportRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/sums/workbook',
    {
      config: { action: 'review.calibrate' },
      schema: {
        tags: TAGS,
        summary: 'Sums and grades as a workbook; no single rating is in it',
        params: cycleParams,
        querystring: fileQuery,
        response: { 200: fileAnswer('xlsx'), default: problemBody },
      },
    },
    async (request, reply) => {
      const found = await calibrationOf(world, request.params.id, moverOf(request.actor as Actor));
      if (!found.ok) return sendProblems(request, reply, found.problems);
      const { lang = languageOf(request.headers['accept-language']) } = request.query;
      const grades = new Map(
        formsOf(found.value.cycle).flatMap((form) =>
          form.grades.map(({ id, title }) => [id, say(title, lang)] as const),
        ),
      );
      const body = await exportResults(found.value, grades, lang);
      return sendFile(reply, { name: `review-${found.value.cycle.period}-results`, format: 'xlsx', body });
    },
  );
}
