import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { ok } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { fileAnswer, sendFile } from '../../../platform/http/file-answer.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { fileQuery } from '../../../platform/http/list.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { idParams, partialText } from '../answers.ts';
import type { QualityWorld } from '../world.node.ts';
import { REPORTS, reportHead } from './list.node.ts';
import { REPORT_KINDS } from './model.ts';
import { readReport, readsOf, selectReports } from './service.ts';
import { reportWorkbook } from './workbook.node.ts';

/** Published reports: a lead reads those of the own team and the weekly ones, who answers for quality reads all. */

export const REPORT_STATUS = { 'report.not-found': 404 } as const;

export function reportRoutes(app: App, world: Pick<QualityWorld, 'records'>): void {
  reportLists(app, world);
  oneRoute(app, world);
  fileRoute(app, world);
}

const TAGS = ['reports'];
const sums = z.object({
  checks: z.number().int(),
  checked: z.number().int(),
  deductions: z.string(),
  mean: z.string().nullable(),
  critical: z.number().int(),
  wrong: z.number().int(),
});
const reportBody = reportHead.extend({
  knownHere: z.string().describe('The same by the organisation’s clock.'),
  content: z.object({
    sums,
    teams: z.array(sums.extend({ team: z.string() })),
    people: z.array(sums.extend({ person: z.string(), name: z.string(), team: z.string() })),
    causes: z.array(z.object({ cause: z.string(), title: partialText, checks: z.number().int() })),
    owed: z.array(z.object({ person: z.string(), name: z.string(), checks: z.number().int() })),
  }),
});

const filter = z.object({ kind: z.enum(REPORT_KINDS).optional() });

function reportLists(app: App, { records }: Pick<QualityWorld, 'records'>): void {
  listRoutes(app, {
    at: '/api/quality-reports',
    config: { action: 'report.read' },
    tags: TAGS,
    summary: 'Published reports on checks, the newest first or as they are sorted',
    file: { name: 'quality-reports', summary: 'The same list of reports as a file: CSV or XLSX' },
    list: REPORTS,
    filter,
    pages: ({ kind }, { actor }) =>
      ok((order, limit) => selectReports(records, { kind, lead: readsOf(actor as Actor), order }, limit)),
    body: reportHead,
    show: (row) => row,
  });
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
        querystring: fileQuery,
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
