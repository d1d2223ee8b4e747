import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import { isDate } from '../../base/period.ts';
import type { App } from '../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { TRANSFER_RULES } from '../../stages/metrics/index.ts';
import type { OrganisationWorld } from '../service.ts';
import { todayOf } from '../service.ts';
import { changeFrom, readChanges } from './service.ts';

/** Settings with a day: their history, and changing one from a day on. */

const changesBody = z.object({
  today: z.string(),
  transfer: z.array(
    z.object({
      from: z.string(),
      value: z.enum(TRANSFER_RULES),
      by: z.string(),
      why: z.string(),
      at: z.string(),
      state: z.enum(['past', 'now', 'ahead', 'overruled']),
    }),
  ),
});

export function datedRoutes(app: App, world: OrganisationWorld): void {
  app.get(
    '/api/settings/dated',
    {
      config: { action: 'settings.read' },
      schema: {
        tags: ['settings'],
        summary: 'Settings that hold from a day on: every change, the latest day first',
        response: { 200: changesBody, default: problemBody },
      },
    },
    async () => answer(world),
  );
  app.post(
    '/api/settings/dated',
    {
      config: { action: 'settings.edit' },
      schema: {
        tags: ['settings'],
        summary: 'Change a setting from a day on; no closed period may reach it',
        body: z.strictObject({
          name: z.literal('transfer').describe('Whose a transferred contact is.'),
          value: z.enum(TRANSFER_RULES),
          from: z.string().refine(isDate, 'YYYY-MM-DD'),
          why: z.string().trim().min(1).max(500),
        }),
        response: { 200: changesBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const { account } = request.actor as Actor;
      const author = { account: account.id, by: account.login, now: world.now() };
      const changed = await changeFrom(world.records, request.body, author);
      return changed.ok ? answer(world) : sendProblems(request, reply, changed.problems);
    },
  );
}

async function answer(world: OrganisationWorld): Promise<z.output<typeof changesBody>> {
  const today = await todayOf(world);
  const changes = await readChanges(world.records, 'transfer', today);
  return {
    today,
    transfer: changes.flatMap((change) => {
      const value = TRANSFER_RULES.find((rule) => rule === change.value);
      return value === undefined ? [] : [{ ...change, value }];
    }),
  };
}
