import { z } from 'zod';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { doneBody, idParams, nameText } from '../answers.ts';
import type { Actor } from '../model.ts';
import { ACTIONS } from '../policy.ts';
import type { World } from '../world.node.ts';
import { createToken, listTokens, revokeToken } from './service.ts';

/** One's own API tokens. */

const tokenBody = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.array(z.string()).nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});

export function tokenRoutes(app: App, world: World): void {
  listRoute(app, world);
  createRoute(app, world);
  revokeRoute(app, world);
}

function listRoute(app: App, world: World): void {
  app.get(
    '/api/me/tokens',
    {
      config: { action: 'token.own' },
      schema: {
        tags: ['access'],
        summary: 'My API tokens',
        response: { 200: z.object({ rows: z.array(tokenBody) }), default: problemBody },
      },
    },
    async (request) => {
      const rows = await listTokens(world, (request.actor as Actor).account);
      return { rows: rows.map((row) => ({ ...row, scope: row.scope === null ? null : [...row.scope] })) };
    },
  );
}

function createRoute(app: App, world: World): void {
  app.post(
    '/api/me/tokens',
    {
      config: { action: 'token.own', tellsOnce: true },
      schema: {
        tags: ['access'],
        summary: 'Make an API token; its secret is shown once',
        body: z.strictObject({
          name: nameText,
          scope: z.array(z.enum(ACTIONS as [string, ...string[]])).nullable(),
          days: z.number().int().min(1).max(730),
        }),
        response: { 200: z.object({ token: tokenBody, secret: z.string() }), default: problemBody },
      },
    },
    async (request) => {
      const { token: made, secret } = await createToken(world, (request.actor as Actor).account, request.body as never);
      return { token: { ...made, scope: made.scope === null ? null : [...made.scope] }, secret };
    },
  );
}

function revokeRoute(app: App, world: World): void {
  app.delete(
    '/api/me/tokens/:id',
    {
      config: { action: 'token.own' },
      schema: {
        tags: ['access'],
        summary: 'Revoke an API token',
        params: idParams,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const revoked = await revokeToken(world, (request.actor as Actor).account, request.params.id);
      return revoked.ok ? { done: true as const } : sendProblems(request, reply, revoked.problems);
    },
  );
}
