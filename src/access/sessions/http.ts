import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { say } from '../../base/text.ts';
import type { App } from '../../platform/http/app.ts';
import { languageOf } from '../../platform/http/language.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { isSetUp, setUpOwner } from '../accounts/service.ts';
import { doneBody, loginText, nameText, passwordText } from '../answers.ts';
import { keepSession, type SessionHttpOptions } from '../cookies.node.ts';
import { cookieName } from '../guard.node.ts';
import { giveSecondFactor, type SignedIn, signIn, signOut } from './service.ts';

/** Setting up, signing in and signing out. */

const signedInBody = z.object({ secondFactorDue: z.boolean() });

function deviceOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? '';
}

function welcome(options: SessionHttpOptions, reply: FastifyReply, signedIn: SignedIn): FastifyReply {
  return keepSession(options, reply, signedIn).send({ secondFactorDue: signedIn.secondFactorDue });
}

export function sessionRoutes(app: App, options: SessionHttpOptions): void {
  welcomeRoute(app, options);
  setUpRoute(app, options);
  signInRoute(app, options);
  secondFactorRoute(app, options);
  signOutRoute(app, options);
}

function welcomeRoute(app: App, options: SessionHttpOptions): void {
  app.get(
    '/api/welcome',
    {
      config: { action: 'public' },
      schema: {
        tags: ['access'],
        summary:
          'What the sign-in page needs: whether the organisation is set up, the demo accounts, the identity provider',
        response: {
          200: z.object({
            setUp: z.boolean(),
            demoAccounts: z.array(z.object({ login: z.string(), password: z.string(), title: z.string() })),
            oidc: z
              .object({ label: z.string().nullable() })
              .nullable()
              .describe('Null where there is no identity provider; else how it calls itself.'),
          }),
        },
      },
    },
    async (request) => {
      const lang = languageOf(request.headers['accept-language']);
      const demoAccounts = options.demoAccounts.map((account) => ({ ...account, title: say(account.title, lang) }));
      const oidc = options.oidc && { label: options.oidc.label };
      return { setUp: await isSetUp(options.world), demoAccounts, oidc };
    },
  );
}

function setUpRoute(app: App, options: SessionHttpOptions): void {
  app.post(
    '/api/set-up',
    {
      config: { action: 'public', rateLimit: { max: 20 } },
      schema: {
        tags: ['access'],
        summary: 'The first account of an empty installation',
        body: z.strictObject({ login: loginText, name: nameText, password: passwordText }),
        response: { 200: signedInBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const made = await setUpOwner(options.world, { ...request.body, mustChangePassword: false });
      if (!made.ok) return sendProblems(request, reply, made.problems);
      const attempt = {
        login: request.body.login,
        password: request.body.password,
        address: request.ip,
        device: deviceOf(request),
      };
      const signedIn = await signIn(options.world, attempt);
      return signedIn.ok ? welcome(options, reply, signedIn.value) : sendProblems(request, reply, signedIn.problems);
    },
  );
}

function signInRoute(app: App, options: SessionHttpOptions): void {
  app.post(
    '/api/sign-in',
    {
      config: { action: 'public' },
      schema: {
        tags: ['access'],
        summary: 'Sign in by name and password',
        body: z.strictObject({ login: loginText, password: passwordText }),
        response: { 200: signedInBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const signedIn = await signIn(options.world, { ...request.body, address: request.ip, device: deviceOf(request) });
      return signedIn.ok ? welcome(options, reply, signedIn.value) : sendProblems(request, reply, signedIn.problems);
    },
  );
}

function secondFactorRoute(app: App, options: SessionHttpOptions): void {
  app.post(
    '/api/sign-in/second-factor',
    {
      config: { action: 'public' },
      schema: {
        tags: ['access'],
        summary: 'Complete a sign-in with the code of the second factor, or a recovery code',
        body: z.strictObject({ code: z.string().max(40).describe('Six digits, or a recovery code.') }),
        response: { 200: signedInBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const pending = request.cookies[cookieName(options.secureCookies)] ?? '';
      const given = { token: pending, code: request.body.code, address: request.ip };
      const signedIn = await giveSecondFactor(options.world, given);
      return signedIn.ok ? welcome(options, reply, signedIn.value) : sendProblems(request, reply, signedIn.problems);
    },
  );
}

function signOutRoute(app: App, options: SessionHttpOptions): void {
  app.post(
    '/api/sign-out',
    {
      config: { action: 'account.self', beforePasswordChange: true },
      schema: { tags: ['access'], summary: 'End this session', response: { 200: doneBody, default: problemBody } },
    },
    async (request, reply) => {
      if (request.actor) await signOut(options.world, request.actor);
      return reply.clearCookie(cookieName(options.secureCookies), { path: '/' }).send({ done: true });
    },
  );
}
