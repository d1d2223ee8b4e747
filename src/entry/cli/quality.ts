import type { Actor } from '../../access/index.ts';
import type { Problem } from '../../base/problem.ts';
import type { QualityWorld } from '../../workflows/quality/service.ts';
import { catalogueOf } from '../server/catalogue.ts';
import { qualityWorld } from '../server/quality.ts';
import { realWorld } from '../server/serve.ts';
import type { Call } from './verb.ts';
import { intakeOf, inWorld } from './world.ts';

/** Quality control from the command line: whoever may read the data folder acts in the name of a person of the roster. */
export function inQuality(
  call: Call,
  use: (world: QualityWorld, by: (person: string | null) => Actor) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  return inWorld(call, (world) => {
    const parts = { world: realWorld(world.records), dataDir: world.dataDir, activity: world.activity };
    const name = intakeOf(world).by;
    return use(qualityWorld(parts, catalogueOf(world.dataDir)), (person) => actorOf(name, person));
  });
}

function actorOf(name: string, person: string | null): Actor {
  const id = `cli:${name}`;
  const never = {
    grants: [],
    disabled: false,
    mustChangePassword: false,
    secondFactor: false,
    oidcSubject: null,
    oidcEmail: null,
  };
  const account = { id, login: id, name, roles: ['quality', 'lead'] as const, person, ...never };
  return { account, via: 'session', tokenScope: null, sessionId: '' };
}
