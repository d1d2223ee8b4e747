import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { isMeant } from '../../../base/period.ts';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import {
  cardAnswer,
  cardBody,
  conversationAnswer,
  conversationBody,
  draftBody,
  entriesAnswer,
  entriesBody,
  idParams,
} from '../answers.ts';
import { readCard } from '../cards/read.ts';
import { allCards, versionOn } from '../cards/service.ts';
import type { QualityWorld } from '../world.node.ts';
import { DRAWN_OF, type Outcome, SESSION_STATES, type Session } from './model.ts';
import { MOVE_IDS, movesFrom } from './moves.ts';
import { openSession, seatable } from './opening/service.ts';
import { agreeReference, moveSession, saveScore, sessionLines, viewSession } from './service.ts';

/** Calibration over HTTP. While inspectors score, nobody is told another's scores, whoever asks. */

export const CALIBRATION_STATUS = {
  'calibration.not-found': 404,
  'calibration.not-yours': 403,
  'calibration.own-matter': 403,
  'calibration.wrong-state': 409,
  'calibration.handed-in': 409,
} as const;

export function calibrationRoutes(app: App, world: QualityWorld): void {
  listRoute(app, world);
  choicesRoute(app, world);
  openRoute(app, world);
  viewRoute(app, world);
  scoreRoute(app, world);
  referenceRoute(app, world);
  moveRoute(app, world);
}

const TAGS = ['calibration'];
const hand = z.object({ account: z.string(), person: z.string().nullable(), name: z.string() });

const sessionBody = z.object({
  id: z.string(),
  title: z.string(),
  card: z.string(),
  cardVersion: z.number().int(),
  state: z.enum(SESSION_STATES),
  due: z.string(),
  by: hand,
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  settledAt: z.string().nullable(),
  settledBy: hand.nullable(),
  seed: z.string().describe('By what conversations were drawn and intervals are resampled.'),
  inspectors: z.array(hand.extend({ handedIn: z.number().int() })),
  conversations: z.number().int(),
});

function sessionAnswer(session: Session, conversations: number, handedIn: ReadonlyMap<string, number>) {
  return {
    ...session,
    by: { ...session.by },
    settledBy: session.settledBy && { ...session.settledBy },
    inspectors: session.inspectors.map((one) => ({ ...one, handedIn: handedIn.get(one.account) ?? 0 })),
    conversations,
  };
}

function listRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/calibrations',
    {
      config: { action: 'calibration.read' },
      schema: {
        tags: TAGS,
        summary: 'Calibration sessions, the newest first, and how far each inspector is',
        response: { 200: z.object({ rows: z.array(sessionBody) }), default: problemBody },
      },
    },
    async () => {
      const lines = await sessionLines(world.records);
      return {
        rows: lines.map(({ session, conversations, handedIn }) => sessionAnswer(session, conversations, handedIn)),
      };
    },
  );
}

const choicesBody = z.object({
  today: z.string(),
  inspectors: z.array(hand),
  cards: z.array(z.object({ id: z.string(), title: cardBody.shape.title })),
});

function choicesRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/calibrations/choices',
    {
      config: { action: 'calibration.lead' },
      schema: {
        tags: TAGS,
        summary: 'Who can be asked to score, and by which cards',
        response: { 200: choicesBody, default: problemBody },
      },
    },
    async () => {
      const today = await world.today();
      const versions = await allCards(world);
      const cards = [...new Set(versions.map(({ card }) => card))].flatMap((id) => {
        const inForce = versionOn(
          versions.filter(({ card }) => card === id),
          today,
        );
        const read = inForce && readCard(inForce.text, id);
        return read?.ok ? [{ id, title: { ...read.value.title } }] : [];
      });
      return { today, inspectors: [...(await seatable(world.records))], cards };
    },
  );
}

function openRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/calibrations',
    {
      config: { action: 'calibration.lead' },
      schema: {
        tags: TAGS,
        summary: 'Open a session: inspectors, a card, and conversations by id or drawn at random from a period',
        body: z.strictObject({
          title: z.string().trim().min(1).max(200),
          card: z.string().min(1).max(100),
          due: z.string().refine(isMeant, 'a date such as 2026-12-01'),
          inspectors: z.array(z.string().max(100)).max(50),
          contacts: z.array(z.string().max(200)).max(100).default([]),
          draw: z
            .strictObject({
              count: z.number().int().min(1).max(100),
              period: z.string().max(40),
              of: z
                .enum(DRAWN_OF)
                .default('all')
                .describe(
                  'overturned: only conversations whose check an appeal changed; the days are those of the checks.',
                ),
            })
            .nullable()
            .default(null),
        }),
        response: { 200: sessionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const opened = await openSession(world, request.actor as Actor, request.body);
      if (!opened.ok) return sendProblems(request, reply, opened.problems);
      return sessionAnswer(opened.value.session, opened.value.conversations.length, new Map());
    },
  );
}

