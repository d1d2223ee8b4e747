import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App } from '../../platform/http/app.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../../platform/http/file-answer.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import {
  askedAnswer,
  definitionAnswer,
  definitionBody,
  expectedAnswer,
  expectedBody,
  question,
  rowAnswer,
  valuesBody,
} from './answers.ts';
import { askedBy, type MetricStores, measured, namesIn } from './ask.node.ts';
import type { MetricRequest, MetricRow } from './model.ts';
import { oneRowRoutes } from './rows/http.ts';
import { measureAdjusted } from './service.ts';
import { metricsTable } from './table.ts';
import { whyRoutes } from './why/http.ts';
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
  whyRoutes(app, stores);
  oneRowRoutes(app, stores);
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

function headOf(request: MetricRequest) {
  return { period: request.period.text, by: [...request.by], metrics: request.metrics.map(askedAnswer) };
}
