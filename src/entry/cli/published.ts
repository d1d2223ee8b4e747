import { errorsIn, failed, ok, type Result } from '../../base/problem.ts';
import type { PlanSource } from './plans.ts';
import type { Call } from './verb.ts';

/** The versions that the organisation published, where there is one: for it they alone are the plan of that id. */
export async function publishedIn(call: Call): Promise<Result<readonly PlanSource[]>> {
  const { hasWorld, inWorld } = await import('./world.ts');
  if (!hasWorld(call.dataDir)) return ok([]);
  const { publishedPlans } = await import('../../workflows/plans/service.ts');
  let published: readonly PlanSource[] = [];
  const problems = await inWorld(call, async ({ records }) => {
    published = await publishedPlans(records);
    return [];
  });
  return errorsIn(problems).length > 0 ? failed(...problems) : ok(published, problems);
}
