import { z } from 'zod';
import type { App } from '../../../platform/http/app.ts';
import { problemBody, sendProblems } from '../../../platform/http/reply.ts';
import { loginText, nameText, roleList } from '../../answers.ts';
import type { Actor } from '../../model.ts';
import type { World } from '../../world.node.ts';
import { unknownPeople } from '../roster.node.ts';
import { giveAccounts, type Staff, staffWithoutAccount } from './service.ts';

const MOST = 100;

const staffBody = z.object({
  id: z.string(),
  name: z.string(),
  post: z.string().nullable(),
  team: z.string().nullable(),
  leads: z.boolean().describe('Whether others have them as their lead.'),
});
const wantedBody = z.strictObject({
  login: loginText,
  name: nameText,
  person: z.string().min(1).max(200),
  roles: roleList,
});

/** Who of the staff has no account yet, and giving them theirs. `staff` are the people of today. */
export function staffRoutes(app: App, world: World, staff: () => Promise<readonly Staff[]>): void {
  app.get(
    '/api/accounts/missing',
    {
      config: { action: 'account.manage' },
      schema: {
        tags: ['access'],
        summary: 'The staff of today who have no account',
        response: { 200: z.object({ rows: z.array(staffBody) }), default: problemBody },
      },
    },
    async () => {
      const rows = await staffWithoutAccount(world, await staff());
      return { rows: rows.map(({ id, name, post, team, leads }) => ({ id, name, post, team, leads })) };
    },
  );
  app.post(
    '/api/accounts/batch',
    {
      config: { action: 'account.manage', tellsOnce: true },
      schema: {
        tags: ['access'],
        summary: 'Make accounts for many, all or none, each with a password for one sign-in',
        body: z.strictObject({ accounts: z.array(wantedBody).min(1).max(MOST) }),
        response: {
          200: z.object({
            rows: z.array(
              z.object({ login: z.string(), name: z.string(), password: z.string().describe('Told once.') }),
            ),
          }),
          default: problemBody,
        },
      },
    },
    async (request, reply) => {
      const unknown = await unknownPeople(
        world.records,
        request.body.accounts.map(({ person }) => person),
      );
      if (unknown.length > 0) return sendProblems(request, reply, unknown);
      const by = (request.actor as Actor).account.id;
      const given = await giveAccounts(world, by, request.body.accounts);
      if (!given.ok) return sendProblems(request, reply, given.problems);
      return { rows: given.value.map(({ account: { login, name }, password }) => ({ login, name, password })) };
    },
  );
}
