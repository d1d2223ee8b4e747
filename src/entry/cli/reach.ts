import { type Action, reachOf } from '../../access/index.ts';
import type { World } from './world.ts';

/** Whom the command's account may do it to; null is everybody, and so it is for who holds the folder. */
export async function reachIn(
  { records, hand }: Pick<World, 'records' | 'hand'>,
  action: Action,
): Promise<ReadonlySet<string> | null> {
  const { actor, person } = hand;
  const reach = actor === null ? 'all' : reachOf(actor, action);
  if (reach === 'all') return null;
  if (reach === 'none' || person === null) return new Set();
  return new Set([person, ...(reach === 'team' ? await teamIn(records, person) : [])]);
}

async function teamIn(records: World['records'], person: string): Promise<ReadonlySet<string>> {
  const { teamsOf } = await import('../server/team.ts');
  return teamsOf(records, () => new Date().toISOString())(person);
}
