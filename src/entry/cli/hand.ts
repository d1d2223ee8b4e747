import { userInfo } from 'node:os';
import { accountByLogin } from '../../access/accounts/service.ts';
import { ACTION_TITLES } from '../../access/action-titles.ts';
import { type Action, type Actor, reachOf } from '../../access/index.ts';
import { accessProblem, forbidden } from '../../access/problems.ts';
import { actorOfToken } from '../../access/tokens/service.ts';
import { audit } from '../../audit/service.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import { realWorld } from '../server/world.ts';
import type { Environment } from '../settings.ts';
import { handProblem } from './hand-problems.ts';
import type { Call } from './verb.ts';

/**
 * In whose name a command acts. With a token it is the token's account, and the policy table decides the verb as it decides
 * every request. Without one it is the system's user: whoever may read the data folder may do all that a command can, and
 * may act for an account with `--as`; the log says both.
 */
export interface Hand {
  /** Who the audit log names. */
  readonly account: string;
  readonly name: string;
  /** The person of the roster behind it, where there is one. */
  readonly person: string | null;
  /** Null: the system's user, who has no account. */
  readonly actor: Actor | null;
}

export async function handIn(records: Records, environment: Environment, call: Call): Promise<Result<Hand>> {
  const { needs, token, login } = call;
  const user = environment.JIXIN_USER ?? userInfo().username;
  const owner: Hand = { account: `cli:${user}`, name: user, person: null, actor: null };
  if (needs === 'owner' || needs === 'server') return ok(owner);
  if (token !== undefined && login !== undefined) return failed(handProblem('cli.as-with-token'));
  if (token !== undefined) return withToken(records, token, needs, call.within);
  const actor = login === undefined ? null : await actorFor(records, login);
  if (actor === null) return ok(owner);
  const refused = refusal(actor, needs, call.within);
  if (refused) return failed(refused);
  const event = { actor: owner.account, action: 'cli.as', object: `account:${actor.account.id}` };
  await audit(records, { ...event, detail: { verb: call.verb } }, realWorld(records).now());
  return ok(handOf(actor));
}

async function withToken(records: Records, token: string, needs: Action, within: boolean): Promise<Result<Hand>> {
  const actor = await actorOfToken(realWorld(records), token);
  if (actor === null) return failed(handProblem('cli.token-unknown'));
  if (actor.account.mustChangePassword) return failed(accessProblem('access.password-due'));
  const refused = refusal(actor, needs, within);
  return refused ? failed(refused) : ok(handOf(actor));
}

/** A verb that is about everybody is not for who reaches some; one whose rules look at the reach themselves is. */
function refusal(actor: Actor, action: Action, within: boolean): Problem | null {
  const reach = reachOf(actor, action);
  if (reach === 'none') return forbidden(action);
  return reach === 'all' || within ? null : handProblem('cli.reach-short', { action: ACTION_TITLES[action] });
}

async function actorFor(records: Records, login: string): Promise<Actor | null> {
  const account = await accountByLogin(records, login);
  return account && { account, via: 'session', tokenScope: null, sessionId: 'cli' };
}

function handOf(actor: Actor): Hand {
  const { id: account, name, person } = actor.account;
  return { account, name, person, actor };
}
