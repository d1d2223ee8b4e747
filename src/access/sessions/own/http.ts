import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { doneBody, idParams } from '../../answers.ts';
import type { Actor } from '../../model.ts';
import type { World } from '../../world.node.ts';
import { endOtherSessions, endSession, listSessions } from '../service.ts';

/** Where one is signed in, and ending what one does not know. */

const TAGS = ['access'];
const self = { action: 'account.self' } as const;

const sessionBody = z.object({
  id: z.string(),
  device: z.string().describe('What the browser said that it is.'),
  since: z.string(),
  seen: z.string(),
  current: z.boolean().describe('The one that asks.'),
});

export function ownSessionRoutes(app: App, world: World): void {
  listRoute(app, world);
  endRoute(app, world);
  endOthersRoute(app, world);
}

const actorOf = (request: FastifyRequest) => request.actor as Actor;

function listRoute(app: App, world: World): void {
  app.get(
    '/api/me/sessions',
    {
      config: self,
      schema: {
        tags: TAGS,
        summary: 'Where I am signed in, the last used first',
        response: { 200: z.object({ rows: z.array(sessionBody) }), default: problemBody },
      },
    },
    async (request) => {
      const { account, sessionId } = actorOf(request);
      const rows = await listSessions(world, account.id);
      return { rows: rows.map((row) => ({ ...row, current: row.id === sessionId })) };
    },
  );
}

function endRoute(app: App, world: World): void {
  app.delete(
    '/api/me/sessions/:id',
    {
      config: self,
      schema: {
        tags: TAGS,
        summary: 'End one of my sessions',
        params: idParams,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const ended = await endSession(world, actorOf(request).account.id, request.params.id);
      return ended.ok ? { done: true as const } : sendProblems(request, reply, ended.problems);
    },
  );
}

function endOthersRoute(app: App, world: World): void {
  app.post(
    '/api/me/sessions/end-others',
    {
      config: self,
      schema: {
        tags: TAGS,
        summary: 'End all my sessions but this',
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request) => {
      const { account, via, sessionId } = actorOf(request);
      await endOtherSessions(world, account.id, via === 'session' ? sessionId : null);
      return { done: true as const };
    },
  );
}
