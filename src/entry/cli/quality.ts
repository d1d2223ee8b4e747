import type { Account, Actor } from '../../access/index.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { readPeople } from '../../people/service.ts';
import type { QualityWorld } from '../../workflows/quality/service.ts';
import { catalogueOf } from '../server/catalogue.ts';
import { qualityWorld } from '../server/quality.ts';
import { realWorld } from '../server/world.ts';
import { cliProblem } from './problems.ts';
import type { Call } from './verb.ts';
import { intakeOf, inWorld } from './world.ts';

/** Quality control from the command line: whoever may read the data folder acts in the name of a person of the roster. */
export function inQuality(
  call: Call,
  use: (world: QualityWorld, actor: Actor) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  return inWorld(call, async (world) => {
    const parts = { world: realWorld(world.records), dataDir: world.dataDir, activity: world.activity };
    const quality = qualityWorld(parts, catalogueOf(world.dataDir));
    const person = await personIn(quality, call.options.get('as'));
    return person.ok ? use(quality, actorOf(intakeOf(world).by, person.value)) : person.problems;
  });
}

async function personIn({ records, today }: QualityWorld, asked: string | undefined): Promise<Result<string | null>> {
  if (asked === undefined) return ok(null);
  const people = await readPeople(records, await today());
  const [found, ...others] = people.some(({ id }) => id === asked)
    ? [{ id: asked }]
    : people.filter(({ name }) => name === asked);
  return found && others.length === 0 ? ok(found.id) : failed(cliProblem('cli.nobody', { person: asked }));
}

function actorOf(name: string, person: string | null): Actor {
  const id = `cli:${name}`;
  const account: Account = {
    ...{ id, login: id, name, roles: ['quality', 'lead'], person, grants: [] },
    ...{ disabled: false, mustChangePassword: false, secondFactor: false, oidcSubject: null, oidcEmail: null },
  };
  return { account, via: 'session', tokenScope: null, sessionId: '' };
}
