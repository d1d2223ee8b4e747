import { z } from 'zod';
import type { App } from '../../../../platform/http/app.ts';
import { pageOf, pageQuery } from '../../../../platform/http/cursor.ts';
import {
  fileParams,
  fileQuery,
  listFile,
  type PageOf,
  sendList,
  sendPage,
  sortQuery,
} from '../../../../platform/http/list.ts';
import { problemBody } from '../../../../platform/http/reply.ts';
import { runAnswer, runBody } from '../../answers.node.ts';
import { RUN_STATES } from '../../model.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { pageOfRuns } from '../service.ts';
import { RUNS, type RunRow } from './list.node.ts';

const TAGS = ['pay runs'];
const filter = z.object({
  period: z.string().max(40).optional(),
  plan: z.string().max(200).optional(),
  state: z.enum(RUN_STATES).optional(),
});

/** Every run, on the page and as a file. */
export function runListRoutes(app: App, world: PayrunWorld): void {
  app.get(
    '/api/runs',
    {
      config: { action: 'run.read' },
      schema: {
        tags: TAGS,
        summary: 'Pay runs, the newest period first, or as they are sorted',
        querystring: pageQuery.extend({ ...filter.shape, ...sortQuery(RUNS).shape }),
        response: { 200: pageOf(runBody), default: problemBody },
      },
    },
    async (request, reply) =>
      sendPage({ request, reply }, RUNS, request.query, pagesOf(world, request.query), (row) => row),
  );
  app.get(
    '/api/runs/export/:format',
    {
      config: { action: 'run.read' },
      schema: {
        tags: TAGS,
        summary: 'The same runs as a file: CSV or XLSX, without amounts',
        params: fileParams,
        querystring: filter.extend({ ...sortQuery(RUNS).shape, ...fileQuery.shape }),
        response: { 200: listFile, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { ...request.query, ...request.params };
      return sendList({ request, reply }, RUNS, asked, pagesOf(world, request.query), 'pay-runs');
    },
  );
}

function pagesOf(world: PayrunWorld, { period, plan, state }: z.output<typeof filter>): PageOf<RunRow> {
  return async (order, limit) => {
    const runs = await pageOfRuns(world.records, { period, plan, states: state && [state], order }, limit);
    return Promise.all(runs.map((run) => runAnswer(world.records, run)));
  };
}
