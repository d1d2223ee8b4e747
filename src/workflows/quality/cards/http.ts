import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { isDate } from '../../../base/period.ts';
import type { App } from '../../../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../../platform/http/reply.ts';
import { cardAnswer, cardBody, partialText } from '../answers.ts';
import { qualityProblem } from '../problems.ts';
import { handOf } from '../queue/service.ts';
import type { QualityWorld } from '../world.node.ts';
import { readCard } from './read.ts';
import {
  allCards,
  beginCard,
  type CardVersion,
  cardFile,
  discardCard,
  faultsOf,
  publishCard,
  saveCard,
  versionOn,
} from './service.ts';

/** Scorecards: open to everybody who is scored by them, written by quality, published by a manager. */

export function cardRoutes(app: App, world: QualityWorld): void {
  listRoute(app, world);
  versionRoute(app, world);
  beginRoute(app, world);
  saveRoute(app, world);
  discardRoute(app, world);
  publishRoute(app, world);
}

const TAGS = ['quality control'];
const cardParams = z.object({ card: z.string().max(100) });
const versionParams = cardParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });

const headBody = z.object({
  card: z.string(),
  version: z.number().int(),
  state: z.enum(['draft', 'published']),
  title: partialText,
  revision: z.number().int(),
  inForce: z.string().nullable(),
  publishedBy: z.string().nullable(),
  editedAt: z.string(),
  current: z.boolean().describe('What a check claimed today is scored by.'),
});
const versionBody = headBody.extend({ text: z.string(), read: cardBody.nullable() });

function headAnswer(one: CardVersion, current: CardVersion | undefined): z.output<typeof headBody> {
  const { card, version, state, revision, inForce, publishedBy, editedAt } = one;
  const read = readCard(one.text, cardFile(card, version));
  const title = read.ok ? { ...read.value.title } : {};
  return { card, version, state, title, revision, inForce, publishedBy, editedAt, current: one === current };
}

function versionAnswer(one: CardVersion, current?: CardVersion): z.output<typeof versionBody> {
  const read = readCard(one.text, cardFile(one.card, one.version));
  return { ...headAnswer(one, current), text: one.text, read: read.ok ? cardAnswer(read.value) : null };
}

function listRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/cards',
    {
      config: { action: 'quality.read' },
      schema: {
        tags: TAGS,
        summary: 'The organisation’s scorecards, every version',
        response: { 200: z.object({ rows: z.array(headBody) }), default: problemBody },
      },
    },
    async () => {
      const versions = await allCards(world);
      const today = await world.today();
      const current = (card: string) =>
        versionOn(
          versions.filter((one) => one.card === card),
          today,
        );
      return { rows: versions.map((one) => headAnswer(one, current(one.card))) };
    },
  );
}

function versionRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/quality/cards/:card/:version',
    {
      config: { action: 'quality.read' },
      schema: {
        tags: TAGS,
        summary: 'One version: its text, the card it reads as, and what is wrong with it',
        params: versionParams,
        response: { 200: versionBody.extend({ problems: z.array(problemItem) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { card, version } = request.params;
      const versions = await allCards(world, card);
      const found = versions.find((one) => one.version === version);
      if (!found) return sendProblems(request, reply, [qualityProblem('quality.card-not-found', { card })]);
      const problems = faultsOf(found).map((problem) => itemOf(problem, request));
      return { ...versionAnswer(found, versionOn(versions, await world.today())), problems };
    },
  );
}

const EDIT = { action: 'quality.card' } as const;

function beginRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/cards/:card/draft',
    {
      config: EDIT,
      schema: {
        tags: TAGS,
        summary: 'Begin a draft from the newest version',
        params: cardParams,
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const begun = await beginCard(world, handOf(request.actor as Actor), request.params.card);
      return begun.ok ? versionAnswer(begun.value) : sendProblems(request, reply, begun.problems);
    },
  );
}

function saveRoute(app: App, world: QualityWorld): void {
  app.put(
    '/api/quality/cards/:card/:version',
    {
      config: EDIT,
      schema: {
        tags: TAGS,
        summary: 'Save a draft as it stands; what is wrong with it is told',
        params: versionParams,
        body: z.strictObject({ revision: z.number().int().min(0), text: z.string().min(1).max(200_000) }),
        response: { 200: versionBody.extend({ problems: z.array(problemItem) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { revision, text } = request.body;
      const saved = await saveCard(world, handOf(request.actor as Actor), { ...request.params, revision }, text);
      if (!saved.ok) return sendProblems(request, reply, saved.problems);
      return { ...versionAnswer(saved.value), problems: saved.problems.map((problem) => itemOf(problem, request)) };
    },
  );
}

function discardRoute(app: App, world: QualityWorld): void {
  app.delete(
    '/api/quality/cards/:card/:version',
    {
      config: EDIT,
      schema: {
        tags: TAGS,
        summary: 'Discard a draft',
        params: versionParams,
        response: { 200: z.object({ discarded: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const { card, version } = request.params;
      const gone = await discardCard(world, handOf(request.actor as Actor), card, version);
      return gone.ok ? { discarded: true as const } : sendProblems(request, reply, gone.problems);
    },
  );
}

function publishRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/quality/cards/:card/:version/publish',
    {
      config: { action: 'quality.publish' },
      schema: {
        tags: TAGS,
        summary: 'Put a draft in force from a day on; checks scored before keep their version',
        params: versionParams,
        body: z.strictObject({ from: z.string().max(10).refine(isDate, 'YYYY-MM-DD') }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const by = handOf(request.actor as Actor);
      const published = await publishCard(world, by, request.params, request.body.from);
      return published.ok ? versionAnswer(published.value) : sendProblems(request, reply, published.problems);
    },
  );
}
