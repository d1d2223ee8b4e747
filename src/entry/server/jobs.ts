import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accountNames } from '../../access/accounts/service.ts';
import type { Actor } from '../../access/index.ts';
import type { World } from '../../access/world.node.ts';
import { ok } from '../../base/problem.ts';
import { sameText } from '../../base/text.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageOf } from '../../platform/http/list.ts';
import { listRoutes } from '../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { eventsBody, jobAnswer, jobBody, sendEvents } from '../../platform/jobs/http.ts';
import type { Job, Jobs } from '../../platform/jobs/jobs.ts';
import { JOB_STATES } from '../../platform/jobs/model.ts';
import { jobProblem } from '../../platform/jobs/problems.ts';
import type { ServerContext } from './context.ts';
import { JOB_TITLES, JOBS, type JobRow, jobRow } from './job-list.ts';

/** Jobs as their owners see them: a list, one of them, and its progress as it happens. */

const idParams = z.object({ id: z.uuid() });

const TAGS = ['jobs'];

type JobRoutes = Pick<ServerContext, 'jobs' | 'world'>;

export function jobRoutes(app: App, context: JobRoutes): void {
  const { jobs } = context;
  jobLists(app, context);
  oneRoute(app, jobs);
  eventsRoute(app, jobs);
}

const filter = z.object({ kind: z.string().max(50).optional(), state: z.enum(JOB_STATES).optional() });

function jobLists(app: App, { jobs, world }: JobRoutes): void {
  listRoutes(app, {
    at: '/api/jobs',
    config: { action: 'job.read' },
    tags: TAGS,
    summary: 'Jobs, the newest first or as they are sorted: my own, or everybody’s for who may see them',
    file: { name: 'jobs', summary: 'The same jobs as a file: CSV or XLSX' },
    list: JOBS,
    filter,
    pages: (asked, request) => ok(pagesOf(jobs, world, request, asked)),
    body: jobRow,
    show: (row) => row,
  });
}

function pagesOf(
  jobs: Jobs,
  { records }: World,
  request: FastifyRequest,
  { kind, state }: z.output<typeof filter>,
): PageOf<JobRow> {
  const account = request.reach === 'all' ? null : (request.actor as Actor).account.id;
  return async (order, limit) => {
    const found = await jobs.list({ account, kind, state, order }, limit);
    const names = await accountNames(records, [...new Set(found.map((job) => job.account))]);
    return found.map((job) => ({
      ...jobAnswer(job, request),
      title: JOB_TITLES[job.kind] ?? sameText(job.kind),
      accountName: names.get(job.account) ?? null,
    }));
  };
}

function oneRoute(app: App, jobs: Jobs): void {
  app.get(
    '/api/jobs/:id',
    {
      config: { action: 'job.read' },
      schema: {
        tags: TAGS,
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
        tags: TAGS,
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
