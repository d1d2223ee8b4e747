import { randomBytes, randomUUID } from 'node:crypto';
import { failed, ok } from '../../base/problem.ts';
import { todayOf } from '../../organisation/service.ts';
import { daysOf } from '../../workflows/appeal/steps.node.ts';
import { followNews } from '../../workflows/review/following/service.ts';
import { remindByClock } from '../../workflows/review/reminders/service.ts';
import type { ReviewWorld } from '../../workflows/review/world.node.ts';
import { catalogueFiles } from '../cli/catalogue.ts';
import type { ServerCatalogue } from './catalogue.ts';
import type { ServerContext } from './context.ts';
import { lawTables } from './law.ts';

/** Tells raters, their leads and HR what is open, due and late; and has released results follow what they rest on. */
export const REVIEW_CLOCK_JOB = 'review.remind';

type ReviewStores = {
  readonly world: Pick<ServerContext['world'], 'records' | 'now'>;
  readonly dataDir: string;
  readonly activity: Pick<ServerContext['activity'], 'imports'> & ReviewWorld['activity'];
};

/** What reviews work with, in the server and at the command line. */
export function reviewWorld(
  { world, dataDir, activity }: ReviewStores,
  dictionary: ServerCatalogue['dictionary'],
): ReviewWorld {
  const { records } = world;
  const today = () => todayOf(world);
  const law = lawTables(dataDir);
  return {
    ...{ records, activity, today, now: world.now },
    calendar: async () => (await daysOf({ records, law, today })).calendar,
    imports: () => activity.imports(),
    newId: randomUUID,
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
    forms: () => catalogueFiles('reviews', dataDir),
    dictionary,
  };
}

export function reviewOptions(
  server: ReviewStores & Pick<ServerContext, 'jobs'>,
  catalogue: ServerCatalogue,
): ReviewWorld {
  const world = reviewWorld(server, catalogue.dictionary);
  server.jobs.define(REVIEW_CLOCK_JOB, async () => {
    const followed = await followNews(world);
    return followed.ok ? ok({ ...followed.value, ...(await remindByClock(world)) }) : failed(...followed.problems);
  });
  return world;
}
