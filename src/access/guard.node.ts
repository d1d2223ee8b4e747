import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { App } from '../platform/http/app.ts';
import type { Credentials } from '../platform/http/description.ts';
import { httpProblem } from '../platform/http/problems.ts';
import { sendProblems } from '../platform/http/reply.ts';
import type { Actor } from './model.ts';
import { type Action, mayReach, type Reach, reachOf } from './policy.ts';
import { accessProblem, forbidden } from './problems.ts';
import { actorOfSession } from './sessions/service.ts';
import { actorOfToken } from './tokens/service.ts';
import type { World } from './world.node.ts';

/**
 * Decides every request by the policy table before its handler runs. A route that names no action cannot be registered;
 * a route about a person names where the person stands (`person: 'params.person'`), and is refused beyond the reach.
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the policy decides on; `public` is open to everybody and says so. */
    action?: Action | 'public';
    /** Where the person it is about stands: `params.<name>` or `query.<name>`. */
    person?: `params.${string}` | `query.${string}`;
    /** May be called while a password that somebody else set is still in force. */
    beforePasswordChange?: boolean;
  }
  interface FastifyInstance {
    /** Every route of the API and what the policy decides it by. */
    guardedRoutes: readonly GuardedRoute[];
  }
  interface FastifyRequest {
    /** Null on public routes where nobody is signed in. */
    actor: Actor | null;
    reach: Reach;
    /** The people the actor reaches: null for everybody. */
    reachable: () => Promise<ReadonlySet<string> | null>;
  }
}

export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly action: Action | 'public';
  readonly person: string | null;
}

/** `__Host-` ties the cookie to this host and to HTTPS; plain HTTP (a demo on one's own machine) cannot use it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-jixin' : 'jixin';
}

/** Either says who asks: a browser's session, a program's token. Their names are the description's. */
export const ANY_CREDENTIAL = [{ session: [] }, { token: [] }] as const;

export function credentialsOf(secure: boolean): Credentials {
  return {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: cookieName(secure),
      description: `Set by POST /api/sign-in. Over plain HTTP the cookie is called ${cookieName(false)}, without a prefix.`,
    },
    token: { type: 'http', scheme: 'bearer', description: 'Made by POST /api/me/tokens, with a scope and an end.' },
  };
}

export interface GuardOptions {
  readonly world: World;
  readonly secureCookies: boolean;
  /** The people somebody leads today. */
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function installGuard(app: App, options: GuardOptions): void {
  app.decorateRequest('actor', null);
  app.decorateRequest('reach', 'none');
  app.decorateRequest('reachable', () => Promise.resolve(new Set<string>()));
  const guarded: GuardedRoute[] = [];
  app.decorate('guardedRoutes', guarded);
  app.addHook('onRoute', ({ method, url, config, schema }: RouteOptions) => {
    if (!isApi(url)) return;
    if (config?.action === undefined) throw new Error(`${String(method)} ${url} names no action`);
    if (schema) schema.security ??= config.action === 'public' ? [] : ANY_CREDENTIAL;
    const { action, person = null } = config;
    for (const one of [method].flat()) guarded.push({ method: one, url, action, person });
  });
  app.addHook('onRequest', async (request, reply) => {
    request.actor = await actorOf(options, request);
    const refusal = crossSite(request) ? httpProblem('http.cross-site') : decide(request);
    if (refusal) return sendProblems(request, reply, [refusal]);
    request.reachable = () => reachable(options, request);
    return undefined;
  });
  app.addHook('preHandler', (request, reply) => refusePerson(request, reply));
}

async function actorOf(options: GuardOptions, request: FastifyRequest): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return actorOfToken(options.world, bearer);
  const cookie = request.cookies[cookieName(options.secureCookies)];
  return cookie === undefined ? null : actorOfSession(options.world, cookie);
}

/** A cookie travels with requests that other sites' pages make; such a request may not write. */
function crossSite(request: FastifyRequest): boolean {
  if (READS.has(request.method) || request.headers.authorization !== undefined) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.headers.host;
}

/** The web app's own files are open to everybody; every address of the API is decided. */
function isApi(url: string): boolean {
  return url.startsWith('/api');
}

function decide(request: FastifyRequest) {
  const config = request.routeOptions.config;
  // An address that is no route is answered 404 by its own handler, signed in or not.
  if (request.is404 || !isApi(request.url) || config.action === 'public') return null;
  const { actor } = request;
  if (!actor || config.action === undefined) return accessProblem('access.signed-out');
  if (actor.account.mustChangePassword && config.beforePasswordChange !== true)
    return accessProblem('access.password-due');
  request.reach = reachOf(actor, config.action);
  return request.reach === 'none' ? forbidden(config.action) : null;
}

async function refusePerson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { action, person: place } = request.routeOptions.config;
  if (place === undefined || request.reach === 'all' || !request.actor) return undefined;
  if (action === undefined || action === 'public') return undefined;
  const [part, name = ''] = place.split('.');
  const from = (part === 'params' ? request.params : request.query) as Readonly<Record<string, unknown>>;
  const person = from[name];
  const team = (await request.reachable()) ?? new Set<string>();
  if (typeof person === 'string' && mayReach(request.reach, request.actor, person, team)) return undefined;
  return sendProblems(request, reply, [forbidden(action)]);
}

async function reachable(options: GuardOptions, request: FastifyRequest): Promise<ReadonlySet<string> | null> {
  const person = request.actor?.account.person ?? null;
  if (request.reach === 'all') return null;
  if (request.reach === 'none' || person === null) return new Set();
  const team = request.reach === 'team' ? await options.teamOf(person) : new Set<string>();
  return new Set([person, ...team]);
}
