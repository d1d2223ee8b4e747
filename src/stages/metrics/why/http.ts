import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Decimal } from '../../../base/decimal.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { fileAnswer, TABLE_FORMATS } from '../../../platform/http/file-answer.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { readLinks } from '../../activity/origin/service.ts';
import { question, reasonBody } from '../answers.ts';
import { type Asked, askedBy, type MetricStores, measured } from '../ask.node.ts';
import type { MetricCall, MetricCell, MetricRequest } from '../model.ts';
import { metricProblem } from '../problems.ts';
import { reasonOf } from '../reason.ts';
import { MOST_EXPORTED, offsetOf, rowsBody, rowsFileQuery, rowsPage, rowsQuery, sendRows } from '../rows/page.node.ts';
import { rowsBehind } from '../service.ts';
import { outsideEmployment } from './employment.node.ts';

/** Why a number of a table is what it is: the reason with its first rows, and below it every row there is. */

const whyQuery = question.extend({
  group: z.string().max(2000).default('[]').describe('The row’s group as JSON: `["P017","2026-09"]`'),
});
const CONFIG = { action: 'activity.read' } as const;
const TAGS = ['metrics'];

/** Rows that a reason shows before anybody asks for more. */
const FIRST = { offset: 0, limit: 20 };
const ONE = { offset: 0, limit: 1 };

export function whyRoutes(app: App, stores: MetricStores): void {
  reasonRoute(app, stores);
  rowsRoute(app, stores);
  exportRoute(app, stores);
}

interface CellAsked {
  readonly asked: Asked;
  readonly call: MetricCall;
  readonly group: readonly (string | null)[];
}

async function cellAsked(
  request: FastifyRequest,
  stores: MetricStores,
  { group: text, ...rest }: z.output<typeof whyQuery>,
): Promise<Result<CellAsked>> {
  const asked = await askedBy(request, stores, rest);
  if (!asked.ok) return asked;
  const group = readGroup(text, asked.value.request.by.length);
  const [call] = asked.value.request.metrics;
  if (group === undefined || call === undefined) return failed(metricProblem('metrics.group-unknown', { group: text }));
  return ok({ asked: asked.value, call, group });
}

async function behind(stores: MetricStores, { asked, call, group }: CellAsked, page: typeof FIRST) {
  const { request, spans, corrections } = asked;
  const links = await readLinks(stores.records);
  return rowsBehind(stores.activity, request, { call, group, ...page, links }, spans, corrections);
}

function reasonRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/why',
    {
      config: CONFIG,
      schema: {
        tags: TAGS,
        summary: 'Why a number of the table is what it is, down to the first rows it was made of',
        querystring: whyQuery,
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const cell = await cellAsked(request, stores, request.query);
      if (!cell.ok) return sendProblems(request, reply, cell.problems);
      const { asked, call, group } = cell.value;
      const { request: question } = asked;
      const rowsIn = async (within: MetricRequest) =>
        (await behind(stores, { asked: { ...asked, request: within }, call, group }, ONE)).total;
      const person = group[question.by.indexOf('person')] ?? null;
      const [rows, found, outside] = await Promise.all([
        measured(stores, { ...asked, request: { ...question, metrics: [call] } }),
        behind(stores, cell.value, FIRST),
        outsideEmployment(stores.records, question, person, rowsIn),
      ]);
      const own = rows.find((row) => JSON.stringify(row.group) === JSON.stringify(group))?.cells[0] ?? NOTHING;
      return { ...reasonOf(call, own, { ...found, said: outside }) };
    },
  );
}

const NOTHING: MetricCell = { value: null, numerator: Decimal.ZERO, n: Decimal.ZERO };

function rowsRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/why/rows',
    {
      config: CONFIG,
      schema: {
        tags: TAGS,
        summary: 'Every row of activity that a number of the table was made of, page by page',
        querystring: whyQuery.extend(rowsQuery.shape),
        response: { 200: rowsBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, ...query } = request.query;
      const offset = offsetOf(cursor);
      if (offset === undefined) return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const cell = await cellAsked(request, stores, query);
      if (!cell.ok) return sendProblems(request, reply, cell.problems);
      return rowsPage(await behind(stores, cell.value, { offset, limit }), offset);
    },
  );
}

function exportRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/why/rows/export',
    {
      config: CONFIG,
      schema: {
        tags: TAGS,
        summary: 'The same rows as a file: CSV or XLSX',
        querystring: whyQuery.extend(rowsFileQuery.shape),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const { format, lang, ...query } = request.query;
      const cell = await cellAsked(request, stores, query);
      if (!cell.ok) return sendProblems(request, reply, cell.problems);
      const found = await behind(stores, cell.value, { offset: 0, limit: MOST_EXPORTED });
      return sendRows(reply, found, { name: `${cell.value.call.definition.id}-${query.period}`, format, lang });
    },
  );
}

function readGroup(text: string, length: number): readonly (string | null)[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const whole =
      Array.isArray(parsed) &&
      parsed.length === length &&
      parsed.every((one) => one === null || (typeof one === 'string' && one.length <= 300));
    return whole ? (parsed as (string | null)[]) : undefined;
  } catch {
    return undefined;
  }
}
