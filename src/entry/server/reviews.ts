import { randomUUID } from 'node:crypto';
import { ok } from '../../base/problem.ts';
import { todayOf } from '../../organisation/service.ts';
import { remindByClock } from '../../workflows/review/reminders/service.ts';
import type { ReviewWorld } from '../../workflows/review/world.node.ts';
import { catalogueFiles } from '../cli/catalogue.ts';
import type { ServerCatalogue } from './catalogue.ts';
import type { ServerContext } from './context.ts';

/** Tells raters, their leads and HR what is open, due and late. */
export const REVIEW_CLOCK_JOB = 'review.remind';

type ReviewServer = Pick<ServerContext, 'world' | 'dataDir' | 'activity' | 'jobs'>;

/** What reviews work with in the server. */
export function reviewOptions(
  { world: outer, dataDir, activity, jobs }: ReviewServer,
  catalogue: ServerCatalogue,
): ReviewWorld {
  const world: ReviewWorld = {
    records: outer.records,
    activity,
    now: outer.now,
    today: () => todayOf(outer),
    newId: randomUUID,
    forms: () => catalogueFiles('reviews', dataDir),
    dictionary: catalogue.dictionary,
  };
  jobs.define(REVIEW_CLOCK_JOB, async () => ok({ ...(await remindByClock(world)) }));
  return world;
}
