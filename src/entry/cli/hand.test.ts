import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountByLogin, createAccount, editAccount } from '../../access/accounts/service.ts';
import { ACTIONS, ROLES, type Role, reachOf } from '../../access/index.ts';
import { actorOfToken, createToken, revokeToken } from '../../access/tokens/service.ts';
import { searchEntries } from '../../audit/service.ts';
import type { Result } from '../../base/problem.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import { realWorld } from '../server/world.ts';
import { handIn } from './hand.ts';
import type { Call, Need, Verb } from './verb.ts';
import { VERBS } from './verbs.ts';

/** Every verb as an account of every role: the policy table says what comes of it, as it does for requests. */

const dir = mkdtempSync(join(tmpdir(), 'jixin-hand-'));
const ENVIRONMENT = { JIXIN_USER: 'ops' };
let records: Records;
const tokens = new Map<string, string>();

beforeAll(async () => {
  records = must(await openRecords({ dataDir: dir }));
  for (const role of ROLES) await accountOf(role, [role], role);
  await accountOf('nobody', ['lead'], null);
});
afterAll(async () => {
  await records.close();
  rmSync(dir, { recursive: true });
});

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => p.code).join());
  return result.value;
}

async function accountOf(login: string, roles: readonly Role[], person: string | null): Promise<void> {
  const world = realWorld(records);
  const asked = { login, name: `Name of ${login}`, roles, person, password: null, mustChangePassword: false };
  const account = must(await createAccount(world, 'test', asked));
  tokens.set(login, (await createToken(world, account, { name: 'script', scope: null, days: 1 })).secret);
}

/** Everything that a verb may come to need; of most it is one. */
function needsOf({ needs, options }: Verb): readonly Need[] {
  if (typeof needs !== 'function') return [needs];
  const moves = options.find(({ name }) => name === 'move')?.choices ?? [];
  const asked = [
    { operands: [], options: new Map() },
    { operands: ['x'], options: new Map() },
  ];
  return [...asked, ...moves.map((move) => ({ operands: [], options: new Map([['move', move]]) }))].map(needs);
}

const callOf = (given: Partial<Call>): Call =>
  ({ verb: 'some verb', within: false, token: undefined, login: undefined, ...given }) as Call;
const handOf = (given: Partial<Call>) => handIn(records, ENVIRONMENT, callOf(given));
const codes = (result: Result<unknown>) => result.problems.map(({ code }) => code);

const CASES = VERBS.flatMap((verb) =>
  needsOf(verb).map((needs) => ({ verb: verb.name, needs, within: !!verb.within })),
);

describe('a command with a token', () => {
  it('names an action of the policy table for every verb that is not about files or left to a server', () => {
    const decided = CASES.filter(({ needs }) => needs !== 'owner' && needs !== 'server');
    expect(decided.filter(({ needs }) => !(ACTIONS as readonly Need[]).includes(needs))).toEqual([]);
    expect(decided.length).toBeGreaterThan(VERBS.length / 2);
  });

  it.each(ROLES)('is decided by the policy table for the role %s', async (role) => {
    const token = tokens.get(role) ?? '';
    const actor = await actorOfToken(realWorld(records), token);
    if (!actor) throw new Error('no such token');
    for (const { verb, needs, within } of CASES) {
      if (needs === 'owner' || needs === 'server') continue;
      const reach = reachOf(actor, needs);
      const refusal = reach === 'none' ? ['access.forbidden'] : reach === 'all' || within ? [] : ['cli.reach-short'];
      expect({ verb, found: codes(await handOf({ verb, needs, within, token })) }).toEqual({ verb, found: refusal });
    }
  });

  it('acts in the name of its account, which is what the audit log is told', async () => {
    const hand = must(await handOf({ needs: 'run.read', token: tokens.get('hr') }));
    expect(hand).toMatchObject({ name: 'Name of hr', person: 'hr', actor: { via: 'token' } });
    expect(hand.account).toBe((await accountByLogin(records, 'hr'))?.id);
  });

  it('reaches no further than the scope of the token', async () => {
    const world = realWorld(records);
    const account = await accountByLogin(records, 'hr');
    if (!account) throw new Error('no account');
    const { token, secret } = await createToken(world, account, { name: 'reads', scope: ['run.read'], days: 1 });
    expect(codes(await handOf({ needs: 'run.read', token: secret }))).toEqual([]);
    expect(codes(await handOf({ needs: 'run.prepare', token: secret }))).toEqual(['access.forbidden']);
    must(await revokeToken(world, account, token.id));
    expect(codes(await handOf({ needs: 'run.read', token: secret }))).toEqual(['cli.token-unknown']);
  });

  it('is refused where nobody is behind it, whatever the verb, but for what is about the folder itself', async () => {
    expect(codes(await handOf({ needs: 'plan.read', token: 'jx_guessed' }))).toEqual(['cli.token-unknown']);
    expect(codes(await handOf({ needs: 'quality.read', within: true, token: tokens.get('nobody') }))).toEqual([
      'access.forbidden',
    ]);
    expect(must(await handOf({ needs: 'owner', token: 'jx_guessed' })).account).toBe('cli:ops');
  });
});

describe('a command without a token', () => {
  const asLines = async () =>
    (await searchEntries(records, { action: 'cli.as' }, 100)).map(({ actor, object }) => [actor, object]);

  it('is the system’s user’s, and the log says that no account stood behind it', async () => {
    const hand = must(await handOf({ needs: 'run.read' }));
    expect(hand).toEqual({ account: 'cli:ops', name: 'ops', person: null, actor: null });
    expect(await asLines()).toEqual([]);
  });

  it('may be done for an account, with its rights, and the log says who typed it', async () => {
    const hand = must(await handOf({ needs: 'run.prepare', login: ' HR ' }));
    expect(hand.name).toBe('Name of hr');
    expect(codes(await handOf({ needs: 'run.approve', login: 'hr' }))).toEqual(['access.forbidden']);
    expect(codes(await handOf({ needs: 'run.read', login: 'hr', token: 'jx_x' }))).toEqual(['cli.as-with-token']);
    expect(await asLines()).toEqual([['cli:ops', `account:${hand.account}`]]);
  });

  it('is not done for an account that was switched off', async () => {
    const [system, agent] = await Promise.all([accountByLogin(records, 'system'), accountByLogin(records, 'agent')]);
    if (!system || !agent) throw new Error('no account');
    must(await editAccount(realWorld(records), system, agent.id, { disabled: true }));
    expect(codes(await handOf({ needs: 'plan.read', login: 'agent' }))).toEqual(['access.forbidden']);
    expect(codes(await handOf({ needs: 'plan.read', token: tokens.get('agent') }))).toEqual(['cli.token-unknown']);
  });
});
