import { z } from 'zod';
import { ok } from '../../../../base/problem.ts';
import type { App } from '../../../../platform/http/app.ts';
import type { PageOf } from '../../../../platform/http/list.ts';
import { listRoutes } from '../../../../platform/http/list-routes.ts';
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
  listRoutes(app, {
    at: '/api/reviews/:id/owed',
    params: cycleParams,
    config: { action: 'review.read' },
    tags: TAGS,
    summary: 'Who owes how many ratings in which step, what is due first first or as they are sorted',
    file: { name: 'owed-ratings', summary: 'The same owed ratings as a file: CSV or XLSX' },
    list: OWED,
    filter,
    pages: (asked, request) => ok(pagesOf(world, (request.params as z.output<typeof cycleParams>).id, asked)),
    body: owedBody,
    show: (row) => row,
  });
}

function pagesOf(world: ReviewWorld, id: string, { team, step, late }: z.output<typeof filter>): PageOf<OwedRow> {
  return (order, limit) => owedIn(world, id, { team, step, late: late === 'true', order }, limit);
}
