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
import { standingOf } from './standing.ts';

/** For whoever keeps the server running: is it alive, can it work, and what does it measure. */

export function watchRoutes(app: App, context: Pick<ServerContext, 'world' | 'activity' | 'jobs' | 'dataDir'>): void {
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
  standingRoute(app, context);
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

const standingBody = z.object({
  jobs: z.object({
    queued: z.number().int(),
    running: z.number().int(),
    failed: z.number().int(),
    failedDays: z.number().int().describe('The days that failures are counted of.'),
  }),
  backup: z.object({ at: z.string(), daysAgo: z.number().int() }).nullable().describe('The last one; null: never.'),
  audit: z.object({
    entries: z.number().int(),
    at: z.string().nullable().describe('When the last was written.'),
    ends: z.boolean().describe('The log ends where its head, kept apart, says.'),
  }),
  accounts: z.object({
    open: z.number().int(),
    disabled: z.number().int(),
    withoutPerson: z.number().int(),
    withoutSecondFactor: z.number().int().describe('Of those who may change what others see or are paid.'),
    locked: z.array(z.object({ login: z.string(), name: z.string(), minutes: z.number().int() })),
  }),
  tokens: z.object({
    inForce: z.number().int(),
    ending: z.number().int(),
    next: z.string().nullable(),
    endingDays: z.number().int(),
  }),
  storage: z.object({ records: z.number(), activity: z.number(), free: z.number(), disk: z.number() }),
});

function standingRoute(app: App, context: Pick<ServerContext, 'world' | 'jobs' | 'dataDir'>): void {
  app.get(
    '/api/standing',
    {
      config: { action: 'server.watch' },
      schema: {
        tags: ['server'],
        summary: 'How what the server keeps stands: jobs, the last backup, the log, accounts, tokens, storage in bytes',
        response: { 200: standingBody, default: problemBody },
      },
    },
    async () => standingOf(context),
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
