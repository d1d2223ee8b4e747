import { z } from 'zod';
import { type Account, type Actor, GRANTS, ROLES } from './model.ts';
import { ACTIONS, reachOf } from './policy.ts';

/** The shapes in which this slice's routes are asked and answer. */

export const nameText = z.string().trim().min(1).max(100);
export const loginText = z.string().trim().min(1).max(100);
export const passwordText = z.string().min(1).max(200);
export const roleList = z.array(z.enum(ROLES)).max(ROLES.length);
export const idParams = z.object({ id: z.string().max(100) });
export const doneBody = z.object({ done: z.literal(true) });

export const accountBody = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: roleList,
  grants: z.array(z.enum(GRANTS)),
  person: z.string().nullable(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  oidcSubject: z.string().nullable(),
  oidcEmail: z.string().nullable(),
});

/** Who one is, and how far each of the policy's actions reaches: what the web app shows and hides by. */
export const meBody = z.object({
  account: accountBody,
  may: z.record(z.string(), z.enum(['none', 'own', 'team', 'all'])),
});

export function answerOf(account: Account): z.output<typeof accountBody> {
  return { ...account, roles: [...account.roles], grants: [...account.grants] };
}

export function meOf(account: Account, actor: Actor): z.output<typeof meBody> {
  const may = Object.fromEntries(ACTIONS.map((action) => [action, reachOf({ ...actor, account }, action)]));
  return { account: answerOf(account), may };
}
