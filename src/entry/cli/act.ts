import type { Json } from '../../base/json.ts';
import type { World } from './world.ts';

/**
 * What a command changed goes into the audit log like everything else, in the name of its account; where the actor is the
 * system's user, `cli:` in front says that no account stood behind it.
 */
export async function recordAct(world: World, verb: string, detail: Readonly<Record<string, Json>>): Promise<void> {
  const { audit } = await import('../../audit/service.ts');
  const { intakeOf } = await import('./world.ts');
  const { clock } = intakeOf(world);
  const event = { actor: world.hand.account, action: `cli.${verb}`, object: 'installation', detail };
  await audit(world.records, event, clock().toISOString());
}

/** Who looked at whose pay stands in the log, as it does for the pages; the folder's owner has no account to look with. */
export async function recordPayRead({ records, hand }: Pick<World, 'records' | 'hand'>, read: PayRead): Promise<void> {
  const { audit } = await import('../../audit/service.ts');
  if (hand.actor === null || read.object === `person:${hand.person}`) return;
  const event = {
    actor: hand.account,
    action: read.file === null ? 'pay.read-other' : 'pay.export',
    object: read.object,
  };
  const detail = { ...(read.run && { run: read.run }), ...(read.file && { file: read.file }) };
  await audit(records, { ...event, detail }, new Date().toISOString());
}

export interface PayRead {
  /** `person:…` or `run:…`. */
  readonly object: string;
  readonly run?: string;
  /** What holds the pay of several; null for one person's. */
  readonly file: string | null;
}
