import { z } from 'zod';
import { ok } from '../../base/problem.ts';
import type { App } from '../../platform/http/app.ts';
import type { PageOf } from '../../platform/http/list.ts';
import { listRoutes } from '../../platform/http/list-routes.ts';
import { problemBody, sendProblems } from '../../platform/http/reply.ts';
import { accountBody, answerOf, idParams, loginText, nameText, passwordText, roleList } from '../answers.ts';
import { type Actor, GRANTS } from '../model.ts';
import { endSessions } from '../sessions/service.ts';
import type { World } from '../world.node.ts';
import { ACCOUNTS, type AccountAnswer } from './list.node.ts';
import { unknownPeople } from './roster.node.ts';
import { createAccount, editAccount, pageOfAccounts, resetPassword, setGrants } from './service.ts';

/** The accounts of others: for administrators, and grants for managers. */

export function accountRoutes(app: App, world: World): void {
  accountLists(app, world);
  createRoute(app, world);
  editRoute(app, world);
  resetRoute(app, world);
  grantRoute(app, world);
}

const filter = z.object({
  search: z.string().trim().max(100).optional().describe('Part of a sign-in name, a name or a person’s number.'),
});

function accountLists(app: App, world: World): void {
  listRoutes(app, {
    at: '/api/accounts',
    config: { action: 'account.read' },
    tags: ['access'],
    summary: 'Accounts by sign-in name, or as they are sorted',
    file: { name: 'accounts', summary: 'The same accounts as a file: CSV or XLSX' },
    list: ACCOUNTS,
    filter,
    pages: (asked) => ok(pagesOf(world, asked)),
    body: accountBody,
    show: (row) => row,
  });
}

function pagesOf(world: World, { search }: z.output<typeof filter>): PageOf<AccountAnswer> {
  return async (order, limit) => (await pageOfAccounts(world, { search, order }, limit)).map(answerOf);
}

function createRoute(app: App, world: World): void {
  app.post(
    '/api/accounts',
    {
      config: { action: 'account.manage' },
      schema: {
        tags: ['access'],
        summary: 'Make an account; its password has to be changed at the first sign-in',
        body: z.strictObject({
          login: loginText,
          name: nameText,
          roles: roleList,
          person: z.string().max(200).nullable(),
          password: passwordText.nullable(),
        }),
        response: { 200: accountBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const unknown = await unknownPeople(world.records, [request.body.person]);
      if (unknown.length > 0) return sendProblems(request, reply, unknown);
      const by = (request.actor as Actor).account.id;
      const made = await createAccount(world, by, { ...request.body, mustChangePassword: true });
      return made.ok ? answerOf(made.value) : sendProblems(request, reply, made.problems);
    },
  );
}

function editRoute(app: App, world: World): void {
  app.patch(
    '/api/accounts/:id',
    {
      config: { action: 'account.manage' },
      schema: {
        tags: ['access'],
        summary: 'Change an account: name, roles, person, disabled, its identity at the provider',
        params: idParams,
        body: z
          .strictObject({
            name: nameText.optional(),
            roles: roleList.optional(),
            person: z.string().max(200).nullable().optional(),
            disabled: z.boolean().optional(),
            oidcSubject: z.string().trim().min(1).max(255).nullable().optional(),
            oidcEmail: z.string().trim().email().max(254).nullable().optional(),
          })
          .refine((edit) => Object.keys(edit).length > 0, 'not empty'),
        response: { 200: accountBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const unknown = await unknownPeople(world.records, [request.body.person]);
      if (unknown.length > 0) return sendProblems(request, reply, unknown);
      const edited = await editAccount(world, (request.actor as Actor).account, request.params.id, request.body);
      return edited.ok ? answerOf(edited.value) : sendProblems(request, reply, edited.problems);
    },
  );
}

function resetRoute(app: App, world: World): void {
  app.post(
    '/api/accounts/:id/reset-password',
    {
      config: { action: 'account.manage', tellsOnce: true },
      schema: {
        tags: ['access'],
        summary: 'Give an account a password for one sign-in; its sessions, second factor and recovery codes end',
        params: idParams,
        response: { 200: z.object({ password: z.string() }), default: problemBody },
      },
    },
    async (request, reply) => {
      const reset = await resetPassword(world, (request.actor as Actor).account, request.params.id);
      if (!reset.ok) return sendProblems(request, reply, reset.problems);
      await endSessions(world, request.params.id, null);
      return reset.value;
    },
  );
}

function grantRoute(app: App, world: World): void {
  app.put(
    '/api/accounts/:id/grants',
    {
      config: { action: 'account.grant' },
      schema: {
        tags: ['access'],
        summary: 'Who else’s pay an account may see',
        params: idParams,
        body: z.strictObject({ grants: z.array(z.enum(GRANTS)).max(GRANTS.length) }),
        response: { 200: accountBody, default: problemBody },
      },
    },
    async (request, reply) => {
      const granted = await setGrants(world, (request.actor as Actor).account, request.params.id, request.body.grants);
      return granted.ok ? answerOf(granted.value) : sendProblems(request, reply, granted.problems);
    },
  );
}
