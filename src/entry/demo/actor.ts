import type { Account, Actor } from '../../access/index.ts';

/** Somebody who did something in the demo before anybody looked. */
export function actorOf(account: Account): Actor {
  return { account, via: 'session', tokenScope: null, sessionId: 'demo' };
}
