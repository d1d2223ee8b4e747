import { z } from 'zod';
import { LANGS } from '../base/text.ts';
import type { Records } from '../platform/db/records.ts';
import type { App } from '../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../platform/http/cursor.ts';
import { fileAnswer, sendFile, TABLE_FORMATS } from '../platform/http/file-answer.ts';
import { languageOf } from '../platform/http/language.ts';
import { httpProblem } from '../platform/http/problems.ts';
import { problemBody, sendProblems } from '../platform/http/reply.ts';
import type { AuditEntry } from './chain.ts';
import { type NamedEntry, tableOf } from './export.node.ts';
import { type AuditFilter, audit, searchEntries, verifyAudit } from './service.ts';

export interface AuditHttpOptions {
  readonly world: { readonly records: Records; readonly now: () => string };
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
  objectName: z.string().nullable().describe('What it is called, where it is an account.'),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

const filters = z.object({
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  object: z.string().max(300).optional(),
  since: z.iso.datetime().optional().describe('From this instant on.'),
  until: z.iso.datetime().optional().describe('Before this instant.'),
});

const headBody = z.object({ seq: z.number().int(), hash: z.string() });

/** The log of what was done: read page by page, taken along as a table, and proved whole. */
export function auditRoutes(app: App, options: AuditHttpOptions): void {
  listRoute(app, options);
  exportRoute(app, options);
  verifyRoute(app, options);
}

function accountIn(object: string): string {
  return object.startsWith('account:') ? object.slice('account:'.length) : '';
}

async function namesFor({ accountNames }: AuditHttpOptions, rows: readonly AuditEntry[]) {
  const ids = rows.flatMap(({ actor, object }) => [actor, accountIn(object)]);
  return accountNames([...new Set(ids)]);
}

function listRoute(app: App, options: AuditHttpOptions): void {
  app.get(
    '/api/audit',
    {
      config: { action: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'The audit log, newest first',
        querystring: pageQuery.extend(filters.shape),
        response: { 200: pageOf(entryBody), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, ...filter } = request.query;
      const before = cursor === undefined ? undefined : readCursor(cursor, 1)?.[0];
      if (cursor !== undefined && !Number.isSafeInteger(before))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const { records } = options.world;
      const rows = await searchEntries(records, { ...filter, before: before as number | undefined }, limit + 1);
      const names = await namesFor(options, rows);
      const told = rows.map(({ previousHash: _, ...row }) => ({
        ...row,
        actorName: names.get(row.actor) ?? null,
        objectName: names.get(accountIn(row.object)) ?? null,
        detail: { ...row.detail },
      }));
      return cut(told, limit, (row) => [row.seq]);
    },
  );
}

function exportRoute(app: App, options: AuditHttpOptions): void {
  app.get(
    '/api/audit/export/:format',
    {
      config: { action: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'The audit log as a table, newest first',
        params: z.object({ format: z.enum(TABLE_FORMATS) }),
        querystring: filters.extend({ lang: z.enum(LANGS).optional() }),
        response: { 200: fileAnswer(...TABLE_FORMATS), default: problemBody },
      },
    },
    async (request, reply) => {
      const { lang = languageOf(request.headers['accept-language']), ...filter } = request.query;
      const { format } = request.params;
      const { records, now } = options.world;
      const actor = request.actor?.account.id ?? '';
      const asked = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const detail = { format, ...Object.fromEntries(asked) };
      await audit(records, { actor, action: 'audit.export', object: 'audit', detail }, now());
      const name = `audit-${now().slice(0, 10)}`;
      return sendFile(reply, { name, format, body: tableOf(everyEntry(options, filter), format, lang) });
    },
  );
}

const PAGE = 1000;

async function* everyEntry(options: AuditHttpOptions, filter: AuditFilter): AsyncGenerator<NamedEntry> {
  let before: number | undefined;
  for (;;) {
    const rows = await searchEntries(options.world.records, { ...filter, before }, PAGE);
    const names = await namesFor(options, rows);
    for (const row of rows) yield { ...row, actorName: names.get(row.actor) ?? null };
    if (rows.length < PAGE) return;
    before = rows.at(-1)?.seq;
  }
}

function verifyRoute(app: App, { world }: AuditHttpOptions): void {
  app.post(
    '/api/audit/verify',
    {
      config: { action: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'Recompute the whole chain: a removed or edited entry breaks it, a cut end is missed',
        response: {
          200: z.object({
            entries: z.number().int(),
            brokenAt: z.number().int().nullable().describe('Null where the chain is whole.'),
            end: headBody.describe('Where the log ends: what to write down elsewhere.'),
            cut: headBody.nullable().describe('Where it should end; null where it does.'),
          }),
          default: problemBody,
        },
      },
    },
    async () => {
      const { entries, brokenAt, end, cut: missed } = await verifyAudit(world.records);
      return { entries, brokenAt, end: { ...end }, cut: missed && { ...missed } };
    },
  );
}
