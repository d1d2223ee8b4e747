import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { LANGS } from '../../../base/text.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { fileAnswer, sendFile } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { idParams, partialText } from '../answers.ts';
import type { QualityWorld } from '../world.node.ts';
import { REPORT_KINDS } from './model.ts';
import { readReport, readsOf, selectReports } from './service.ts';
import { reportWorkbook } from './workbook.node.ts';

/** Published reports: a lead reads those of the own team and the weekly ones, who answers for quality reads all. */

export const REPORT_STATUS = { 'report.not-found': 404 } as const;

export function reportRoutes(app: App, world: Pick<QualityWorld, 'records'>): void {
  listRoute(app, world);
  oneRoute(app, world);
  fileRoute(app, world);
}

const TAGS = ['reports'];
const head = z.object({
  id: z.string(),
  kind: z.enum(REPORT_KINDS),
  first: z.string(),
  last: z.string(),
  lead: z.string().describe('Empty where it is about everybody.'),
  leadName: z.string(),
  known: z.string().describe('What was recorded after this instant is not in it.'),
  publishedAt: z.string(),
  hash: z.string(),
});
const sums = z.object({
  checks: z.number().int(),
  checked: z.number().int(),
  deductions: z.string(),
  mean: z.string().nullable(),
  critical: z.number().int(),
  wrong: z.number().int(),
});
const reportBody = head.extend({
  content: z.object({
    sums,
    teams: z.array(sums.extend({ team: z.string() })),
    people: z.array(sums.extend({ person: z.string(), name: z.string(), team: z.string() })),
    causes: z.array(z.object({ cause: z.string(), title: partialText, checks: z.number().int() })),
    owed: z.array(z.object({ person: z.string(), name: z.string(), checks: z.number().int() })),
  }),
});

function listRoute(app: App, { records }: Pick<QualityWorld, 'records'>): void {
  app.get(
    '/api/quality-reports',
    {
      config: { action: 'report.read' },
      schema: {
        tags: TAGS,
        summary: 'Published reports on checks, the newest first',
        querystring: pageQuery.extend({ kind: z.enum(REPORT_KINDS).optional() }),
        response: { 200: pageOf(head), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, kind } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      const bad = after !== undefined && !z.iso.date().safeParse(after[0]).success;
      if ((cursor !== undefined && after === undefined) || bad)
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const filter = {
        kind,
        lead: readsOf(request.actor as Actor),
        after: after && ([String(after[0]), String(after[1])] as const),
      };
      return cut(await selectReports(records, filter, limit + 1), limit, (row) => [row.last, row.id]);
    },
  );
}

function oneRoute(app: App, world: Pick<QualityWorld, 'records'>): void {
  app.get(
    '/api/quality-reports/:id',
    {
      config: { action: 'report.read' },
      schema: {
        tags: TAGS,
        summary: 'A report as it was published',
        params: idParams,
        response: { 200: reportBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const report = await readReport(world.records, readsOf(request.actor as Actor), request.params.id);
      if (!report.ok) return sendProblems(request, reply, report.problems);
      const { teams, people, causes, owed } = report.value.content;
      const named = causes.map((one) => ({ ...one, title: { ...one.title } }));
      const lists = { teams: [...teams], people: [...people], causes: named, owed: [...owed] };
      return { ...report.value, content: { sums: report.value.content.sums, ...lists } };
    },
  );
}

function fileRoute(app: App, world: Pick<QualityWorld, 'records'>): void {
  app.get(
    '/api/quality-reports/:id/file',
    {
      config: { action: 'report.read' },
      schema: {
        tags: TAGS,
        summary: 'A report as a workbook',
        params: idParams,
        querystring: z.object({ lang: z.enum(LANGS).optional().describe('Else as the request’s headers wish.') }),
        response: { 200: fileAnswer('xlsx'), default: problemBody },
      },
    },
    async (request, reply) => {
      const report = await readReport(world.records, readsOf(request.actor as Actor), request.params.id);
      if (!report.ok) return sendProblems(request, reply, report.problems);
      const lang = request.query.lang ?? languageOf(request.headers['accept-language']);
      const { kind, first } = report.value;
      const body = await reportWorkbook(report.value, lang);
      return sendFile(reply, { name: `quality-${kind}-${first}`, format: 'xlsx', body });
    },
  );
}
