import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forbidden } from '../../../../access/problems.ts';
import { parsePeriod } from '../../../../base/period.ts';
import { failed, ok, type Result } from '../../../../base/problem.ts';
import type { App } from '../../../../platform/http/app.ts';
import { fileAnswer, TABLE_FORMATS } from '../../../../platform/http/file-answer.ts';
import { httpProblem } from '../../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../../platform/http/reply.ts';
import {
  MOST_EXPORTED,
  offsetOf,
  rowsBody,
  rowsFileQuery,
  rowsPage,
  rowsQuery,
  sendRows,
} from '../../../../stages/metrics/rows/service.ts';
import { lineParams } from '../../answers.node.ts';
import type { Run } from '../../model.ts';
import { payrunProblem } from '../../problems.ts';
import { projectionOf } from '../../projection/service.ts';
import { type Explained, rowsOfLine } from '../../reasons/service.ts';
import { storedResult } from '../../results/service.ts';
import { worksOnRuns } from '../../sight.ts';
import { mayReadRows, monthQuery, OWN_PAY, type PayslipHttpOptions, TAGS } from '../http.ts';
import { visibleRun } from '../service.ts';

/** Every row behind a number of a payslip, or of the running month's projection: a reason itself shows the first few. */

const ofMetric = z.object({ metric: z.string().max(200).describe('As the reason names it.') });

/** What is explained, by its address: a payslip as its run knew everything, or the month as it stands now. */
interface Addressed {
  readonly moment: Pick<Run, 'period' | 'known'>;
  readonly explained: Explained;
}

const LINE = '/api/people/:person/payslips/:run/lines/:line/rows';
const PROJECTED = '/api/people/:person/projected-pay/lines/:line/rows';
const projectedParams = lineParams.pick({ person: true, line: true });
const PAGE = 'Every row of activity behind one metric of a line, page by page';
const FILE = 'The same rows as a file: CSV or XLSX';

export function rowRoutes(app: App, options: PayslipHttpOptions): void {
  pageRoutes(app, options);
  fileRoutes(app, options);
}

function pageRoutes(app: App, options: PayslipHttpOptions): void {
  const query = ofMetric.extend(rowsQuery.shape);
  const response = { 200: rowsBody, default: problemBody };
  const page = async (found: Result<Addressed>, line: string, asked: z.output<typeof query>) => {
    const offset = offsetOf(asked.cursor);
    if (offset === undefined) return failed(httpProblem('http.bad-cursor'));
    const rows = await rowsAt(options, found, { line, metric: asked.metric, page: { limit: asked.limit, offset } });
    return rows.ok ? ok(rowsPage(rows.value, offset)) : rows;
  };
  app.get(
    LINE,
    { config: OWN_PAY, schema: { tags: TAGS, summary: PAGE, params: lineParams, querystring: query, response } },
    async (request, reply) => {
      const answer = await page(await ofPayslip(request, options, request.params), request.params.line, request.query);
      return answer.ok ? answer.value : sendProblems(request, reply, answer.problems);
    },
  );
  const querystring = query.extend(monthQuery.shape);
  app.get(
    PROJECTED,
    { config: OWN_PAY, schema: { tags: TAGS, summary: PAGE, params: projectedParams, querystring, response } },
    async (request, reply) => {
      const found = await ofProjection(request, options, request.params.person, request.query.month);
      const answer = await page(found, request.params.line, request.query);
      return answer.ok ? answer.value : sendProblems(request, reply, answer.problems);
    },
  );
}

function fileRoutes(app: App, options: PayslipHttpOptions): void {
  const query = ofMetric.extend(rowsFileQuery.shape);
  const response = { 200: fileAnswer(...TABLE_FORMATS), default: problemBody };
  const all = { limit: MOST_EXPORTED, offset: 0 };
  app.get(
    `${LINE}/export`,
    { config: OWN_PAY, schema: { tags: TAGS, summary: FILE, params: lineParams, querystring: query, response } },
    async (request, reply) => {
      const { metric, format, lang } = request.query;
      const found = await ofPayslip(request, options, request.params);
      const rows = await rowsAt(options, found, { line: request.params.line, metric, page: all });
      if (!rows.ok) return sendProblems(request, reply, rows.problems);
      return sendRows(reply, rows.value, { name: `${metric}-${request.params.run}`, format, lang });
    },
  );
  const querystring = query.extend(monthQuery.shape);
  app.get(
    `${PROJECTED}/export`,
    { config: OWN_PAY, schema: { tags: TAGS, summary: FILE, params: projectedParams, querystring, response } },
    async (request, reply) => {
      const { metric, format, lang, month } = request.query;
      const found = await ofProjection(request, options, request.params.person, month);
      const rows = await rowsAt(options, found, { line: request.params.line, metric, page: all });
      if (!rows.ok) return sendProblems(request, reply, rows.problems);
      return sendRows(reply, rows.value, { name: `${metric}-${month ?? 'projected'}`, format, lang });
    },
  );
}

async function rowsAt(
  { world }: PayslipHttpOptions,
  found: Result<Addressed>,
  asked: Parameters<typeof rowsOfLine>[3],
): ReturnType<typeof rowsOfLine> {
  return found.ok ? rowsOfLine(world, found.value.moment, found.value.explained, asked) : found;
}

async function ofPayslip(
  request: FastifyRequest,
  options: PayslipHttpOptions,
  { person, run: id }: { readonly person: string; readonly run: string },
): Promise<Result<Addressed>> {
  const { records } = options.world;
  const run = await visibleRun(records, id, worksOnRuns(request.actor));
  if (!run.ok) return run;
  if (!(await mayReadRows(request, person, options))) return failed(FORBIDDEN());
  const stored = await storedResult(records, run.value, person);
  return stored.ok ? ok({ moment: run.value, explained: stored.value }) : stored;
}

async function ofProjection(
  request: FastifyRequest,
  options: PayslipHttpOptions,
  person: string,
  month: string | undefined,
): Promise<Result<Addressed>> {
  const found = await projectionOf(options.world, person, month === undefined ? undefined : parsePeriod(month));
  if (!found.ok) return found;
  if (!found.value) return failed(payrunProblem('payrun.no-payslip'));
  if (!(await mayReadRows(request, person, options))) return failed(FORBIDDEN());
  return ok({ moment: found.value, explained: found.value });
}

/** Whoever may see the pay need not be allowed to see the customers behind it. */
const FORBIDDEN = () => forbidden('activity.read');
