import { existsSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { ok } from '../../../base/problem.ts';
import type { Records } from '../../../platform/db/records.ts';
import type { App } from '../../../platform/http/app.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { pagesOf } from '../../../platform/http/list.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { ImportRecord } from '../../activity/index.ts';
import { idParams } from '../answers.ts';
import type { ImportReport } from '../model.ts';
import { refusalOf } from '../permission.ts';
import { type IntakeContext, listImports, undo } from '../service.ts';
import { uploadProblem } from '../uploads/problems.ts';
import { type RejectLines, rejectLines, seesAll, withoutPayShown } from './discretion.node.ts';
import { rejectsPath } from './job.node.ts';
import { IMPORTS } from './list.node.ts';
import { reportAnswer, reportBody } from './report.node.ts';
import { writeRejectsWorkbook } from './workbook.node.ts';

/** What was imported, its rejected rows, and taking it back. */

export interface ImportHttpOptions {
  readonly world: { readonly records: Records; readonly now: () => string };
  readonly dataDir: string;
  readonly intake: (by: string) => Promise<IntakeContext>;
  readonly jobs: Pick<Jobs, 'list'>;
}

const importBody = z.object({
  id: z.string(),
  kind: z.string(),
  file: z.string(),
  sheet: z.string(),
  profile: z.string(),
  known: z.string(),
  undone: z.string().nullable(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  report: reportBody,
});

const filter = z.object({
  kind: z.string().max(40).optional(),
  q: z.string().max(100).optional().describe('Part of the file’s name.'),
});

export function importRoutes(app: App, options: ImportHttpOptions): void {
  importLists(app, options);
  oneRoute(app, options);
  undoRoute(app, options);
  rejectsRoute(app, options);
}

function importLists(app: App, options: ImportHttpOptions): void {
  listRoutes(app, {
    at: '/api/imports',
    config: { action: 'import.read' },
    tags: ['import'],
    summary: 'Imports, those taken back included; the newest first, or as they are sorted',
    file: { name: 'imports', summary: 'The same imports as a file: CSV or XLSX' },
    list: IMPORTS,
    filter,
    pages: async ({ kind, q = '' }, request) => {
      const part = q.toLowerCase();
      const rows = (await importsOf(options, request)).filter(
        (one) => (kind === undefined || one.kind === kind) && one.file.toLowerCase().includes(part),
      );
      return ok(pagesOf(IMPORTS, rows));
    },
    body: importBody,
    show: importAnswer,
  });
}

function oneRoute(app: App, options: ImportHttpOptions): void {
  app.get(
    '/api/imports/:id',
    {
      config: { action: 'import.read' },
      schema: {
        tags: ['import'],
        summary: 'One import and its report',
        params: idParams,
        response: { 200: importBody.extend({ rejectsKept: z.boolean() }), default: problemBody },
      },
    },
    async (request, reply) => {
      const found = (await importsOf(options, request)).find((one) => one.id === request.params.id);
      if (!found) return sendProblems(request, reply, [notFound(request.params.id)], 404);
      const rejectsKept = existsSync(rejectsPath(options.dataDir, found.id));
      return { ...importAnswer(found, request), rejectsKept };
    },
  );
}

function undoRoute(app: App, options: ImportHttpOptions): void {
  app.post(
    '/api/imports/:id/undo',
    {
      config: { action: 'import.write' },
      schema: {
        tags: ['import'],
        summary: 'Take an import back as a whole; refused where a month of it is closed',
        params: idParams,
        response: { 200: importBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const actor = request.actor as Actor;
      const { account } = actor;
      const { id } = request.params;
      const found = (await importsOf(options, request)).find((one) => one.id === id);
      if (!found) return sendProblems(request, reply, [notFound(id)], 404);
      const refusal = refusalOf(actor, [found.kind]);
      if (refusal) return sendProblems(request, reply, [refusal], 403);
      const undone = await undo(await options.intake(account.login), id);
      if (!undone.ok) return sendProblems(request, reply, undone.problems, 409);
      const { records, now } = options.world;
      const detail = { file: undone.value.file, kind: undone.value.kind };
      await audit(records, { actor: account.id, action: 'import.undo', object: `import:${id}`, detail }, now());
      return importAnswer(undone.value, request);
    },
  );
}

/** Rejected rows are kept under the import's id, which nobody can guess; so are those of a check before an import. */
function rejectsRoute(app: App, options: ImportHttpOptions): void {
  app.get(
    '/api/rejects/:id',
    {
      config: { action: 'import.read' },
      schema: {
        tags: ['import'],
        summary: 'The rejected rows of an import or a dry run, as CSV or as an annotated workbook',
        params: z.object({ id: z.string().regex(/^[\w-]{1,80}$/) }),
        querystring: z.object({ format: z.enum(TABLE_FORMATS).default('csv') }),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const path = rejectsPath(options.dataDir, id);
      if (!existsSync(path)) return sendProblems(request, reply, [uploadProblem('upload.no-rejects')], 404);
      const lines = rejectLines(path, await seesAll(options, request, id));
      return request.query.format === 'csv' ? sendCsv(reply, lines) : sendWorkbook(request, reply, lines);
    },
  );
}

function sendCsv(reply: FastifyReply, lines: RejectLines): FastifyReply {
  const body = Readable.from(lines).pipe(stringify({ bom: true }));
  return sendFile(reply, { name: 'rejects', format: 'csv', body });
}

function sendWorkbook(request: FastifyRequest, reply: FastifyReply, lines: RejectLines): FastifyReply {
  const out = new PassThrough();
  const lang = languageOf(request.headers['accept-language']);
  writeRejectsWorkbook(lines, out, lang).catch((error: Error) => out.destroy(error));
  return sendFile(reply, { name: 'rejects', format: 'xlsx', body: out });
}

async function importsOf(options: ImportHttpOptions, request: FastifyRequest): Promise<readonly ImportRecord[]> {
  return listImports(await options.intake((request.actor as Actor).account.login));
}

function importAnswer(one: ImportRecord, request: FastifyRequest): z.output<typeof importBody> {
  const { id, kind, file, sheet, profile, known, undone, first, last } = one;
  const report = reportAnswer(withoutPayShown(one.report as unknown as ImportReport, request), request);
  return { id, kind, file, sheet, profile, known, undone, first, last, report };
}

function notFound(id: string) {
  return uploadProblem('upload.import-not-found', { id });
}
