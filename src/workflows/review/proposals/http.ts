import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, ROLE_TITLES } from '../../../access/index.ts';
import { eachLang, fill } from '../../../base/text.ts';
import type { App } from '../../../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../../../platform/http/cursor.ts';
import { httpProblem } from '../../../platform/http/problems.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { cycleParams, hand, text } from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import { PROPOSAL_STATES, type StoredProposal } from '../proposal.ts';
import { PROPOSAL_KINDS, PROPOSALS } from '../uses.ts';
import type { ReviewWorld } from '../world.node.ts';
import {
  confirmProposal,
  pageOfProposals,
  refuseProposal,
  revokeProposal,
  type Settler,
  upholdProposal,
} from './service.ts';

/** Proposals over HTTP. */

const TAGS = ['reviews'];

export function proposalRoutes(app: App, world: ReviewWorld): void {
  listRoute(app, world);
  for (const how of Object.keys(SETTLE) as readonly (keyof typeof SETTLE)[]) settleRoute(app, world, how);
}

const proposalBody = z.object({
  id: z.string(),
  cycle: z.string(),
  person: z.string(),
  name: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  title: text,
  about: text.describe('Why it was proposed.'),
  state: z.enum(PROPOSAL_STATES),
  hands: z.array(hand.extend({ as: z.enum(['hr', 'manager']) })),
  waitsFor: z.array(text).describe('As what somebody still has to confirm.'),
  madeAt: z.string(),
  why: z.string(),
  fact: z.string().nullable(),
  flaggedAt: z.string().nullable().describe('Since when a confirmed one has lost the result it rests on.'),
});

function proposalAnswer({ restsOn, hands, ...proposal }: StoredProposal): z.output<typeof proposalBody> {
  const { title, about, needs } = PROPOSALS[proposal.kind];
  const params = { n: String(restsOn.length), periods: restsOn.join(', ') };
  const waiting = proposal.state === 'open' ? needs.filter((need) => !hands.some(({ as }) => as === need)) : [];
  return {
    ...proposal,
    title,
    about: eachLang((lang) => fill(about[lang], params)),
    hands: [...hands],
    waitsFor: waiting.map((need) => ROLE_TITLES[need]),
  };
}

function listRoute(app: App, world: ReviewWorld): void {
  app.get(
    '/api/review-proposals',
    {
      config: { action: 'review.settle' },
      schema: {
        tags: TAGS,
        summary:
          'What results lead to, the newest first: preferred for promotion, training, change of post, end of employment',
        querystring: pageQuery.extend({
          state: z.enum(PROPOSAL_STATES).optional(),
          kind: z.enum(PROPOSAL_KINDS).optional(),
        }),
        response: { 200: pageOf(proposalBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, state, kind } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      if (cursor !== undefined && (after === undefined || Number.isNaN(Date.parse(String(after[0])))))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const filter = { state, kind, after: after as [string, string] | undefined };
      const rows = await pageOfProposals(world.records, filter, limit + 1);
      return cut(rows.map(proposalAnswer), limit, (row) => [row.madeAt, row.id]);
    },
  );
}

const SETTLE = {
  confirm: { settle: confirmProposal, summary: 'Confirm a proposal; it is a fact once all whom it needs have' },
  refuse: { settle: refuseProposal, summary: 'Refuse a proposal' },
  uphold: { settle: upholdProposal, summary: 'Keep a confirmed proposal whose ground is gone, for a reason' },
  revoke: { settle: revokeProposal, summary: 'Take back a confirmed proposal whose ground is gone, and its fact' },
} as const;

function settleRoute(app: App, world: ReviewWorld, how: keyof typeof SETTLE): void {
  app.post(
    `/api/review-proposals/:id/${how}` as '/api/review-proposals/:id/settle',
    {
      config: { action: 'review.settle' },
      schema: {
        tags: TAGS,
        summary: SETTLE[how].summary,
        params: cycleParams,
        body: z.strictObject({ why: z.string().max(1000).default('') }),
        response: { 200: proposalBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const asked = { id: request.params.id, why: request.body.why };
      const settled = await SETTLE[how].settle(world, settlerOf(request), asked);
      return settled.ok ? proposalAnswer(settled.value) : sendProblems(request, reply, settled.problems);
    },
  );
}

function settlerOf(request: FastifyRequest): Settler {
  const actor = request.actor as Actor;
  return { ...moverOf(actor), roles: actor.account.roles };
}
