import { z } from 'zod';
import { ok } from '../../base/problem.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageOf } from '../../platform/http/list.ts';
import { listRoutes } from '../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { accountNames } from '../accounts/service.ts';
import { doneBody, idParams, nameText } from '../answers.ts';
import type { Actor } from '../model.ts';
import { ACTIONS } from '../policy.ts';
import type { World } from '../world.node.ts';
import { heldTokenBody, tokenBody } from './answers.ts';
import { type HeldTokenAnswer, TOKENS } from './list.node.ts';
import { createToken, listTokens, listTokensInForce, revokeToken, type Token } from './service.ts';

/** One's own API tokens, and the sight of everybody's. */

export function tokenRoutes(app: App, world: World): void {
  listRoute(app, world);
  createRoute(app, world);
  revokeRoute(app, world);
  everybodysRoutes(app, world);
  revokeAnyRoute(app, world);
}

function tellOf<T extends Token>(token: T) {
  return { ...token, scope: token.scope === null ? null : [...token.scope] };
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
      return { rows: rows.map(tellOf) };
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
      return { token: tellOf(made), secret };
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

function everybodysRoutes(app: App, world: World): void {
  listRoutes(app, {
    at: '/api/tokens',
    config: { action: 'token.manage' },
    tags: ['access'],
    summary: 'Everybody’s API tokens in force, the newest first, or as they are sorted',
    file: { name: 'tokens', summary: 'The same API tokens as a file: CSV or XLSX, without their secrets' },
    list: TOKENS,
    filter: z.object({}),
    pages: () => ok(pagesOf(world)),
    body: heldTokenBody,
    show: (row) => row,
  });
}

function pagesOf(world: World): PageOf<HeldTokenAnswer> {
  return async (order, limit) => {
    const rows = await listTokensInForce(world, order, limit);
    const names = await accountNames(world.records, [...new Set(rows.map(({ account }) => account))]);
    return rows.map((row) => ({ ...tellOf(row), accountName: names.get(row.account) ?? row.account }));
  };
}

function revokeAnyRoute(app: App, world: World): void {
  app.delete(
    '/api/tokens/:id',
    {
      config: { action: 'token.manage' },
      schema: {
        tags: ['access'],
        summary: 'Revoke anybody’s API token',
        params: idParams,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { account } = request.actor as Actor;
      const revoked = await revokeToken(world, account, request.params.id, 'any');
      return revoked.ok ? { done: true as const } : sendProblems(request, reply, revoked.problems);
    },
  );
}
