import { sql } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { ANY_CREDENTIAL } from '../../access/guard.node.ts';
import { reachOf } from '../../access/index.ts';
import { forbidden } from '../../access/problems.ts';
import type { App } from '../../platform/http/app.ts';
import { mediaAnswer } from '../../platform/http/file-answer.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import type { ServerContext } from './context.ts';

/** For whoever keeps the server running: is it alive, can it work, and what does it measure. */

export function watchRoutes(app: App, context: Pick<ServerContext, 'world' | 'activity'>): void {
  app.get(
    '/api/health',
    {
      config: { action: 'public' },
      // Some monitors ask for the head alone.
      exposeHeadRoute: true,
      logLevel: 'silent',
      schema: {
        tags: ['server'],
        summary: 'The process answers',
        response: { 200: z.object({ alive: z.literal(true) }) },
      },
    },
    async () => ({ alive: true as const }),
  );
  readyRoute(app, context);
  metricsRoute(app);
}

const readyBody = z.object({ records: z.boolean(), activity: z.boolean() });

/** A load balancer sends requests only where this says 200. */
function readyRoute(app: App, { world, activity }: Pick<ServerContext, 'world' | 'activity'>): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.get(
    '/api/ready',
    {
      config: { action: 'public' },
      // Some monitors ask for the head alone.
      exposeHeadRoute: true,
      logLevel: 'silent',
      schema: {
        tags: ['server'],
        summary: 'Both stores answer, and the server is not stopping',
        response: { 200: readyBody, 503: readyBody },
      },
    },
    async (request, reply) => {
      const answers = async (asked: Promise<unknown>) =>
        asked.then(
          () => true,
          (error: unknown) => {
            request.log.error({ err: error }, 'not ready');
            return false;
          },
        );
      const records = await answers(sql`select 1`.execute(world.records.as()));
      const stored = await answers(activity.query('SELECT 1 AS one'));
      return reply.code(records && stored && !stopping ? 200 : 503).send({ records, activity: stored });
    },
  );
}

function metricsRoute(app: App): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'jixin_http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern and never the address: that names people, and every one of them would be a series of its own.
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get(
    '/api/metrics-prometheus',
    {
      config: { action: 'public' },
      logLevel: 'silent',
      schema: {
        tags: ['server'],
        summary: 'Measurements for Prometheus: from this machine, or with a token that may watch the server',
        security: [{}, ...ANY_CREDENTIAL],
        response: { 200: mediaAnswer('In the text format of Prometheus.', registry.contentType), default: problemBody },
      },
    },
    async (request, reply) => {
      const { actor, headers } = request;
      // A proxy on this machine speaks for somebody else.
      const proxied = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined;
      const local = !proxied && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
      if (!local && !(actor && reachOf(actor, 'server.watch') === 'all'))
        return sendProblems(request, reply, [forbidden('server.watch')]);
      return reply
        .type(registry.contentType)
        .serializer(String)
        .send(await registry.metrics());
    },
  );
}