const text = z.string().nullable();
const outcomeBody = z.object({
  seed: z.string(),
  agreement: z.array(
    z.object({
      item: text.describe('Null: the check as a whole.'),
      alpha: text.describe('Krippendorff’s alpha: ordinal for items, interval for the whole.'),
      low: text,
      high: text,
      conversations: z.number().int(),
      kappa: text.describe('Cohen’s weighted kappa, where two scored.'),
    }),
  ),
  deviations: z.array(
    z.object({
      inspector: z.string(),
      item: text,
      n: z.number().int(),
      bias: text.describe('Mean of value less reference, in points.'),
      distance: text.describe('Mean distance, whichever way.'),
      applies: z.number().int().describe('How often only one of the two said that the item applies.'),
    }),
  ),
});

const viewBody = z.object({
  session: sessionBody,
  card: cardBody,
  conversations: z.array(
    z.object({ contact: z.string(), conversation: conversationBody, reference: entriesBody.nullable() }),
  ),
  scores: z
    .array(
      z.object({
        contact: z.string(),
        inspector: z.string(),
        entries: entriesBody,
        remark: z.string(),
        submittedAt: text,
        revision: z.number().int(),
      }),
    )
    .describe('One’s own until the session is closed, then everybody’s.'),
  outcome: outcomeBody.nullable(),
  moves: z.array(z.string()),
});

function outcomeAnswer({ seed, agreement, deviations }: Outcome): z.output<typeof outcomeBody> {
  return { seed, agreement: agreement.map((one) => ({ ...one })), deviations: deviations.map((one) => ({ ...one })) };
}

function viewRoute(app: App, world: QualityWorld): void {
  app.get(
    '/api/calibrations/:id',
    {
      config: { action: 'calibration.read' },
      schema: {
        tags: TAGS,
        summary:
          'One session: the card, the conversations, one’s own scores; once closed everybody’s, with agreement and deviations',
        params: idParams,
        response: { 200: viewBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const seen = await viewSession(world, request.actor as Actor, request.params.id);
      if (!seen.ok) return sendProblems(request, reply, seen.problems);
      const { session, card, conversations, scores, handedIn, outcome } = seen.value;
      return {
        session: sessionAnswer(session, conversations.length, handedIn),
        card: cardAnswer(card),
        conversations: conversations.map(({ contact, conversation, reference }) => ({
          contact,
          conversation: conversationAnswer(conversation),
          reference: reference && entriesAnswer(reference),
        })),
        scores: scores.map(({ contact, inspector, entries, remark, submittedAt, revision }) => ({
          ...{ contact, inspector, remark, submittedAt, revision },
          entries: entriesAnswer(entries),
        })),
        outcome: outcome && outcomeAnswer(outcome),
        moves: movesFrom(session.state).map(({ id }) => id),
      };
    },
  );
}

const contactParams = idParams.extend({ contact: z.string().max(200) });

function scoreRoute(app: App, world: QualityWorld): void {
  app.put(
    '/api/calibrations/:id/scores/:contact',
    {
      config: { action: 'calibration.score' },
      schema: {
        tags: TAGS,
        summary: 'Save one’s own score of a conversation, or hand it in for good',
        params: contactParams,
        body: draftBody.extend({ submit: z.boolean() }),
        response: { 200: z.object({ revision: z.number().int(), submittedAt: text }), default: problemBody },
      },
    },
    async (request, reply) => {
      const saved = await saveScore(world, request.actor as Actor, request.params, request.body);
      if (!saved.ok) return sendProblems(request, reply, saved.problems);
      const { revision, submittedAt } = saved.value;
      return { revision, submittedAt };
    },
  );
}

function referenceRoute(app: App, world: QualityWorld): void {
  app.put(
    '/api/calibrations/:id/references/:contact',
    {
      config: { action: 'calibration.lead' },
      schema: {
        tags: TAGS,
        summary: 'What was agreed to be right for a conversation; not by anybody who scored in the session',
        params: contactParams,
        body: z.strictObject({ entries: draftBody.shape.entries }),
        response: { 200: z.object({ done: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const agreed = await agreeReference(world, request.actor as Actor, request.params, request.body.entries);
      return agreed.ok ? { done: true as const } : sendProblems(request, reply, agreed.problems);
    },
  );
}

function moveRoute(app: App, world: QualityWorld): void {
  app.post(
    '/api/calibrations/:id/moves',
    {
      config: { action: 'calibration.lead' },
      schema: {
        tags: TAGS,
        summary: 'Move a session: close and compare, settle, discard',
        params: idParams,
        body: z.strictObject({ move: z.enum(MOVE_IDS), reason: z.string().max(1000).default('') }),
        response: { 200: z.object({ state: z.enum(SESSION_STATES) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const moved = await moveSession(world, request.actor as Actor, { id: request.params.id, ...request.body });
      return moved.ok ? { state: moved.value.state } : sendProblems(request, reply, moved.problems);
    },
  );
}
