import { addDays } from '../../base/period.ts';
import { ok } from '../../base/problem.ts';
import { sealBorn } from '../../stages/activity/service.ts';
import type { AppealWorld } from '../../workflows/appeal/http.ts';
import { workdaysAfter } from '../../workflows/appeal/index.ts';
import { daysOf } from '../../workflows/appeal/steps.node.ts';
import { drawAll, type QualityWorld } from '../../workflows/quality/service.ts';
import { catalogueFiles } from '../cli/catalogue.ts';
import type { ServerContext } from './context.ts';

/** Draws yesterday's conversations by every plan that has not yet, and seals what was scored on days that are over. */
export const QUALITY_NIGHT_JOB = 'quality.night';

type QualityServer = Pick<ServerContext, 'world' | 'dataDir' | 'jobs' | 'activity'>;

/** What quality control works with in the server; a check can be contested as long as appeals say. */
export function qualityOptions(
  { world: outer, dataDir, jobs, activity }: QualityServer,
  appeals: AppealWorld,
): QualityWorld {
  const { records, now, secret } = outer;
  const { today, newId } = appeals;
  const world: QualityWorld = {
    ...{ records, activity, now, today, newId, secret },
    cards: () => catalogueFiles('scorecards', dataDir),
    answerUntil: async (day) => {
      const { calendar, window } = await daysOf(appeals);
      return workdaysAfter(calendar, day, window);
    },
  };
  jobs.define(QUALITY_NIGHT_JOB, async () => {
    const yesterday = addDays(await today(), -1);
    const drawn = await drawAll(world, { account: 'system', person: null, name: 'system' }, yesterday);
    const sealed = await sealBorn({ activity, records, now, newId }, yesterday);
    return ok({ checks: drawn.reduce((sum, { checks }) => sum + checks, 0), sealed });
  });
  return world;
}
