import { z } from 'zod';
import type { Records } from '../platform/db/records.ts';
import type { App } from '../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../platform/http/cursor.ts';
import { httpProblem } from '../platform/http/problems.ts';
import { problemBody, sendProblems } from '../platform/http/reply.ts';
import { searchEntries, verifyAudit } from './service.ts';

export interface AuditHttpOptions {
  readonly world: { readonly records: Records };
  /** What the accounts are called, by id. */
  readonly accountNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

const entryBody = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  object: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

const filterQuery = pageQuery.extend({
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  object: z.string().max(300).optional(),
});

/** The log of what was done: read page by page, and proved whole. */
export function auditRoutes(app: App, { world, accountNames }: AuditHttpOptions): void {
  app.get(
    '/api/audit',
    {
      config: { action: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'The audit log, newest first',
        querystring: filterQuery,
        response: { 200: pageOf(entryBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, ...filter } = request.query;
      const before = cursor === undefined ? undefined : readCursor(cursor, 1)?.[0];
      if (cursor !== undefined && !Number.isSafeInteger(before))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const rows = await searchEntries(world.records, { ...filter, before: before as number | undefined }, limit + 1);
      const names = await accountNames([...new Set(rows.map((row) => row.actor))]);
      const told = rows.map(({ previousHash: _, ...row }) => ({
        ...row,
        seq: Number(row.seq),
        actorName: names.get(row.actor) ?? null,
        detail: { ...row.detail },
      }));
      return cut(told, limit, (row) => [row.seq]);
    },
  );
  app.post(
    '/api/audit/verify',
    {
      config: { action: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'Recompute the whole chain: a removed or edited entry breaks it',
        response: {
          200: z.object({
            entries: z.number().int(),
            brokenAt: z.number().int().nullable().describe('Null where the chain is whole.'),
          }),
          default: problemBody,
        },
      },
    },
    async () => ({ ...(await verifyAudit(world.records)) }),
  );
}
