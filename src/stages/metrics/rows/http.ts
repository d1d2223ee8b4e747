import { z } from 'zod';
import { ok, type Result } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { originOf } from '../../activity/index.ts';
import { readLinks } from '../../activity/origin/service.ts';
import type { MetricStores } from '../ask.node.ts';
import { groundOf } from '../ground.node.ts';
import { detailAnswer, headAnswer, headBody, type NameOf, rowBody, type Telling } from './answers.node.ts';
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
      const telling = await tellingOf(stores, found);
      return { rows: found.map((one) => headAnswer(one, telling)) };
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
  app.get(
    '/api/rows/:kind/:key/origin',
    {
      config: { action: 'activity.read' },
      schema: {
        tags: TAGS,
        summary: 'Where a row opens in the system that it came from; null for whom the row is not to see, too',
        params: rowParams,
        response: { 200: headBody.pick({ origin: true }), default: problemBody },
      },
    },
    async (request) => ({ origin: await originFor(stores, request.params, await request.reachable()) }),
  );
}

async function originFor(
  stores: MetricStores,
  id: z.output<typeof rowParams>,
  reach: Reachable,
): Promise<string | null> {
  const links = await readLinks(stores.records);
  if (links.length === 0) return null;
  const found = await findRow(stores, id, reach);
  if (!found.ok) return null;
  const { values } = found.value;
  const origin = originOf(links, id.kind, values);
  const contact = id.kind === 'check' ? values.contact : null;
  return origin === null && contact ? originFor(stores, { kind: 'contact', key: contact }, reach) : origin;
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
  return ok(detailAnswer(found.value, counted, about, await tellingOf(stores, [found.value])));
}

async function tellingOf(stores: MetricStores, found: readonly FoundRow[]): Promise<Telling> {
  const [nameOf, links] = await Promise.all([namesOn(stores, found), readLinks(stores.records)]);
  return { nameOf, links };
}

/** What people were called when it happened; an id where the roster has no name. */
async function namesOn(stores: MetricStores, [first]: readonly FoundRow[]): Promise<NameOf> {
  const ground = await groundOf(stores.records);
  if (!ground.ok || first === undefined) return (id) => id;
  const names = new Map(ground.value.peopleOn(first.day).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
