import type { Json } from '../../base/json.ts';
import type { World } from './world.ts';

/**
 * What a command changed goes into the audit log like everything else. Whoever may read the data folder may do all that the
 * command line can: the actor is the system's user, and the log says that no account stood behind it.
 */
export async function recordAct(world: World, verb: string, detail: Readonly<Record<string, Json>>): Promise<void> {
  const { audit } = await import('../../audit/service.ts');
  const { intakeOf } = await import('./world.ts');
  const { by, clock } = intakeOf(world);
  const event = { actor: `cli:${by}`, action: `cli.${verb}`, object: 'installation', detail };
  await audit(world.records, event, clock().toISOString());
}
