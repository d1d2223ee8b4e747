import { z } from 'zod';
import { type Actor, reachOf } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import {
  cycleAnswer,
  cycleBody,
  cycleParams,
  partialText,
  reasonBody,
  resultParams,
  talkAnswer,
  talkBody,
  textAnswer,
} from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { findTalk } from '../talks/service.ts';
import type { ReviewWorld } from '../world.node.ts';
import { correctRating, resultFor, resultsOf, type ShownResult, withdrawCorrection } from './service.ts';

/** Released results: for the person, their lead, HR and managers. Before the release none of these routes knows of any. */

const TAGS = ['reviews'];
const OF_PERSON = { action: 'review.result', person: 'params.person' } as const;

export function resultRoutes(app: App, world: ReviewWorld): void {
  listRoute(app, world);
  oneRoute(app, world);
  whyRoute(app, world);
  correctRoute(app, world);
  withdrawRoute(app, world);
}

const gradeBody = z.object({ id: z.string(), title: partialText });

const listedBody = z.object({
  cycle: z.string(),
  period: z.string(),
  title: partialText.describe('The form’s.'),
  score: z.string().nullable(),
  grade: gradeBody.nullable(),
  releasedAt: z.string().nullable(),
});

function listedAnswer({ cycle, form, appraisal }: ShownResult): z.output<typeof listedBody> {
  const { score, grade } = appraisal;
  return {
    cycle: cycle.id,
    period: cycle.period,
    title: textAnswer(form.title),
    score: score?.round(2, 'half-up').toString() ?? null,
    grade: grade && { id: grade.id, title: textAnswer(grade.title) },
    releasedAt: cycle.releasedAt,
  };
}

function listRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/people/:person/reviews',
    {
      config: OF_PERSON,
      schema: {
        tags: TAGS,
        summary: 'Somebody’s released results, the newest first',
        params: z.object({ person: z.string().max(200) }),
        response: { 200: z.object({ rows: z.array(listedBody) }), default: problemBody },
      },
    },
    async (request) => ({ rows: (await resultsOf(world, request.params.person)).map(listedAnswer) }),
  );
}

const sourceBody = z.object({
  source: z.string(),
  score: z.string().nullable(),
  raters: z.number().int(),
  share: z.string(),
});

const itemBody = z.object({
  id: z.string(),
  title: partialText,
  weight: z.string(),
  measured: z.string().nullable().describe('The metric, where it is measured.'),
  score: z.string().nullable(),
  share: z.string(),
  sources: z.array(sourceBody),
});

const factBody = z.object({
  id: z.string(),
  item: z.string(),
  source: z.string(),
  score: z.string(),
  by: z.string(),
  corrected: z.boolean().describe('It replaced what somebody had said.'),
  why: z.string(),
});

const resultBody = listedBody.extend({
  review: cycleBody,
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  items: z.array(itemBody),
  facts: z.array(factBody).describe('For HR, who may correct them; empty for others.'),
  said: z
    .array(z.object({ score: z.string().nullable(), at: z.string(), why: z.string() }))
    .describe('The total as it was released, then as it was corrected since.'),
  contestable: z
    .array(z.object({ id: z.string(), item: z.string(), source: z.string() }))
    .describe('The facts that an appeal can name.'),
  talk: talkBody.nullable(),
});

function oneRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/people/:person/reviews/:id',
    {
      config: OF_PERSON,
      schema: {
        tags: TAGS,
        summary: 'A released result: items, sources, the talk',
        params: resultParams,
        response: { 200: resultBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, id } = request.params;
      const result = await resultFor(world, person, id);
      if (!result.ok) return sendProblems(request, reply, result.problems);
      const talk = await findTalk(world.records, id, person);
      const corrects = reachOf(request.actor as Actor, 'review.correct') === 'all';
      return {
        ...resultAnswer(result.value, request.actor),
        facts: corrects ? factsAnswer(result.value) : [],
        said: [...result.value.said],
        contestable: contestable(result.value),
        talk: talk ? talkAnswer(talk) : null,
      };
    },
  );
}

function resultAnswer(
  shown: ShownResult,
  reader: Actor | null,
): Omit<z.output<typeof resultBody>, 'facts' | 'said' | 'contestable' | 'talk'> {
  const { subject, form, appraisal, cycle } = shown;
  const items = appraisal.items.map(({ item, score, share, rated }) => {
    const measured = form.items.find(({ id }) => id === item.id)?.measured ?? null;
    const sources = (rated?.sources ?? []).map((one) => {
      const said = one.score?.round(2, 'half-up').toString() ?? null;
      return { source: one.source, score: said, raters: one.raters, share: one.share.toDigits(4) };
    });
    return {
      id: item.id,
      title: textAnswer(item.title),
      weight: item.weight.toString(),
      measured: measured?.metric ?? null,
      score: score?.round(2, 'half-up').toString() ?? null,
      share: share.toDigits(4),
      sources: measured ? sources.filter(({ score: said }) => said !== null) : sources,
    };
  });
  const { person, name, team } = subject;
  return { ...listedAnswer(shown), review: cycleAnswer(cycle, reader), person, name, team, items };
}

function contestable({ facts }: ShownResult) {
  return facts.map(({ id, data }) => ({ id, item: String(data.item), source: String(data.source) }));
}

function factsAnswer({ facts }: ShownResult): z.output<typeof factBody>[] {
  return facts.map(({ id, data, by, why }) => {
    const { item, source, score, rated_by } = data;
    const texts = { item: String(item), source: String(source), score: String(score) };
    return { id, ...texts, by, corrected: rated_by !== undefined, why };
  });
}

function whyRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/people/:person/reviews/:id/why',
    {
      config: OF_PERSON,
      schema: {
        tags: TAGS,
        summary: 'Why the result is what it is, down to who said what; peers only as their mean',
        params: resultParams,
        querystring: z.object({ item: z.string().max(100).optional().describe('Only this item.') }),
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const result = await resultFor(world, request.params.person, request.params.id);
      if (!result.ok) return sendProblems(request, reply, result.problems);
      const { item } = request.query;
      const { reason } = result.value;
      const part = item === undefined ? reason : reason.parts.find(({ id }) => id === item);
      return part ? (part as never) : sendProblems(request, reply, [reviewProblem('review.no-result')]);
    },
  );
}

const factId = z.string().regex(/^[0-9a-f]{40}$/);
const why = z.string().trim().min(1).max(1000);

function correctRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews/:id/corrections',
    {
      config: { action: 'review.correct' },
      schema: {
        tags: TAGS,
        summary: 'Correct a released rating by a fact that replaces it',
        params: cycleParams,
        body: z.strictObject({ fact: factId, score: z.string().max(10), why }),
        response: { 200: z.object({ fact: z.string() }), default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { cycle: request.params.id, ...request.body };
      const corrected = await correctRating(world, moverOf(request.actor as Actor), asked);
      return corrected.ok ? { fact: corrected.value.id } : sendProblems(request, reply, corrected.problems);
    },
  );
}

function withdrawRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/reviews/:id/corrections/withdraw',
    {
      config: { action: 'review.correct' },
      schema: {
        tags: TAGS,
        summary: 'Take a correction back: what stood before stands again',
        params: cycleParams,
        body: z.strictObject({ fact: factId, why }),
        response: { 200: z.object({ done: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { cycle: request.params.id, ...request.body };
      const done = await withdrawCorrection(world, moverOf(request.actor as Actor), asked);
      return done.ok ? { done: true as const } : sendProblems(request, reply, done.problems);
    },
  );
}
