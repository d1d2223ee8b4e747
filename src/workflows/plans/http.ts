import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import { isDate } from '../../base/period.ts';
import { errorsIn, type Result } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import { diffPlans } from '../../plan/index.ts';
import type { App } from '../../platform/http/app.ts';
import { itemOf, problemBody, problemItem, sendProblems } from '../../platform/http/reply.ts';
import {
  changeAnswer,
  changeBody,
  headBody,
  planId,
  planParams,
  textBody,
  versionBody,
  versionNumber,
  versionParams,
} from './answers.ts';
import { headOf } from './heads.node.ts';
import { type PlanListOptions, planListRoutes } from './list/http.ts';
import type { Hand, PlanVersion } from './model.ts';
import { type PreviewHttpOptions, previewRoute } from './previews/http.ts';
import { planWorkProblem } from './problems.ts';
import {
  beginDraft,
  copyPlan,
  discardDraft,
  faultsOf,
  fileOf,
  findVersion,
  publishVersion,
  readPlanOnce,
  saveDraft,
  submitDraft,
  versionsOf,
} from './service.ts';

/** The organisation's plans over HTTP: read by everybody they are for, written by HR, published by a manager. */

export const PLANS_STATUS = {
  'plans.id-taken': 409,
  'plans.draft-open': 409,
  'plans.stale': 409,
  'plans.published-stays': 409,
  'plans.not-checked': 409,
  'plans.closed-period': 409,
  'plans.own-draft': 403,
} as const;

export interface PlanHttpOptions extends PreviewHttpOptions, PlanListOptions {
  readonly now: () => string;
}

export function planRoutes(app: App, plans: PlanHttpOptions): void {
  planListRoutes(app, plans);
  versionsRoute(app, plans);
  versionRoute(app, plans);
  diffRoute(app, plans);
  checkRoute(app);
  previewRoute(app, plans);
  copyRoute(app, plans);
  beginRoute(app, plans);
  saveRoute(app, plans);
  discardRoute(app, plans);
  submitRoute(app, plans);
  publishRoute(app, plans);
}

function handOf(request: FastifyRequest): Hand {
  const { account } = request.actor as Actor;
  return { account: account.id, name: account.name };
}

/** A version as the caller sees it, or why there is none. */
function answerVersion(request: FastifyRequest, reply: FastifyReply, result: Result<PlanVersion>) {
  if (!result.ok) return sendProblems(request, reply, result.problems);
  return { ...(headOf(result.value) as z.output<typeof headBody>), text: result.value.text };
}

function versionsRoute(app: App, plans: PlanHttpOptions): void {
  app.get(
    '/api/plans/:plan',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['plans'],
        summary: 'The versions of a plan, newest first',
        params: planParams,
        response: { 200: z.object({ rows: z.array(headBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      await plans.ready();
      const { plan } = request.params;
      const versions = await versionsOf(plans.records, plan);
      if (versions.length === 0) return sendProblems(request, reply, [planWorkProblem('plans.not-found', { plan })]);
      return { rows: [...versions].reverse().flatMap((one) => headOf(one) ?? []) };
    },
  );
}

function versionRoute(app: App, plans: PlanHttpOptions): void {
  app.get(
    '/api/plans/:plan/versions/:version',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['plans'],
        summary: 'One version with its text',
        params: versionParams,
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      await plans.ready();
      const { plan, version } = request.params;
      const found = await findVersion(plans.records, plan, version);
      return found
        ? answerVersion(request, reply, { ok: true, value: found, problems: [] })
        : sendProblems(request, reply, [planWorkProblem('plans.not-found', { plan })]);
    },
  );
}

function diffRoute(app: App, plans: PlanHttpOptions): void {
  app.get(
    '/api/plans/:plan/diff',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['plans'],
        summary: 'What changed from one version to another, line by line',
        params: planParams,
        querystring: z.object({ from: versionNumber, to: versionNumber }),
        response: { 200: z.object({ rows: z.array(changeBody) }), default: problemBody },
      },
    },
    async (request, reply) => {
      await plans.ready();
      const { plan } = request.params;
      const numbers = [request.query.from, request.query.to];
      const found = await Promise.all(numbers.map((version) => findVersion(plans.records, plan, version)));
      const read = found.map((one) => one && readPlanOnce(one.text, fileOf(one.plan, one.version)));
      const [before, after] = read;
      if (!before || !after) return sendProblems(request, reply, [planWorkProblem('plans.not-found', { plan })]);
      if (!before.ok || !after.ok) return sendProblems(request, reply, [...before.problems, ...after.problems]);
      return { rows: diffPlans(before.value, after.value).map(changeAnswer) };
    },
  );
}

