import { type Action, type Actor, reachOf } from '../../access/index.ts';
import { accessProblem } from '../../access/problems.ts';
import type { World } from '../../access/world.node.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { AppealWorld } from '../../workflows/appeal/http.ts';
import { appealProblem } from '../../workflows/appeal/index.ts';
import type { Call, Option } from './verb.ts';

/**
 * Decisions of a workflow are somebody's: on the command line `--as` says whose. The account's own rights hold, and nobody
 * decides about themselves there either.
 */
export const AS: Option = {
  name: 'as',
  value: 'LOGIN',
  required: true,
  about: {
    'zh-CN': '以哪个账号办理（登录名）',
    'zh-TW': '以哪個帳號辦理（登入名）',
    en: 'the account that acts (its sign-in name)',
  },
};

export interface Acting {
  readonly world: AppealWorld;
  readonly actor: Actor;
}

export async function actingIn(
  call: Call,
  action: Action,
  use: (acting: Acting) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const { inWorld } = await import('./world.ts');
  const { realWorld } = await import('../server/world.ts');
  const { catalogueOf } = await import('../server/catalogue.ts');
  const { payrunWorld } = await import('../server/payrun.ts');
  const { appealWorld } = await import('../server/appeal.ts');
  const { reviewWorld } = await import('../server/reviews.ts');
  const { teamsOf } = await import('../server/team.ts');
  return inWorld(call, async ({ dataDir, records, activity }) => {
    const world = realWorld(records);
    const teamOf = teamsOf(records, world.now);
    const catalogue = catalogueOf(dataDir);
    const pay = payrunWorld({ world, activity, dataDir }, catalogue);
    const reviews = reviewWorld({ world, activity, dataDir }, catalogue.dictionary);
    const found = await actorOf(world, call.options.get('as') ?? '', action);
    if (!found.ok) return found.problems;
    return use({ world: appealWorld({ world, dataDir, teamOf }, pay, reviews), actor: found.value });
  });
}

const ACCOUNTS = 100_000;

async function actorOf(world: World, login: string, action: Action): Promise<Result<Actor>> {
  const { pageOfAccounts } = await import('../../access/accounts/service.ts');
  const account = (await pageOfAccounts(world, {}, ACCOUNTS)).find((one) => one.login === login);
  if (!account) return failed(appealProblem('appeal.no-account', { login }));
  const actor: Actor = { account, via: 'session', tokenScope: null, sessionId: 'cli' };
  return reachOf(actor, action) === 'none' ? failed(accessProblem('access.forbidden', { action })) : ok(actor);
}
