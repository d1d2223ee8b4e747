import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { App } from '../../platform/http/app.ts';
import { mediaAnswer } from '../../platform/http/file-answer.ts';
import { languageOf } from '../../platform/http/language.ts';
import { sendProblems } from '../../platform/http/reply.ts';
import { keepSession, type SessionHttpOptions } from '../cookies.node.ts';
import { accessProblem } from '../problems.ts';
import { later, type World } from '../world.node.ts';
import { refusalPage } from './page.ts';
import type { OidcProvider } from './provider.node.ts';
import { signInIdentity, tellRefusal } from './service.ts';

/** Signing in at the organisation's identity provider: away to it, and back. */

const LONGEST_SECONDS = 600;
const CALLBACK = '/api/sign-in/oidc/callback';

export function oidcRoutes(app: App, options: SessionHttpOptions): void {
  startRoute(app, options);
  callbackRoute(app, options);
}

/** Kept in the browser that began, so that nobody can be signed in by an answer that was meant for another. */
const attemptCookie = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  at: z.string(),
});
type Attempt = z.output<typeof attemptCookie>;

/** An address within the app; `//host` and `/\host` would lead to another one. */
const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/);

function startRoute(app: App, options: SessionHttpOptions): void {
  app.get(
    '/api/sign-in/oidc/start',
    {
      config: { action: 'public' },
      schema: {
        tags: ['access'],
        summary: 'Begin a sign-in at the identity provider: leads there',
        querystring: z.object({ to: localPath.optional().describe('Where to go once signed in.') }),
        response: { 302: z.unknown(), default: mediaAnswer('Refused, for a browser as a page.', 'text/html') },
      },
    },
    async (request, reply) => {
      const { world, secureCookies: secure } = options;
      const attempt = newAttempt(world, request.query.to ?? '/');
      const address = await startOf(options, request, attempt);
      if (!address.ok) return refuse(request, reply, address.problems);
      const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: LONGEST_SECONDS } as const;
      const kept = Buffer.from(JSON.stringify(attempt)).toString('base64url');
      return reply.setCookie(attemptName(secure), kept, cookie).redirect(address.value);
    },
  );
}

function newAttempt({ secret, now }: World, to: string): Attempt {
  return { state: secret(32), nonce: secret(32), verifier: secret(32), to, at: now() };
}

async function startOf(
  options: SessionHttpOptions,
  request: FastifyRequest,
  attempt: Attempt,
): Promise<Result<string>> {
  const { oidc } = options;
  return oidc === null ? off() : oidc.address(attempt, callbackAddress(options, request));
}

function callbackRoute(app: App, options: SessionHttpOptions): void {
  app.get(
    CALLBACK,
    {
      config: { action: 'public' },
      schema: {
        tags: ['access'],
        summary: 'Where the identity provider sends the browser back to: signs in, or says why not',
        response: { 302: z.unknown(), default: mediaAnswer('Refused, for a browser as a page.', 'text/html') },
      },
    },
    async (request, reply) => {
      const name = attemptName(options.secureCookies);
      const attempt = attemptIn(options.world, request.cookies[name]);
      // Good for one answer, whatever it is.
      reply.clearCookie(name, { path: '/' });
      if (options.oidc === null) return refuse(request, reply, off().problems);
      if (!attempt.ok) return refuse(request, reply, attempt.problems);
      const signedIn = await finish(options, options.oidc, request, attempt.value);
      if (!signedIn.ok) return refuse(request, reply, signedIn.problems);
      return keepSession(options, reply, signedIn.value).redirect(attempt.value.to);
    },
  );
}

async function finish(options: SessionHttpOptions, oidc: OidcProvider, request: FastifyRequest, attempt: Attempt) {
  const answered = new URL(callbackAddress(options, request));
  answered.search = new URL(request.url, answered).search;
  const visitor = { address: request.ip, device: request.headers['user-agent'] ?? '' };
  const identity = await oidc.identity(attempt, answered);
  if (identity.ok) return signInIdentity(options.world, identity.value, visitor);
  // A provider that does not answer refused nobody.
  for (const problem of identity.problems)
    if (problem.code !== 'access.oidc-unreachable') await tellRefusal(options.world, visitor, problem);
  return identity;
}

function attemptIn({ now }: World, kept: string | undefined): Result<Attempt> {
  const expired = failed(accessProblem('access.oidc-expired', { minutes: LONGEST_SECONDS / 60 }));
  if (kept === undefined) return expired;
  try {
    const read = attemptCookie.safeParse(JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')));
    const whole = read.success && localPath.safeParse(read.data.to).success;
    return whole && later(read.data.at, LONGEST_SECONDS) >= now() ? ok(read.data) : expired;
  } catch {
    return expired;
  }
}

/** The provider compares it with what it was told when this application was registered there. */
function callbackAddress({ url }: SessionHttpOptions, request: FastifyRequest): string {
  return `${url ?? `${request.protocol}://${request.host}`}${CALLBACK}`;
}

function attemptName(secure: boolean): string {
  return secure ? '__Host-jixin-oidc' : 'jixin-oidc';
}

function off() {
  return failed(accessProblem('access.oidc-off'));
}

/** A person in a browser gets a page to read, a program the problem itself. */
function refuse(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const [problem] = problems;
  if (problem === undefined || !(request.headers.accept ?? '').includes('text/html'))
    return sendProblems(request, reply, problems);
  const status = request.server.problemStatus[problem.code] ?? 422;
  const page = refusalPage(problem, languageOf(request.headers['accept-language']));
  return reply.code(status).type('text/html; charset=utf-8').serializer(String).send(page);
}
