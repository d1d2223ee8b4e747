import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../base/problem.ts';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { hasPassword } from '../accounts/service.ts';
import { doneBody, passwordText } from '../answers.ts';
import type { Actor } from '../model.ts';
import { givePasswordAgain } from '../sessions/service.ts';
import type { World } from '../world.node.ts';
import {
  confirmSecondFactor,
  offerSecondFactor,
  recoveryCodesLeft,
  renewRecoveryCodes,
  turnOffSecondFactor,
} from './service.ts';

/** One's own second factor: turned on, changed, turned off; and its codes on paper. All but the first takes the password. */

const TAGS = ['access'];
const self = { action: 'account.self' } as const;
const toldCodes = z.object({ recoveryCodes: z.array(z.string()).describe('Told this once.') });
const withPassword = z.strictObject({
  password: passwordText.optional().describe('Needed where the account has one.'),
});

const stateBody = z.object({
  on: z.boolean(),
  codesLeft: z.number().int(),
  passwordNeeded: z
    .boolean()
    .describe('Whether changing it takes the password: not where the provider is the only way in.'),
});

export function secondFactorRoutes(app: App, world: World): void {
  stateRoute(app, world);
  offerRoute(app);
  confirmRoute(app, world);
  codesRoute(app, world);
  offRoute(app, world);
}

const accountOf = (request: FastifyRequest) => (request.actor as Actor).account;

function again(world: World, request: FastifyRequest, password = ''): Promise<Result<null>> {
  return givePasswordAgain(world, accountOf(request), password, request.ip);
}

function stateRoute(app: App, world: World): void {
  app.get(
    '/api/me/second-factor',
    {
      config: self,
      schema: {
        tags: TAGS,
        summary: 'Whether my second factor is on, and how many recovery codes are left',
        response: { 200: stateBody, default: problemBody },
      },
    },
    async (request) => {
      const { id, secondFactor } = accountOf(request);
      const codesLeft = secondFactor ? await recoveryCodesLeft(world, id) : 0;
      return { on: secondFactor, codesLeft, passwordNeeded: await hasPassword(world, id) };
    },
  );
}

function offerRoute(app: App): void {
  app.post(
    '/api/me/second-factor/offer',
    {
      config: { ...self, tellsOnce: true },
      schema: {
        tags: TAGS,
        summary: 'A new second-factor key, not in force until confirmed',
        response: { 200: z.object({ secret: z.string(), uri: z.string() }), default: problemBody },
      },
    },
    async (request) => offerSecondFactor(accountOf(request)),
  );
}

function confirmRoute(app: App, world: World): void {
  app.post(
    '/api/me/second-factor',
    {
      config: { ...self, tellsOnce: true },
      schema: {
        tags: TAGS,
        summary:
          'Put a second-factor key in force with a code made from it; in the place of another, with the password',
        body: z.strictObject({
          secret: z.string().regex(/^[A-Z2-7]{16,64}$/),
          code: z.string().max(10),
          password: passwordText.optional().describe('Needed where a second factor is in force already.'),
        }),
        response: { 200: toldCodes, default: problemBody },
      },
    },
    async (request, reply) => {
      const { secret, code, password } = request.body;
      const { id, secondFactor } = accountOf(request);
      const given = secondFactor ? await again(world, request, password) : null;
      const done = given?.ok === false ? given : await confirmSecondFactor(world, id, secret, code);
      if (!done.ok) return sendProblems(request, reply, done.problems);
      return { recoveryCodes: [...done.value.recoveryCodes] };
    },
  );
}

function codesRoute(app: App, world: World): void {
  app.post(
    '/api/me/second-factor/recovery-codes',
    {
      config: { ...self, tellsOnce: true },
      schema: {
        tags: TAGS,
        summary: 'New recovery codes in the place of all before',
        body: withPassword,
        response: { 200: toldCodes, default: problemBody },
      },
    },
    async (request, reply) => {
      const given = await again(world, request, request.body.password);
      const done = given.ok ? await renewRecoveryCodes(world, accountOf(request).id) : given;
      if (!done.ok) return sendProblems(request, reply, done.problems);
      return { recoveryCodes: [...done.value.recoveryCodes] };
    },
  );
}

function offRoute(app: App, world: World): void {
  app.post(
    '/api/me/second-factor/off',
    {
      config: self,
      schema: {
        tags: TAGS,
        summary: 'Turn my second factor off; its recovery codes end',
        body: withPassword,
        response: { 200: doneBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const given = await again(world, request, request.body.password);
      const done = given.ok ? await turnOffSecondFactor(world, accountOf(request).id) : given;
      return done.ok ? { done: true as const } : sendProblems(request, reply, done.problems);
    },
  );
}
