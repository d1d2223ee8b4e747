import { createReadStream } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../../access/index.ts';
import { forbidden } from '../../../../access/problems.ts';
import { LANGS } from '../../../../base/text.ts';
import type { App } from '../../../../platform/http/app.ts';
import { type FileFormat, fileAnswer, sendFile } from '../../../../platform/http/file-answer.ts';
import { languageOf } from '../../../../platform/http/language.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../../platform/http/reply.ts';
import { JOB_STATES } from '../../../../platform/jobs/model.ts';
import { runParams } from '../../answers.node.ts';
import { seenRun } from '../../review/http.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { FILED_EXPORTS } from '../service.ts';
import { type ExportDesk, finishedExport, type OrderState, orderExport, ordersOf } from './service.ts';
import type { ExportOrder } from './store.ts';

/** Large files of a run over HTTP. Sight of pay is asked for twice: when a file is ordered, and when it is fetched. */

export interface ExportHttpOptions {
  readonly world: PayrunWorld;
  readonly exports: ExportDesk;
}

export function exportOrderRoutes(app: App, options: ExportHttpOptions): void {
  orderRoute(app, options);
  listRoute(app, options);
  fileRoute(app, options);
}

const TAGS = ['pay runs'];

const orderBody = z.object({
  id: z.string().describe('And of its job: /api/jobs/{id} and its events tell how far it is.'),
  name: z.enum(FILED_EXPORTS),
  lang: z.enum(LANGS),
  state: z.enum(JOB_STATES),
  askedAt: z.string(),
  until: z.string().describe('Until when the file can be fetched.'),
  problems: z.array(problemItem),
});

function orderAnswer({ order, job, until }: OrderState, request: FastifyRequest): z.output<typeof orderBody> {
  const { id, name, lang, askedAt } = order;
  return {
    id,
    name,
    lang,
    askedAt,
    until,
    state: job.state,
    problems: job.problems.map((one) => itemOf(one, request)),
  };
}

function orderRoute(app: App, { world, exports }: ExportHttpOptions): void {
  app.post(
    '/api/runs/:id/exports',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'Ask for a large file of the run: a job writes it; asked for again, it is the same file',
        params: runParams,
        body: z.strictObject({ name: z.enum(FILED_EXPORTS), lang: z.enum(LANGS).optional() }),
        response: { 200: orderBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const lang = request.body.lang ?? languageOf(request.headers['accept-language']);
      const wanted = { ...seen.value, name: request.body.name, lang };
      const ordered = await orderExport(exports, request.actor as Actor, wanted);
      return ordered.ok ? orderAnswer(ordered.value, request) : sendProblems(request, reply, ordered.problems);
    },
  );
}

function listRoute(app: App, { world, exports }: ExportHttpOptions): void {
  app.get(
    '/api/runs/:id/exports',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'The files of the run that I asked for and can still have, the newest first',
        params: runParams,
        response: { 200: z.object({ rows: z.array(orderBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await seenRun(world, request, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const orders = await ordersOf(exports, request.actor as Actor, seen.value.run);
      return { rows: orders.map((one) => orderAnswer(one, request)) };
    },
  );
}

function fileRoute(app: App, { world, exports }: ExportHttpOptions): void {
  app.get(
    '/api/exports/:id/file',
    {
      config: { action: 'pay.read' },
      schema: {
        tags: TAGS,
        summary: 'A file that I asked for, once its job is done',
        params: z.object({ id: z.uuid() }),
        response: { 200: fileAnswer('xlsx', 'pdf', 'json'), default: problemBody },
      },
    },
    async (request, reply) => {
      const finished = await finishedExport(exports, request.actor as Actor, request.params.id);
      if (!finished.ok) return sendProblems(request, reply, finished.problems);
      const { order, run, path } = finished.value;
      const seen = await seenRun(world, request, run.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      if (!stillCovers(seen.value.people, order)) return sendProblems(request, reply, [forbidden('pay.read')]);
      const [part, format] = order.name.split('.') as [string, FileFormat];
      return sendFile(reply, { name: `${run.plan}-${run.period}-${part}`, format, body: createReadStream(path) });
    },
  );
}

/** Whose pay somebody may see may have become fewer since. */
function stillCovers(now: ReadonlySet<string> | null, { people }: ExportOrder): boolean {
  return now === null || (people?.every((person) => now.has(person)) ?? false);
}
