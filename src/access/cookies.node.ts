import type { FastifyReply } from 'fastify';
import type { Text } from '../base/text.ts';
import { cookieName } from './guard.node.ts';
import type { OidcProvider } from './oidc/provider.node.ts';
import type { SignedIn } from './sessions/service.ts';
import type { World } from './world.node.ts';

/** What signing in works with, however one does it. */
export interface SessionHttpOptions {
  readonly world: World;
  readonly secureCookies: boolean;
  /** Accounts a sign-in page may offer with their passwords: the demo organisation's, else none. */
  readonly demoAccounts: readonly { readonly login: string; readonly password: string; readonly title: Text }[];
  /** The organisation's identity provider; null where passwords are the only way in. */
  readonly oidc: OidcProvider | null;
  /** The address at which people reach the server; null takes the one that the request came to. */
  readonly url: string | null;
}

/** Gives the browser its session. */
export function keepSession({ secureCookies: secure }: SessionHttpOptions, reply: FastifyReply, { token }: SignedIn) {
  return reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}
