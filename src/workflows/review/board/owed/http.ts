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
import { cycleParams, entryStep } from '../../answers.node.ts';
import type { ReviewWorld } from '../../world.node.ts';
import { type OwedRow, owedIn } from '../service.ts';
import { OWED } from './list.node.ts';

/** Who owes ratings, on the board and as a file. */

const TAGS = ['reviews'];

const filter = z.object({
  team: z.string().max(200).optional().describe('The team of those to be rated.'),
  step: entryStep.optional(),
  late: z.enum(['true', 'false']).default('false').describe('Only what is past its due day.'),
});

const owedBody = z.object({
  rater: z.string(),
  raterName: z.string(),
  step: entryStep,
  count: z.number().int(),
  opens: z.string(),
  due: z.string(),
});

export function owedRoutes(app: App, world: ReviewWorld): void {
  app.get(
    '/api/reviews/:id/owed',
    {
      config: { action: 'review.read' },
      schema: {
        tags: TAGS,
        summary: 'Who owes how many ratings in which step, what is due first first or as they are sorted',
        params: cycleParams,
        querystring: pageQuery.extend({ ...filter.shape, ...sortQuery(OWED).shape }),
        response: { 200: pageOf(owedBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const pages = pagesOf(world, request.params.id, request.query);
      return sendPage({ request, reply }, OWED, request.query, pages, (row) => row);
    },
  );
  app.get(
    '/api/reviews/:id/owed/export/:format',
    {
      config: { action: 'review.read' },
      schema: {
        tags: TAGS,
        summary: 'The same owed ratings as a file: CSV or XLSX',
        params: cycleParams.extend(fileParams.shape),
        querystring: filter.extend({ ...sortQuery(OWED).shape, ...fileQuery.shape }),
        response: { 200: listFile, default: problemBody },
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const pages = pagesOf(world, id, request.query);
      return sendList({ request, reply }, OWED, { ...request.query, format }, pages, 'owed-ratings');
    },
  );
}

function pagesOf(world: ReviewWorld, id: string, { team, step, late }: z.output<typeof filter>): PageOf<OwedRow> {
  return (order, limit) => owedIn(world, id, { team, step, late: late === 'true', order }, limit);
}
