import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { appealAnswer, appealBody, appealHead, headAnswer, idParams, TAGS } from '../answers.node.ts';
import { APPEAL_STATES, OBJECT_KINDS } from '../model.ts';
import { selectAppeals } from '../store.ts';
import type { AppealWorld } from '../world.node.ts';
import { readAppeal } from './service.ts';

/** Appeals as whoever may see them does. */

export function readingRoutes(app: App, world: AppealWorld): void {
  app.get(
    '/api/appeals',
    {
      config: { action: 'appeal.read' },
      schema: {
        tags: TAGS,
        summary: 'Appeals of the people I reach, the newest first',
        querystring: pageQuery.extend({
          state: z.enum(APPEAL_STATES).optional(),
          kind: z.enum(OBJECT_KINDS).optional(),
          ref: z.string().max(600).optional().describe('The number they are about: `contact:C1`.'),
        }),
        response: { 200: pageOf(appealHead), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, state, kind, ref } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      if (cursor !== undefined && (after === undefined || Number.isNaN(Date.parse(String(after[0])))))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const people = await request.reachable();
      const states = state === undefined ? undefined : [state];
      const filter = { people, states, kind, ref, after: after as [string, string] | undefined };
      const rows = await selectAppeals(world.records, filter, limit + 1);
      return cut(rows.map(headAnswer), limit, (row) => [row.filedAt, row.id]);
    },
  );
  app.get(
    '/api/appeals/:id',
    {
      // A seat of the joint review reads it too, whomever it reaches otherwise.
      config: { action: 'appeal.precedent' },
      schema: {
        tags: TAGS,
        summary: 'An appeal: the number, what was said and decided, and what the reader may do',
        params: idParams,
        response: { 200: appealBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const found = await readAppeal(world, request.actor as Actor, request.params.id);
      return found.ok ? appealAnswer(found.value) : sendProblems(request, reply, found.problems);
    },
  );
}
