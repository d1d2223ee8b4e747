import { type Actor, reachOf } from '../../access/index.ts';
import { forbidden } from '../../access/problems.ts';
import type { Problem } from '../../base/problem.ts';

/** A file of facts writes the ledger: who may not do that by hand may not do it by a file, nor take such a file back. */
export function refusalOf(actor: Actor, kinds: readonly string[]): Problem | null {
  if (!kinds.includes('fact') || reachOf(actor, 'fact.write') === 'all') return null;
  return forbidden('fact.write');
}
