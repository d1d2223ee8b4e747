import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Problem, placeOf } from '../../base/problem.ts';
import { say } from '../../base/text.ts';
import { languageOf } from './language.ts';
import { httpProblem } from './problems.ts';

/** Problems as RFC 9457 problem+json, in the caller's language; `problems` lists every one where there are several. */

const item = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  fix: z.string(),
  place: z.string(),
  where: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const problemBody = z.object({
  type: z.string().describe('urn:jixin:problem:<code>'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What to do.'),
  code: z.string(),
  problems: z.array(item),
});
export const problemItem = item;
export type ProblemItem = z.output<typeof item>;

export function itemOf(problem: Problem, request: FastifyRequest): ProblemItem {
  const lang = languageOf(request.headers['accept-language']);
  return {
    code: problem.code,
    severity: problem.severity,
    message: say(problem.message, lang),
    fix: say(problem.fix, lang),
    place: placeOf(problem.where, lang),
    where: { ...problem.where } as Record<string, string | number>,
  };
}

/** A broken file of megabytes can have a problem in every word of it; nobody mends more than this at once. */
const MOST_LISTED = 100;

function listed(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_LISTED) return problems;
  return [...problems.slice(0, MOST_LISTED), httpProblem('http.more', { count: problems.length - MOST_LISTED })];
}

export function sendProblems(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
  status = statusOf(request, problems),
): FastifyReply {
  const items = listed(problems).map((problem) => itemOf(problem, request));
  const [first] = items;
  return reply
    .code(status)
    .headers(besides(status, problems[0]))
    .type('application/problem+json; charset=utf-8')
    .serializer((body) => JSON.stringify(body))
    .send({
      type: `urn:jixin:problem:${first?.code ?? 'unknown'}`,
      title: first?.message ?? '',
      status,
      detail: first?.fix ?? '',
      code: first?.code ?? 'unknown',
      problems: items,
    });
}

/** What HTTP itself wants said beside an answer: how a caller proves who asks, and when to ask again. */
function besides(status: number, problem: Problem | undefined): Readonly<Record<string, string>> {
  if (status === 401) return { 'www-authenticate': 'Bearer realm="jixin"' };
  const minutes = problem?.params.minutes;
  return status === 429 && minutes !== undefined ? { 'retry-after': String(60 * Number(minutes)) } : {};
}

declare module 'fastify' {
  interface FastifyInstance {
    /** HTTP statuses of the codes that say more than "cannot be done as it is" (422); slices bring their own. */
    problemStatus: Readonly<Record<string, number>>;
  }
}

/** The statuses of this folder's own problems. */
export const HTTP_STATUS: Readonly<Record<string, number>> = {
  'http.invalid': 400,
  'http.bad-cursor': 400,
  'http.not-found': 404,
  'http.too-large': 413,
  'http.too-many': 429,
  'http.busy': 503,
  'http.unexpected': 500,
  'http.key-running': 409,
  'http.key-reused': 422,
  'http.bad-key': 400,
  'http.told-once': 409,
  'http.cross-site': 403,
};

function statusOf(request: FastifyRequest, problems: readonly Problem[]): number {
  const code = problems[0]?.code ?? '';
  return request.server.problemStatus[code] ?? (code.endsWith('.not-found') ? 404 : 422);
}
