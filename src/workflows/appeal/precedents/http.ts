import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import { problemBody } from '../../../platform/http/reply.ts';
import { TAGS, text } from '../answers.node.ts';
import { INSTANCES, OBJECT_KINDS, OUTCOMES } from '../model.ts';
import type { AppealWorld } from '../world.node.ts';
import { precedents, rates } from './service.ts';

/** What was decided before, for everybody; how often whose scores were overturned, for those who calibrate. */

const precedentBody = z.object({
  kind: z.enum(OBJECT_KINDS),
  title: text,
  statement: z.string(),
  outcome: z.enum(OUTCOMES),
  instance: z.enum(INSTANCES),
  reason: z.string(),
  principle: z.string(),
  month: z.string(),
});

const rateBody = z.object({
  group: z.string(),
  n: z.number().int(),
  overturned: z.number().int(),
  rate: z.string(),
  interval: z.object({ low: z.string(), high: z.string() }).describe('Wilson, 95 %.'),
});

const inspectorBody = rateBody.extend({ person: z.string().nullable().describe('Where the name is of the roster.') });

export function precedentRoutes(app: App, { records, today }: AppealWorld): void {
  app.get(
    '/api/appeals/precedents',
    {
      config: { action: 'appeal.precedent' },
      schema: {
        tags: TAGS,
        summary: 'Decided appeals without names, the newest first',
        querystring: z.object({
          search: z.string().max(200).default(''),
          kind: z.enum(OBJECT_KINDS).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ rows: z.array(precedentBody) }), default: problemBody },
      },
    },
    async (request) => {
      const { search, kind, limit } = request.query;
      const rows = await precedents(records, { search, kind }, limit);
      return { rows: rows.map((one) => ({ ...one, title: { ...one.title } })) };
    },
  );
  app.get(
    '/api/appeals/rates',
    {
      config: { action: 'appeal.rate' },
      schema: {
        tags: TAGS,
        summary: 'How many decided appeals changed a check, by inspector and by scorecard item, with n and interval',
        response: {
          200: z.object({ inspectors: z.array(inspectorBody), items: z.array(rateBody) }),
          default: problemBody,
        },
      },
    },
    async () => {
      const { inspectors, items } = await rates(records, await today());
      return { inspectors: [...inspectors], items: [...items] };
    },
  );
}