/** Nobody mends more at once; a text that is not a plan at all has a fault in every line. */
const LISTED = 200;

function checkRoute(app: App): void {
  app.post(
    '/api/plans/check',
    {
      config: { action: 'plan.read' },
      schema: {
        tags: ['plans'],
        summary: 'Everything that is wrong with a plan’s text, with line and column',
        body: z.strictObject({ text: textBody }),
        response: {
          200: z.object({
            readable: z.boolean(),
            count: z.number().int().describe('All there are; the first of them are listed, errors before the others.'),
            problems: z.array(problemItem),
          }),
          default: problemBody,
        },
      },
    },
    async (request) => {
      const { plan, problems } = faultsOf(request.body.text, 'plan.yaml');
      const listed = [...errorsIn(problems), ...problems.filter(({ severity }) => severity !== 'error')];
      const shown = listed.slice(0, LISTED).map((one) => itemOf(one, request));
      return { readable: plan !== null, count: problems.length, problems: shown };
    },
  );
}

function copyRoute(app: App, plans: PlanHttpOptions): void {
  app.post(
    '/api/plans',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['plans'],
        summary: 'A new plan, begun from one of ours: under its own name, for its own posts',
        body: z.strictObject({
          plan: planId,
          from: z.strictObject({ plan: planId, version: z.number().int().min(0).max(999_999) }),
          title: z.strictObject({ lang: z.enum(LANGS), text: z.string().trim().min(1).max(100) }).optional(),
          posts: z.array(z.string().trim().min(1).max(100)).min(1).max(50).optional(),
        }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      await plans.ready();
      return answerVersion(request, reply, await copyPlan(plans, handOf(request), request.body));
    },
  );
}

function beginRoute(app: App, plans: PlanHttpOptions): void {
  app.post(
    '/api/plans/:plan/versions',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['plans'],
        summary: 'A draft begun from a version',
        params: planParams,
        body: z.strictObject({ from: z.number().int().min(0).max(999_999) }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      await plans.ready();
      const begun = await beginDraft(plans, handOf(request), request.params.plan, request.body.from);
      return answerVersion(request, reply, begun);
    },
  );
}

function saveRoute(app: App, plans: PlanHttpOptions): void {
  app.put(
    '/api/plans/:plan/versions/:version',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['plans'],
        summary: 'Save a draft; `revision` is the one that was read',
        params: versionParams,
        body: z.strictObject({ text: textBody, revision: z.number().int().min(1) }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { text, revision } = request.body;
      return answerVersion(
        request,
        reply,
        await saveDraft(plans, handOf(request), { ...request.params, revision }, text),
      );
    },
  );
}

function discardRoute(app: App, plans: PlanHttpOptions): void {
  app.delete(
    '/api/plans/:plan/versions/:version',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['plans'],
        summary: 'Discard a draft',
        params: versionParams,
        response: { 200: z.object({ done: z.literal(true) }), default: problemBody },
      },
    },
    async (request, reply) => {
      const discarded = await discardDraft(plans, request.params.plan, request.params.version);
      return discarded.ok ? { done: true as const } : sendProblems(request, reply, discarded.problems);
    },
  );
}

function submitRoute(app: App, plans: PlanHttpOptions): void {
  app.post(
    '/api/plans/:plan/versions/:version/submit',
    {
      config: { action: 'plan.edit' },
      schema: {
        tags: ['plans'],
        summary: 'Check a draft and send it for publication; errors and failing cases keep it a draft',
        params: versionParams,
        body: z.strictObject({ revision: z.number().int().min(1) }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { revision } = request.body;
      return answerVersion(request, reply, await submitDraft(plans, handOf(request), { ...request.params, revision }));
    },
  );
}

function publishRoute(app: App, plans: PlanHttpOptions): void {
  app.post(
    '/api/plans/:plan/versions/:version/publish',
    {
      config: { action: 'plan.publish' },
      schema: {
        tags: ['plans'],
        summary: 'Put a checked version in force from a day on; whoever had a hand in it cannot',
        params: versionParams,
        body: z.strictObject({
          from: z.string().refine(isDate, 'a date such as 2026-12-01'),
          why: z.string().trim().min(1).max(2000),
        }),
        response: { 200: versionBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { from, why } = request.body;
      return answerVersion(request, reply, await publishVersion(plans, handOf(request), request.params, from, why));
    },
  );
}
