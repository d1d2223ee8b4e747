import { type Actor, reachOf } from '../../access/index.ts';

/** Who sees which runs: those who work on them see every state; who was only granted sight of pay sees what was published. */

export function worksOnRuns(actor: Actor | null): boolean {
  return actor !== null && reachOf(actor, 'run.read') === 'all';
}
