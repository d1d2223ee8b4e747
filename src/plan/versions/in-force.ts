import type { PlainDate } from '../../base/period.ts';
import type { Plan } from '../model.ts';

/**
 * Of the versions of one plan, the one that a date uses: the latest `in_force` not after it; of two from the same day, the
 * higher version. Undefined where none is in force yet.
 */
export function versionInForce(versions: readonly Plan[], date: PlainDate): Plan | undefined {
  let best: Plan | undefined;
  for (const plan of versions) {
    const from = plan.inForce ?? '';
    if (from > date) continue;
    const bestFrom = best?.inForce ?? '';
    if (!best || from > bestFrom || (from === bestFrom && plan.version > best.version)) best = plan;
  }
  return best;
}
