import type { Actor } from '../../access/index.ts';
import type { Problem } from '../../base/problem.ts';
import type { AppealWorld } from '../../workflows/appeal/http.ts';
import { handProblem } from './hand-problems.ts';
import type { Call, Option } from './verb.ts';
import type { World } from './world.ts';

/**
 * Decisions of a workflow are somebody's: `--as` says whose, or the token does. The account's own rights hold, and nobody
 * decides about themselves there either.
 */
export const AS: Option = {
  name: 'as',
  value: 'LOGIN',
  login: true,
  about: {
    'zh-CN': '以哪个账号办理（登录名）；有 JIXIN_TOKEN 时由令牌决定',
    'zh-TW': '以哪個帳號辦理（登入名）；有 JIXIN_TOKEN 時由權杖決定',
    en: 'the account that acts (its sign-in name), where no JIXIN_TOKEN says so',
  },
};

export interface Acting extends Pick<World, 'records' | 'hand'> {
  readonly world: AppealWorld;
  readonly actor: Actor;
}

export async function actingIn(
  call: Call,
  use: (acting: Acting) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const { realWorld } = await import('../server/world.ts');
  const { catalogueOf } = await import('../server/catalogue.ts');
  const { payrunWorld } = await import('../server/payrun.ts');
  const { appealWorld } = await import('../server/appeal.ts');
  const { reviewWorld } = await import('../server/reviews.ts');
  const { teamsOf } = await import('../server/team.ts');
  return asAccount(call, ({ dataDir, records, activity, hand }, actor) => {
    const world = realWorld(records);
    const teamOf = teamsOf(records, world.now);
    const catalogue = catalogueOf(dataDir);
    const pay = payrunWorld({ world, activity, dataDir }, catalogue);
    const reviews = reviewWorld({ world, activity, dataDir }, catalogue.dictionary);
    return use({ world: appealWorld({ world, dataDir, teamOf }, pay, reviews), actor, records, hand });
  });
}

/** The stores, and the account that acts: without one nothing is opened. */
export async function asAccount(
  call: Call,
  use: (world: World, actor: Actor) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const { login, token, verb } = call;
  if (login === undefined && token === undefined) return [handProblem('cli.nobody-acts', { verb })];
  const { inWorld } = await import('./world.ts');
  return inWorld(call, async (world) => {
    const { actor } = world.hand;
    return actor === null ? [handProblem('cli.no-account', { login: login ?? '' })] : use(world, actor);
  });
}
