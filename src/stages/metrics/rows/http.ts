import { z } from 'zod';
import { ok, type Result } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import type { MetricStores } from '../ask.node.ts';
import { groundOf } from '../ground.node.ts';
import { detailAnswer, headAnswer, headBody, type NameOf, rowBody } from './answers.node.ts';
import { rowParams } from './params.ts';
import { countedOf, type FoundRow, findRow, type Reachable, rowsAbout, rowsCalled } from './service.ts';

/** A row of activity and the numbers it counted in, for whom the rows of its people are open. */

const TAGS = ['activity'];

export function oneRowRoutes(app: App, stores: MetricStores): void {
  app.get(
    '/api/rows',
    {
      config: { action: 'activity.read' },
      schema: {
        tags: TAGS,
        summary: 'The rows of activity that have exactly this number: a contact, a case, a sale, a call-back',
        querystring: z.object({ id: z.string().min(1).max(200) }),
        response: { 200: z.object({ rows: z.array(headBody) }), default: problemBody },
      },
    },
    async (request) => {
      const found = await rowsCalled(stores, request.query.id, await request.reachable());
      const nameOf = await namesOn(stores, found);
      return { rows: found.map((one) => headAnswer(one, nameOf)) };
    },
  );
  app.get(
    '/api/rows/:kind/:key',
    {
      config: { action: 'activity.read' },
      schema: {
        tags: TAGS,
        summary: 'One row of activity: its values, its file, what was corrected, and the metrics it counted in',
        params: rowParams,
        response: { 200: rowBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const told = await tellRow(stores, request.params, await request.reachable());
      return told.ok ? told.value : sendProblems(request, reply, told.problems);
    },
  );
}

async function tellRow(
  stores: MetricStores,
  id: z.output<typeof rowParams>,
  reach: Reachable,
): Promise<Result<z.output<typeof rowBody>>> {
  const found = await findRow(stores, id, reach);
  if (!found.ok) return found;
  const [counted, about] = await Promise.all([
    countedOf(stores, stores.dictionary(), found.value, reach),
    rowsAbout(stores, found.value, reach),
  ]);
  return ok(detailAnswer(found.value, counted, about, await namesOn(stores, [found.value])));
}

/** What people were called when it happened; an id where the roster has no name. */
async function namesOn(stores: MetricStores, [first]: readonly FoundRow[]): Promise<NameOf> {
  const ground = await groundOf(stores.records);
  if (!ground.ok || first === undefined) return (id) => id;
  const names = new Map(ground.value.peopleOn(first.day).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
