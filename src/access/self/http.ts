import { z } from 'zod';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { changePassword, confirmSecondFactor, offerSecondFactor } from '../accounts/service.ts';
import { meBody, meOf, passwordText } from '../answers.ts';
import type { Actor } from '../model.ts';
import { endSessions } from '../sessions/service.ts';
import type { World } from '../world.node.ts';

/** One's own account. */

const self = { action: 'account.self', beforePasswordChange: true } as const;

export function selfRoutes(app: App, world: World): void {
  meRoute(app);
  passwordRoute(app, world);
  offerRoute(app);
  confirmRoute(app, world);
}

function meRoute(app: App): void {
  app.get(
    '/api/me',
    {
      config: { action: 'public' },
      schema: {
        tags: ['access'],
        summary: 'Who I am and how far I reach; null where nobody is signed in',
        response: { 200: z.object({ me: meBody.nullable() }), default: problemBody },
      },
    },
    async ({ actor }) => ({ me: actor ? meOf(actor.account, actor) : null }),
  );
}

function passwordRoute(app: App, world: World): void {
  app.post(
    '/api/me/password',
    {
      config: self,
      schema: {
        tags: ['access'],
        summary: 'Change my password; my other sessions end',
        body: z.strictObject({ current: passwordText, next: passwordText }),
        response: { 200: meBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const changed = await changePassword(world, actor.account.id, request.body.current, request.body.next);
      if (!changed.ok) return sendProblems(request, reply, changed.problems);
      await endSessions(world, actor.account.id, actor.via === 'session' ? actor.sessionId : null);
      return meOf(changed.value, actor);
    },
  );
}

function offerRoute(app: App): void {
  app.post(
    '/api/me/second-factor/offer',
    {
      config: { action: 'account.self', tellsOnce: true },
      schema: {
        tags: ['access'],
        summary: 'A new second-factor key, not in force until confirmed',
        response: { 200: z.object({ secret: z.string(), uri: z.string() }), default: problemBody },
      },
    },
    async (request) => offerSecondFactor((request.actor as Actor).account),
  );
}

function confirmRoute(app: App, world: World): void {
  app.post(
    '/api/me/second-factor',
    {
      config: { action: 'account.self' },
      schema: {
        tags: ['access'],
        summary: 'Put a second-factor key in force with a code made from it',
        body: z.strictObject({ secret: z.string().regex(/^[A-Z2-7]{16,64}$/), code: z.string().max(10) }),
        response: { 200: meBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const confirmed = await confirmSecondFactor(world, actor.account.id, request.body.secret, request.body.code);
      return confirmed.ok ? meOf(confirmed.value, actor) : sendProblems(request, reply, confirmed.problems);
    },
  );
}
