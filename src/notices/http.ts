import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import type { Records } from '../platform/db/port.ts';
import type { App } from '../platform/http/app.ts';
import { cut, pageOf, pageQuery, readCursor } from '../platform/http/cursor.ts';
import { httpProblem } from '../platform/http/problems.ts';
import { problemBody, sendProblems } from '../platform/http/reply.ts';
import type { Notice } from './model.ts';
import { noticesOf, readAllNotices, readNotice, unreadOf } from './service.ts';

/** What the caller was told, and that it was read. */

export interface NoticeHttpOptions {
  readonly world: { readonly records: Records; readonly now: () => string };
}

const OWN = { action: 'notice.own' } as const;

export function noticeRoutes(app: App, { world }: NoticeHttpOptions): void {
  listRoute(app, world);
  readRoute(app, world);
  readAllRoute(app, world);
}

const noticeBody = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  link: z.string().describe('An address of the web app.'),
  at: z.string(),
  readAt: z.string().nullable(),
});
const unreadBody = z.object({ unread: z.number().int() });

function listRoute(app: App, { records }: NoticeHttpOptions['world']): void {
  app.get(
    '/api/notices',
    {
      config: OWN,
      schema: {
        tags: ['notices'],
        summary: 'What I was told, newest first: for me, for my person, for my roles',
        querystring: pageQuery.extend({ state: z.enum(['unread']).optional() }),
        response: { 200: pageOf(noticeBody).extend(unreadBody.shape), default: problemBody },
      },
    },
    async (request, reply) => {
      const { cursor, limit, state } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, 2);
      if (cursor !== undefined && (after === undefined || Number.isNaN(Date.parse(String(after[0])))))
        return sendProblems(request, reply, [httpProblem('http.bad-cursor')]);
      const { account } = request.actor as Actor;
      const page = { unread: state === 'unread', after: after as [string, string] | undefined };
      const rows = await noticesOf(records, account, page, limit + 1);
      return {
        ...cut(rows.map(answerOf), limit, (row) => [row.at, row.id]),
        unread: await unreadOf(records, account),
      };
    },
  );
}

function answerOf({ id, kind, text, link, at, readAt }: Notice): z.output<typeof noticeBody> {
  return { id, kind, text, link, at, readAt };
}

function readRoute(app: App, { records, now }: NoticeHttpOptions['world']): void {
  app.post(
    '/api/notices/:id/read',
    {
      config: OWN,
      schema: {
        tags: ['notices'],
        summary: 'Mark a notice as read',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: unreadBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const read = await readNotice(records, (request.actor as Actor).account, request.params.id, now());
      return read.ok ? read.value : sendProblems(request, reply, read.problems);
    },
  );
}

function readAllRoute(app: App, { records, now }: NoticeHttpOptions['world']): void {
  app.post(
    '/api/notices/read-all',
    {
      config: OWN,
      schema: {
        tags: ['notices'],
        summary: 'Mark everything I was told as read',
        response: { 200: unreadBody, default: problemBody },
      },
    },
    async (request) => {
      await readAllNotices(records, (request.actor as Actor).account, now());
      return { unread: 0 };
    },
  );
}
