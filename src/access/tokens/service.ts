import { audit } from '../../audit/service.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { accountOf, findAccount } from '../accounts/store.ts';
import type { Account, Actor } from '../model.ts';
import type { Action } from '../policy.ts';
import { accessProblem } from '../problems.ts';
import { secretHash } from '../secret-hash.node.ts';
import { later, type World } from '../world.node.ts';
import { findToken, insertToken, revoke, type TokenTable, tokensOf } from './store.ts';

/** API tokens: for programs, with a name, a scope of the policy's actions and an end. `jx_` tells secret scanners what it is. */

const PREFIX = 'jx_';

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string;
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

export async function revokeToken(world: World, account: Account, id: string): Promise<Result<null>> {
  return world.records.transaction(async (records) => {
    const revoked = await revoke(records, account.id, id, world.now());
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
  return { account: accountOf(row), via: 'token', tokenScope: token.scope, sessionId: token.id };
}

function tokenOf(row: TokenTable): Token {
  const { id, name, scope, created_at: createdAt, expires_at: expiresAt, revoked_at: revokedAt } = row;
  return { id, name, scope, createdAt, expiresAt, revokedAt };
}
