import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../access/index.ts';
import { ok } from '../../../base/problem.ts';
import type { App } from '../../../platform/http/app.ts';
import { listRoutes } from '../../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { cycleParams } from '../answers.node.ts';
import { moverOf } from '../mover.node.ts';
import { PROPOSAL_STATES } from '../proposal.ts';
import { PROPOSAL_KINDS } from '../uses.ts';
import type { ReviewWorld } from '../world.node.ts';
import { PROPOSAL_LIST, proposalAnswer, proposalBody } from './list.node.ts';
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
  proposalLists(app, world);
  for (const how of Object.keys(SETTLE) as readonly (keyof typeof SETTLE)[]) settleRoute(app, world, how);
}

const filter = z.object({ state: z.enum(PROPOSAL_STATES).optional(), kind: z.enum(PROPOSAL_KINDS).optional() });

function proposalLists(app: App, { records }: ReviewWorld): void {
  listRoutes(app, {
    at: '/api/review-proposals',
    config: { action: 'review.settle' },
    tags: TAGS,
    summary:
      'What results lead to, the newest first or as they are sorted: preferred for promotion, training, change of post, end of employment',
    file: { name: 'review-proposals', summary: 'The same proposals as a file: CSV or XLSX' },
    list: PROPOSAL_LIST,
    filter,
    pages: ({ state, kind }) =>
      ok(async (order, limit) => (await pageOfProposals(records, { state, kind, order }, limit)).map(proposalAnswer)),
    body: proposalBody,
    show: (row) => row,
  });
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
