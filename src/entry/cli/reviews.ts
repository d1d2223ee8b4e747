import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { loadMetrics } from '../../stages/metrics/index.ts';
import { pageOfCycles } from '../../workflows/review/cycles/service.ts';
import { type Cycle, reviewProblem } from '../../workflows/review/index.ts';
import type { Mover } from '../../workflows/review/mover.node.ts';
import type { ReviewWorld } from '../../workflows/review/world.node.ts';
import { reviewWorld } from '../server/reviews.ts';
import { realWorld } from '../server/world.ts';
import { catalogueFiles } from './catalogue.ts';
import type { Call } from './verb.ts';
import { inWorld, type World } from './world.ts';

/** What the review verbs share: the slice's world over the data folder, the month's cycle, and whoever types. */
export interface ReviewCall {
  readonly world: World;
  readonly reviews: ReviewWorld;
  readonly mover: Mover;
}

export async function inReviews(
  call: Call,
  use: (given: ReviewCall) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const dictionary = loadMetrics(catalogueFiles('metrics', call.dataDir));
  if (!dictionary.ok) return dictionary.problems;
  return inWorld(call, (world) => {
    const stores = { ...world, world: realWorld(world.records) };
    const reviews = reviewWorld(stores, () => dictionary.value);
    const { account, name, person } = world.hand;
    return use({ world, reviews, mover: { account, name, person } });
  });
}

/** The cycle of a month that was not discarded; the newest where no month is named. */
export async function cycleIn({ reviews }: ReviewCall, period: string | undefined): Promise<Result<Cycle>> {
  const states = ['collecting', 'calibrating', 'released', 'closed'] as const;
  const [cycle] = await pageOfCycles(reviews.records, { period, states }, 1);
  return cycle ? ok(cycle) : failed(reviewProblem('review.not-found'));
}
