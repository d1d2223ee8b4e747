import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { resultParams, talkAnswer, talkBody, talkQuery } from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import type { ReviewWorld } from '../world.node.ts';
import { signTalk, talksOfTeam, writeTalk } from './service.ts';

/** Talks over HTTP. */

const TAGS = ['reviews'];

export function talkRoutes(app: App, world: ReviewWorld): void {
  teamRoute(app, world);
  writeRoute(app, world);
  signRoute(app, world);
}

function teamRoute(app: App, world: ReviewWorld): void {
  const row = z.object({
    cycle: z.string(),
    period: z.string(),
    person: z.string(),
    name: z.string(),
    heldOn: z.string().nullable(),
    leadSigned: z.boolean(),
    personSigned: z.boolean(),
  });
  app.get(
    '/api/reviews/talks',
    {
      config: { action: 'review.talk' },
      schema: {
        tags: TAGS,
        summary: 'Those whom I lead in released cycles, and where each talk stands',
        response: { 200: z.object({ rows: z.array(row) }), default: problemBody },
      },
    },
    async (request) => {
      const { person } = (request.actor as Actor).account;
      return { rows: person === null ? [] : [...(await talksOfTeam(world.records, person))] };
    },
  );
}

function writeRoute(app: App, world: ReviewWorld): void {
  app.put(
    '/api/people/:person/reviews/:id/talk',
    {
      config: { action: 'review.talk', person: 'params.person' },
      schema: {
        tags: TAGS,
        summary: 'Write down the talk about a result, with the improvement plan; what was signed before is signed anew',
        params: resultParams,
        body: talkQuery,
        response: { 200: talkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, id } = request.params;
      const talk = await writeTalk(world, moverOf(request.actor as Actor), { cycle: id, person }, request.body);
      return talk.ok ? talkAnswer(talk.value) : sendProblems(request, reply, talk.problems);
    },
  );
}

function signRoute(app: App, world: ReviewWorld): void {
  app.post(
    '/api/people/:person/reviews/:id/sign',
    {
      config: { action: 'review.sign', person: 'params.person' },
      schema: {
        tags: TAGS,
        summary: 'Sign the talk: the person, with a remark where wished, and whoever held it',
        params: resultParams,
        body: z.strictObject({ remark: z.string().trim().max(2000).default('') }),
        response: { 200: talkBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, id } = request.params;
      const place = { cycle: id, person };
      const talk = await signTalk(world, moverOf(request.actor as Actor), place, request.body.remark);
      return talk.ok ? talkAnswer(talk.value) : sendProblems(request, reply, talk.problems);
    },
  );
}
