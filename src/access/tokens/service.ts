import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Order } from '../../platform/db/keyset.ts';
import { accountOf, findAccount } from '../accounts/store.ts';
import type { Account, Actor } from '../model.ts';
import type { Action } from '../policy.ts';
import { accessProblem } from '../problems.ts';
import { secretHash } from '../secret-hash.node.ts';
import { later, type World } from '../world.node.ts';
import { findToken, insertToken, revoke, type TokenTable, tokensInForce, tokensOf, touchToken } from './store.ts';

/** API tokens: for programs, with a name, a scope of the policy's actions and an end. `jx_` tells secret scanners what it is. */

const PREFIX = 'jx_';
/** Writing every request's time would make every read a write. */
const TOUCH_SECONDS = 60;

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To the minute; null: never yet. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export interface NewToken {
  readonly name: string;
  /** Null: everything the account may do. */
  readonly scope: readonly Action[] | null;
  readonly days: number;
}

export async function createToken(
  world: World,
  account: Account,
  token: NewToken,
): Promise<{ token: Token; secret: string }> {
  const secret = PREFIX + world.secret(32);
  const row: TokenTable = {
    id: world.secret(9),
    token_hash: secretHash(secret),
    account_id: account.id,
    name: token.name,
    scope: token.scope,
    created_at: world.now(),
    expires_at: later(world.now(), token.days * 24 * 3600),
    last_used_at: null,
    revoked_at: null,
  };
  await world.records.transaction(async (records) => {
    await insertToken(records, row);
    const detail = { name: row.name, scope: row.scope === null ? null : [...row.scope] };
    await audit(records, { actor: account.id, action: 'token.create', object: `token:${row.id}`, detail }, world.now());
  });
  return { token: tokenOf(row), secret };
}

export async function listTokens(world: World, account: Account): Promise<readonly Token[]> {
  return (await tokensOf(world.records, account.id)).map(tokenOf);
}

/** A token with whose it is. */
export type HeldToken = Token & { readonly account: string };

/** Everybody's tokens in force, for who answers for the installation. */
export async function listTokensInForce(
  world: World,
  order: Order | undefined,
  limit: number,
): Promise<readonly HeldToken[]> {
  const rows = await tokensInForce(world.records, { now: world.now(), order }, limit);
  return rows.map((row) => ({ ...tokenOf(row), account: row.account_id }));
}

/** Ends a token: one's own, or anybody's. */
export async function revokeToken(
  world: World,
  account: Account,
  id: string,
  whose: 'own' | 'any' = 'own',
): Promise<Result<null>> {
  return world.records.transaction(async (records) => {
    const revoked = await revoke(records, whose === 'own' ? account.id : null, id, world.now());
    if (!revoked) return failed(accessProblem('access.not-found', { id }));
    await audit(records, { actor: account.id, action: 'token.revoke', object: `token:${id}`, detail: {} }, world.now());
    return ok(null);
  });
}

/** Who a token belongs to; null where it is unknown, revoked or past its end. */
export async function actorOfToken(world: World, secret: string): Promise<Actor | null> {
  if (!secret.startsWith(PREFIX)) return null;
  const token = await findToken(world.records, secretHash(secret));
  if (!token || token.revoked_at !== null || token.expires_at < world.now()) return null;
  const row = await findAccount(world.records, 'id', token.account_id);
  if (!row || row.disabled) return null;
  const now = world.now();
  if (token.last_used_at === null || later(token.last_used_at, TOUCH_SECONDS) < now)
    await touchToken(world.records, token.id, now);
  return { account: accountOf(row), via: 'token', tokenScope: token.scope, sessionId: token.id };
}

function tokenOf(row: TokenTable): Token {
  const { id, name, scope, created_at: createdAt, expires_at: expiresAt } = row;
  return { id, name, scope, createdAt, expiresAt, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at };
}
