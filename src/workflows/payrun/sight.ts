import { type Actor, reachOf } from '../../access/index.ts';

/** Who sees which runs: those who work on them see every state; who was only granted sight of pay sees what was published. */
export function worksOnRuns(actor: Actor | null): boolean {
  return actor !== null && reachOf(actor, 'run.read') === 'all';
}

/** A sum over few people tells what each of them is paid: sums are for those who see everybody's pay. */
export function seesEverybodysPay(actor: Actor | null): boolean {
  return actor !== null && reachOf(actor, 'pay.read') === 'all';
}
