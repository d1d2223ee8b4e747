import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import type { App } from '../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../platform/http/cursor.ts';
import { httpProblem } from '../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { eventsBody, jobAnswer, jobBody, sendEvents } from '../../platform/jobs/http.ts';
import type { Job, Jobs } from '../../platform/jobs/jobs.ts';
import { jobProblem } from '../../platform/jobs/problems.ts';

/** Jobs as their owners see them: a list, one of them, and its progress as it happens. */

const idParams = z.object({ id: z.uuid() });

export function jobRoutes(app: App, jobs: Jobs): void {
  listRoute(app, jobs);
  oneRoute(app, jobs);
  eventsRoute(app, jobs);
}

function listRoute(app: App, jobs: Jobs): void {
  app.get(
    '/api/jobs',
    {
      config: { action: 'job.read' },
      schema: {
        tags: ['jobs'],
        summary: 'Jobs, newest first: my own, or everybody’s for who may see them',
        querystring: pageQuery.extend({ kind: z.string().max(50).optional() }),
        response: { 200: pageOf(jobBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, kind } = request.query;
      const keys = cursor === undefined ? undefined : readCursor(cursor, 2);
      const before = keys ? placeOf(keys) : undefined;
      if (cursor !== undefined && !before) return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const account = request.reach === 'all' ? null : (request.actor as Actor).account.id;
      const rows = await jobs.list({ account, kind, before }, limit + 1);
      return cut(
        rows.map((job) => jobAnswer(job, request)),
        limit,
        (job) => [job.created, job.id],
      );
    },
  );
}

/** A cursor that somebody made up must not reach the database as what it is not. */
function placeOf([created, id]: readonly (string | number | null)[]) {
  const valid = z.iso.datetime().safeParse(created).success && z.uuid().safeParse(id).success;
  return valid ? { created: String(created), id: String(id) } : undefined;
}

function oneRoute(app: App, jobs: Jobs): void {
  app.get(
    '/api/jobs/:id',
    {
      config: { action: 'job.read' },
      schema: {
        tags: ['jobs'],
        summary: 'One job: how far it is, or what came of it',
        params: idParams,
        response: { 200: jobBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const job = await mine(jobs, request, request.params.id);
      if (!job) return sendProblems(request, reply, [jobProblem('job.not-found', { id: request.params.id })]);
      return jobAnswer(job, request);
    },
  );
}

function eventsRoute(app: App, jobs: Jobs): void {
  app.get(
    '/api/jobs/:id/events',
    {
      config: { action: 'job.read' },
      // Packing would hold events back until a block is full.
      compress: false,
      schema: {
        tags: ['jobs'],
        summary: 'A job as server-sent events: itself now and at every change, until it is over',
        params: idParams,
        response: {
          200: eventsBody,
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const job = await mine(jobs, request, request.params.id);
      if (!job) return sendProblems(request, reply, [jobProblem('job.not-found', { id: request.params.id })]);
      return sendEvents(jobs, job.id, request, reply);
    },
  );
}

/** Somebody else's job does not exist for one who may only see one's own. */
async function mine(jobs: Jobs, request: FastifyRequest, id: string): Promise<Job | null> {
  const job = await jobs.find(id);
  const visible = job && (request.reach === 'all' || job.account === request.actor?.account.id);
  return visible ? job : null;
}
