import type { Account, Actor } from '../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { readPeople } from '../../people/service.ts';
import type { QualityWorld } from '../../workflows/quality/service.ts';
import { catalogueOf } from '../server/catalogue.ts';
import { qualityWorld } from '../server/quality.ts';
import { realWorld } from '../server/world.ts';
import { asAccount } from './acting.ts';
import type { Hand } from './hand.ts';
import { cliProblem } from './problems.ts';
import type { Call } from './verb.ts';
import { inWorld, type World } from './world.ts';

type UseQuality = (world: QualityWorld, actor: Actor) => Promise<readonly Problem[]>;

/**
 * Quality control from the command line: by an account, or by whoever may read the data folder, in the name of a person of
 * the roster.
 */
export function inQuality(call: Call, use: UseQuality): Promise<readonly Problem[]> {
  return inWorld(call, async (world) => {
    const quality = qualityIn(world);
    const actor = await actorIn(quality, world.hand, call.login);
    return actor.ok ? use(quality, actor.value) : actor.problems;
  });
}

/** What is decided, and not only scored, is an account's. */
export function inQualityAs(call: Call, use: UseQuality): Promise<readonly Problem[]> {
  return asAccount(call, (world, actor) => use(qualityIn(world), actor));
}

function qualityIn({ records, dataDir, activity }: World): QualityWorld {
  return qualityWorld({ world: realWorld(records), dataDir, activity }, catalogueOf(dataDir));
}

async function actorIn(
  quality: QualityWorld,
  { actor, name }: Hand,
  asked: string | undefined,
): Promise<Result<Actor>> {
  if (actor !== null) return ok(actor);
  if (asked === undefined) return ok(actorOf(name, null));
  const people = await readPeople(quality.records, await quality.today());
  const [found, ...others] = people.some(({ id }) => id === asked)
    ? [{ id: asked }]
    : people.filter((one) => one.name === asked);
  return found && others.length === 0
    ? ok(actorOf(name, found.id))
    : failed(cliProblem('cli.nobody', { person: asked }));
}

function actorOf(name: string, person: string | null): Actor {
  const id = `cli:${name}`;
  const account: Account = {
    ...{ id, login: id, name, roles: ['quality', 'lead'], person, grants: [] },
    ...{ disabled: false, mustChangePassword: false, secondFactor: false, oidcSubject: null, oidcEmail: null },
  };
  return { account, via: 'session', tokenScope: null, sessionId: '' };
}
