import { z } from 'zod';
import { type Actor, reachOf } from '../../access/index.ts';
import { isDate } from '../../base/period.ts';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { type ActivityReader, KINDS } from '../../stages/activity/index.ts';
import type { OrganisationWorld } from '../service.ts';
import { todayOf } from '../service.ts';
import { changeLink, readLinkChanges, tryLink } from './service.ts';

/** Where rows open in the systems they came from: the history of that, changing it, and trying it on a row that there is. */

const kind = z.enum(KINDS);
const channel = z.string().trim().min(1).max(100);
const template = z
  .string()
  .trim()
  .max(500)
  .describe('`https://chat.example/sessions/{id}`: fields of the row in braces.');

const linksBody = z.object({
  today: z.string(),
  links: z.array(
    z.object({
      kind,
      channel: z.string().nullable().describe('Null: every channel without an address of its own.'),
      template: z.string().describe('Empty: nothing to open from then on.'),
      from: z.string(),
      by: z.string(),
      why: z.string(),
      at: z.string(),
      state: z.enum(['past', 'now', 'ahead', 'overruled']),
    }),
  ),
});

const triedBody = z.object({
  tried: z
    .object({ kind, key: z.string(), day: z.string(), origin: z.string().nullable() })
    .nullable()
    .describe('The newest row; null where there is none, or where rows are not the reader’s to see.'),
});

const TAGS = ['settings'];

export function linkRoutes(app: App, world: OrganisationWorld, activity: ActivityReader): void {
  app.get(
    '/api/settings/links',
    {
      config: { action: 'settings.read' },
      schema: {
        tags: TAGS,
        summary: 'Where rows open in the systems they came from: every change, the latest day of each first',
        response: { 200: linksBody, default: problemBody },
      },
    },
    async () => answer(world),
  );
  app.post(
    '/api/settings/links',
    {
      config: { action: 'settings.edit' },
      schema: {
        tags: TAGS,
        summary: 'Say where rows of a kind, or of one of its channels, open from a day on',
        body: z.strictObject({
          kind,
          channel: channel.nullable(),
          template,
          from: z.string().refine(isDate, 'YYYY-MM-DD'),
          why: z.string().trim().min(1).max(500),
        }),
        response: { 200: linksBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { account } = request.actor as Actor;
      const author = { account: account.id, by: account.login, now: world.now() };
      const changed = await changeLink(world.records, request.body, author);
      return changed.ok ? answer(world) : sendProblems(request, reply, changed.problems);
    },
  );
  app.get(
    '/api/settings/links/try',
    {
      config: { action: 'settings.edit' },
      schema: {
        tags: TAGS,
        summary: 'An address with the newest row of its kind in it, before it is said',
        querystring: z.object({ kind, channel: channel.optional(), template: template.min(1) }),
        response: { 200: triedBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { channel: only = null, ...asked } = request.query;
      const tried = await tryLink(activity, { ...asked, channel: only });
      if (!tried.ok) return sendProblems(request, reply, tried.problems);
      // Whoever keeps the settings need not be allowed to see customers.
      const sees = reachOf(request.actor as Actor, 'activity.read') === 'all';
      return { tried: sees ? tried.value : null };
    },
  );
}

async function answer(world: OrganisationWorld): Promise<z.output<typeof linksBody>> {
  const today = await todayOf(world);
  const changes = await readLinkChanges(world.records, today);
  return { today, links: changes.map(({ value, ...change }) => ({ ...change, template: value })) };
}
