import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Decimal } from '../../base/decimal.ts';
import { ok, type Result } from '../../base/problem.ts';
import type { App } from '../../platform/http/app.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../../platform/http/file-answer.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import {
  askedAnswer,
  definitionAnswer,
  definitionBody,
  expectedAnswer,
  expectedBody,
  type Question,
  question,
  reasonBody,
  rowAnswer,
  valuesBody,
} from './answers.ts';
import { type MetricStores, namesIn, readQuestion, type Surroundings, surroundingsOf } from './ask.node.ts';
import type { MetricCell, MetricRequest, MetricRow } from './model.ts';
import { metricProblem } from './problems.ts';
import { reasonOf } from './reason.ts';
import { oneRowRoutes } from './rows/http.ts';
import { measure, measureAdjusted, rowsBehind } from './service.ts';
import { metricsTable } from './table.ts';
import { metricsWorkbook } from './workbook.node.ts';

/** The numbers over HTTP. Every route answers within the asker's reach: the people go into the statement itself. */

export const METRICS_STATUS = {
  'metrics.unknown': 400,
  'metrics.dimension-unknown': 400,
  'metrics.period-unknown': 400,
  'metrics.group-unknown': 400,
  'metrics.no-row': 404,
  'metrics.share-filtered': 403,
} as const;

/** Groups that one answer holds at most; the export holds all. */
const MOST_ROWS = 2000;

export function metricRoutes(app: App, stores: MetricStores): void {
  dictionaryRoute(app, stores);
  valuesRoute(app, stores);
  expectedRoute(app, stores);
  exportRoute(app, stores);
  whyRoute(app, stores);
  oneRowRoutes(app, stores);
}

interface Asked extends Omit<Surroundings, 'transfer'> {
  readonly request: MetricRequest;
}

async function askedBy(request: FastifyRequest, stores: MetricStores, asked: Question): Promise<Result<Asked>> {
  const read = readQuestion(asked, stores.dictionary(), await request.reachable());
  if (!read.ok) return read;
  const around = await surroundingsOf(stores.records, read.value);
  if (!around.ok) return around;
  const { transfer, ...rest } = around.value;
  return ok({ request: { ...read.value, transfer }, ...rest });
}

function dictionaryRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics',
    {
      config: { action: 'metric.read' },
      schema: {
        tags: ['metrics'],
        summary: 'The metric dictionary',
        response: { 200: z.object({ rows: z.array(definitionBody) }), default: problemBody },
      },
    },
    async () => ({ rows: stores.dictionary().map(definitionAnswer) }),
  );
}

function valuesRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/values',
    {
      config: { action: 'metric.read' },
      schema: {
        tags: ['metrics'],
        summary: 'Metrics of a period by any mix of dimensions, with n, interval, percentiles and histogram',
        querystring: question,
        response: { 200: valuesBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = await askedBy(request, stores, request.query);
      if (!asked.ok) return sendProblems(request, reply, asked.problems);
      const rows = await measured(stores, asked.value);
      const shown = rows.slice(0, MOST_ROWS);
      return {
        ...headOf(asked.value.request),
        rows: shown.map(rowAnswer),
        total: rows.length,
        names: await namesIn(stores.records, asked.value.request, shown),
      };
    },
  );
}

function expectedRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/expected',
    {
      config: { action: 'metric.read' },
      schema: {
        tags: ['metrics'],
        summary:
          'Observed ÷ expected: what each group reached beside what its hours, channels, projects and issues make likely',
        querystring: question,
        response: { 200: expectedBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = await askedBy(request, stores, request.query);
      if (!asked.ok) return sendProblems(request, reply, asked.problems);
      const { spans, corrections } = asked.value;
      const rows = await measureAdjusted(stores.activity, asked.value.request, spans, corrections);
      const shown = rows.slice(0, MOST_ROWS);
      return {
        ...headOf(asked.value.request),
        rows: shown.map(expectedAnswer),
        names: await namesIn(stores.records, asked.value.request, shown),
      };
    },
  );
}

function exportRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/export',
    {
      config: { action: 'metric.read' },
      schema: {
        tags: ['metrics'],
        summary: 'The same table as a file: CSV or XLSX',
        querystring: question.extend({ format: z.enum(TABLE_FORMATS).default('csv') }),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = await askedBy(request, stores, request.query);
      if (!asked.ok) return sendProblems(request, reply, asked.problems);
      const rows = await measured(stores, asked.value);
      return sendTable(reply, rows, asked.value.request, request.query.format);
    },
  );
}

async function sendTable(
  reply: FastifyReply,
  rows: readonly MetricRow[],
  request: MetricRequest,
  format: 'csv' | 'xlsx',
): Promise<FastifyReply> {
  // A byte order mark: without it Excel reads UTF-8 as the local code page.
  const body = format === 'csv' ? `\uFEFF${metricsTable(rows, request, 'csv')}` : await metricsWorkbook(rows, request);
  return sendFile(reply, { name: `metrics-${request.period.text}`, format, body });
}

function whyRoute(app: App, stores: MetricStores): void {
  app.get(
    '/api/metrics/why',
    {
      config: { action: 'activity.read' },
      schema: {
        tags: ['metrics'],
        summary: 'Why a number of the table is what it is, down to the rows it was made of',
        querystring: question.extend({
          group: z.string().max(2000).default('[]').describe('The row’s group as JSON: `["P017","2026-09"]`'),
          offset: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(200).default(20),
        }),
        response: { 200: reasonBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { offset, limit, group: groupText, ...rest } = request.query;
      const asked = await askedBy(request, stores, rest);
      if (!asked.ok) return sendProblems(request, reply, asked.problems);
      const group = readGroup(groupText, asked.value.request.by.length);
      const [call] = asked.value.request.metrics;
      if (group === undefined || call === undefined)
        return sendProblems(request, reply, [metricProblem('metrics.group-unknown', { group: groupText })]);
      const { request: metric, spans, corrections } = asked.value;
      const rows = await measured(stores, { ...asked.value, request: { ...metric, metrics: [call] } });
      const cell = rows.find((row) => JSON.stringify(row.group) === JSON.stringify(group))?.cells[0] ?? NOTHING;
      const behind = await rowsBehind(stores.activity, metric, { call, group, offset, limit }, spans, corrections);
      return { ...reasonOf(call, cell, behind) };
    },
  );
}

const NOTHING: MetricCell = { value: null, numerator: Decimal.ZERO, n: Decimal.ZERO };

function measured(stores: MetricStores, { request, spans, corrections }: Asked): Promise<readonly MetricRow[]> {
  return measure(stores.activity, request, spans, corrections);
}

function headOf(request: MetricRequest) {
  return { period: request.period.text, by: [...request.by], metrics: request.metrics.map(askedAnswer) };
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
