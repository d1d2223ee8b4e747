import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { MetricRequest } from './model.ts';
import { metricProblem } from './problems.ts';

/** The request, limited to the people the asker reaches (null: everybody). */
export function withinReach(request: MetricRequest, reachable: ReadonlySet<string> | null): Result<MetricRequest> {
  if (reachable === null) return ok(request);
  const refused = refusedWithin(request);
  return refused.length > 0 ? failed(...refused) : ok({ ...request, people: [...reachable].sort() });
}

/**
 * A share says what the whole team did, too. Somebody who may see only some of the team could choose rows by a condition
 * until the rest of the team is one colleague: under a limited reach a share takes no condition.
 */
function refusedWithin({ metrics, where }: MetricRequest): readonly Problem[] {
  if (where === null) return [];
  return metrics
    .filter(({ definition }) => definition.shape.type === 'share')
    .map(({ definition }) => metricProblem('metrics.share-filtered', { id: definition.id }));
}
