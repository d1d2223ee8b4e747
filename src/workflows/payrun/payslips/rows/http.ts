import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accessProblem } from '../../../../access/problems.ts';
import { parsePeriod } from '../../../../base/period.ts';
import type { App } from '../../../../platform/http/app.ts';
import { pageOf, pageQuery, readCursor, writeCursor } from '../../../../platform/http/cursor.ts';
import { httpProblem } from '../../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../../platform/http/reply.ts';
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

const rowsQuery = pageQuery.extend({
  metric: z.string().max(200).describe('As the reason names it.'),
});
const rowsBody = pageOf(z.record(z.string(), z.unknown())).extend({ total: z.number().int() });

/** One page of the rows behind a metric, for whoever may read rows at all. */
async function answerRows(
  request: FastifyRequest,
  reply: FastifyReply,
  { world }: PayslipHttpOptions,
  moment: Pick<Run, 'period' | 'known'>,
  explained: Explained,
) {
  const { line } = request.params as { line: string };
  const { metric, cursor, limit } = request.query as z.output<typeof rowsQuery>;
  const offset = cursor === undefined ? 0 : readCursor(cursor, 1)?.[0];
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0)
    return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
  const found = await rowsOfLine(world, moment, explained, { line, metric, page: { limit, offset } });
  if (!found.ok) return sendProblems(request, reply, found.problems);
  const { rows, total } = found.value;
  const end = offset + rows.length;
  return { rows: rows.map((row) => ({ ...row })), total, next: end < total ? writeCursor([end]) : null };
}

export function rowRoutes(app: App, options: PayslipHttpOptions): void {
  payslipRowsRoute(app, options);
  projectedRowsRoute(app, options);
}

function payslipRowsRoute(app: App, options: PayslipHttpOptions): void {
  const { world } = options;
  app.get(
    '/api/people/:person/payslips/:run/lines/:line/rows',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'Every row of activity behind one metric of a line, page by page',
        params: lineParams,
        querystring: rowsQuery,
        response: { 200: rowsBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person, run: id } = request.params;
      const run = await visibleRun(world.records, id, worksOnRuns(request.actor));
      if (!run.ok) return sendProblems(request, reply, run.problems);
      if (!(await mayReadRows(request, person, options)))
        return sendProblems(request, reply, [accessProblem('access.forbidden', { action: 'activity.read' })]);
      const stored = await storedResult(world.records, run.value, person);
      if (!stored.ok) return sendProblems(request, reply, stored.problems);
      return answerRows(request, reply, options, run.value, stored.value);
    },
  );
}

function projectedRowsRoute(app: App, options: PayslipHttpOptions): void {
  const { world } = options;
  app.get(
    '/api/people/:person/projected-pay/lines/:line/rows',
    {
      config: OWN_PAY,
      schema: {
        tags: TAGS,
        summary: 'Every row of activity behind one metric of the projected pay, page by page',
        params: lineParams.pick({ person: true, line: true }),
        querystring: rowsQuery.extend(monthQuery.shape),
        response: { 200: rowsBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { person } = request.params;
      const { month } = request.query;
      const found = await projectionOf(world, person, month === undefined ? undefined : parsePeriod(month));
      if (!found.ok) return sendProblems(request, reply, found.problems);
      if (!found.value) return sendProblems(request, reply, [payrunProblem('payrun.no-payslip')]);
      if (!(await mayReadRows(request, person, options)))
        return sendProblems(request, reply, [accessProblem('access.forbidden', { action: 'activity.read' })]);
      return answerRows(request, reply, options, found.value, found.value);
    },
  );
}
