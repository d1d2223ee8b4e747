import { z } from 'zod';
import type { Actor } from '../../../../access/index.ts';
import { audit } from '../../../../audit/service.ts';
import { Decimal } from '../../../../base/decimal.ts';
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
import { runAnswer } from '../../answers.node.ts';
import { RUN_STATES } from '../../model.ts';
import { seesEverybodysPay } from '../../sight.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { pageOfRuns } from '../service.ts';
import { RUNS, type RunRow, runRowBody } from './list.node.ts';

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
        summary: 'Pay runs, the newest period first, or as they are sorted; totals for who sees everybody’s pay',
        querystring: pageQuery.extend({ ...filter.shape, ...sortQuery(RUNS).shape }),
        response: { 200: pageOf(runRowBody), default: problemBody },
      },
    },
    async (request, reply) => sendPage({ request, reply }, RUNS, request.query, pagesOf(world, request), (row) => row),
  );
  app.get(
    '/api/runs/export/:format',
    {
      config: { action: 'run.read' },
      schema: {
        tags: TAGS,
        summary: 'The same runs as a file: CSV or XLSX',
        params: fileParams,
        querystring: filter.extend({ ...sortQuery(RUNS).shape, ...fileQuery.shape }),
        response: { 200: listFile, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { ...request.query, ...request.params };
      if (seesEverybodysPay(request.actor)) await tellOfTotals(world, request.actor as Actor, asked.format);
      return sendList({ request, reply }, RUNS, asked, pagesOf(world, request), 'pay-runs');
    },
  );
}

interface Asking {
  readonly actor: Actor | null;
  readonly query: z.output<typeof filter>;
}

function pagesOf({ records }: PayrunWorld, { actor, query }: Asking): PageOf<RunRow> {
  const { period, plan, state } = query;
  const sees = seesEverybodysPay(actor);
  return async (order, limit) => {
    const runs = await pageOfRuns(records, { period, plan, states: state && [state], order }, limit);
    return Promise.all(
      runs.map(async (run) => ({
        ...(await runAnswer(records, run)),
        total: sees && run.outcome !== null ? (Decimal.parse(run.outcome.total)?.toFixed(2) ?? null) : null,
      })),
    );
  };
}

/** A file with pay leaves a trace, like every other: the total of a run of one person is what that person is paid. */
function tellOfTotals({ records, now }: PayrunWorld, { account }: Actor, format: string) {
  const event = { actor: account.id, action: 'pay.export', object: 'runs', detail: { file: `pay-runs.${format}` } };
  return audit(records, event, now());
}
