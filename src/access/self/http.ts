import { z } from 'zod';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { changePassword } from '../accounts/service.ts';
import { meBody, meOf, passwordText } from '../answers.ts';
import type { Actor } from '../model.ts';
import { endSessions, givePasswordAgain } from '../sessions/service.ts';
import type { World } from '../world.node.ts';

/** Who one is, and one's password. */

const self = { action: 'account.self', beforePasswordChange: true } as const;

export function selfRoutes(app: App, world: World): void {
  meRoute(app);
  passwordRoute(app, world);
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
      const { current, next } = request.body;
      const given = await givePasswordAgain(world, actor.account, current, request.ip);
      const changed = given.ok ? await changePassword(world, actor.account, current, next) : given;
      if (!changed.ok) return sendProblems(request, reply, changed.problems);
      await endSessions(world, actor.account.id, actor.via === 'session' ? actor.sessionId : null);
      return meOf(changed.value, actor);
    },
  );
}
