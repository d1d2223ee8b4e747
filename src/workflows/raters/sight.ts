import { type Actor, mayReach, reachOf } from '../../access/index.ts';
import type { PersonEffect, RaterResult } from './model.ts';

/** What of the rater check somebody may see: for the pages, the files and the command line alike. */

/**
 * Inspectors share one standard and see each other, as calibration shows them to each other; those who rate people are
 * compared for HR and managers only. Everybody sees what is said of themselves.
 */
export function ratersFor(actor: Actor, raters: readonly RaterResult[]): readonly RaterResult[] {
  const all = { inspectors: reachOf(actor, 'rater.read') === 'all', raters: reachOf(actor, 'rater.compare') === 'all' };
  return raters.filter(({ population, rater }) => all[population] || rater === actor.account.person);
}

export interface SeenEffect extends PersonEffect {
  /** Whether the asker may see what this person earns. */
  readonly seen: boolean;
}

/**
 * A rater knows whom they judged; whose team's sums move beside it is for those who see everybody. What somebody earns is
 * shown by the policy's own action, whoever else may see the rater. `team`: whom the asker leads.
 */
export function effectsFor(
  actor: Actor,
  people: readonly PersonEffect[],
  team: ReadonlySet<string>,
): readonly SeenEffect[] {
  const everybody = reachOf(actor, 'rater.read') === 'all';
  const pay = reachOf(actor, 'pay.read');
  return people
    .filter(({ judged }) => everybody || judged > 0)
    .map((one) =>
      mayReach(pay, actor, one.person, team)
        ? { ...one, seen: true }
        : { ...one, seen: false, before: null, after: null, difference: null },
    );
}
