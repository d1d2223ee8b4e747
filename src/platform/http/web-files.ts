import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { httpProblem } from './problems.ts';
import { sendProblems } from './reply.ts';

/**
 * Serves the built web app: hashed files for ever, the page itself never from a cache, every app address the page. Hashed
 * files are looked for when they are asked for, because a new build under a running server brings new ones.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html', 'assets/**'],
    cacheControl: false,
    setHeaders: (reply) => reply.header('cache-control', 'no-cache'),
  });
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    maxAge: '365d',
    immutable: true,
  });
}

/** What is no route: an address of the app gets its page, anything else a problem. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply, web: boolean): FastifyReply {
  const path = request.url.split('?')[0] ?? '';
  const wantsPage = ['GET', 'HEAD'].includes(request.method) && !path.startsWith('/api') && !path.includes('.');
  if (web && wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
  return sendProblems(request, reply, [httpProblem('http.not-found', { path })]);
}
