import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mediaAnswer } from '../http/file-answer.ts';
import { itemOf, problemItem } from '../http/reply.ts';
import type { Job, Jobs } from './jobs.ts';
import { JOB_STATES } from './model.ts';

/** A job as its watchers see it: once, and as server-sent events. Whose job somebody may watch, the route decides. */

export const jobBody = z.object({
  id: z.string(),
  kind: z.string(),
  account: z.string(),
  state: z.enum(JOB_STATES),
  done: z.number(),
  total: z.number().nullable().describe('Null while nobody knows how much there is.'),
  note: z.string(),
  result: z.unknown().describe('What the job gave; null until it is done.'),
  problems: z.array(problemItem),
  created: z.string(),
  updated: z.string(),
});

export const eventsBody = mediaAnswer('The data of each event is a job.', 'text/event-stream');

export function jobAnswer(job: Job, request: FastifyRequest): z.output<typeof jobBody> {
  return { ...job, problems: job.problems.map((problem) => itemOf(problem, request)) };
}

/** The job now and at every change, until it is over. The route must not be compressed: packing holds events back. */
export function sendEvents(
  jobs: Pick<Jobs, 'watch'>,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const gone = new AbortController();
  request.raw.once('close', () => gone.abort());
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .serializer((body) => String(body))
    .send(Readable.from(eventsOf(jobs.watch(id, gone.signal), request)));
}

async function* eventsOf(jobs: AsyncIterable<Job>, request: FastifyRequest): AsyncGenerator<string> {
  for await (const job of jobs) yield `data: ${JSON.stringify(jobAnswer(job, request))}\n\n`;
}
