import { addDays } from '../../base/period.ts';
import { ok } from '../../base/problem.ts';
import { workdaysAfter } from '../../base/working-days.ts';
import { sealBorn } from '../../stages/activity/service.ts';
import { daysOf } from '../../workflows/appeal/steps.node.ts';
import { SCORE_WORKDAYS } from '../../workflows/quality/index.ts';
import { remindOfScores } from '../../workflows/quality/reminding/service.ts';
import { publishDue } from '../../workflows/quality/reports/service.ts';
import { drawOwed, type QualityWorld } from '../../workflows/quality/service.ts';
import { catalogueFiles } from '../cli/catalogue.ts';
import type { ServerCatalogue } from './catalogue.ts';
import type { ServerContext } from './context.ts';
import { payrunWorld } from './payrun.ts';

/** Publishes what is due of the reports on checks. */
export const QUALITY_REPORT_JOB = 'quality.report';
/** Draws yesterday's conversations by every plan that has not yet, reminds of what is due, and seals what was scored on days that are over. */
export const QUALITY_NIGHT_JOB = 'quality.night';

type QualityParts = Pick<ServerContext, 'world' | 'dataDir' | 'activity'>;

/** What quality control works with wherever it is done; a check can be contested as long as appeals say. */
export function qualityWorld(parts: QualityParts, catalogue: ServerCatalogue): QualityWorld {
  const { records, activity, now, today, newId, law } = payrunWorld(parts, catalogue);
  return {
    ...{ records, activity, now, today, newId },
    secret: parts.world.secret,
    cards: () => catalogueFiles('scorecards', parts.dataDir),
    scoreUntil: async (day) => workdaysAfter((await daysOf({ records, law, today })).calendar, day, SCORE_WORKDAYS),
    answerUntil: async (day) => {
      const { calendar, window } = await daysOf({ records, law, today });
      return workdaysAfter(calendar, day, window);
    },
  };
}

/** The same in the server, with its nightly work. */
export function qualityOptions(
  context: QualityParts & Pick<ServerContext, 'jobs'>,
  catalogue: ServerCatalogue,
): QualityWorld {
  const world = qualityWorld(context, catalogue);
  const { activity } = context;
  const { records, now, newId } = world;
  context.jobs.define(QUALITY_NIGHT_JOB, async () => {
    const yesterday = addDays(await world.today(), -1);
    const drawn = await drawOwed(world, { account: 'system', person: null, name: 'system' }, yesterday);
    const { notices } = await remindOfScores(world);
    const sealed = await sealBorn({ activity, records, now, newId }, yesterday);
    return ok({ checks: drawn.reduce((sum, { checks }) => sum + checks, 0), notices, sealed });
  });
  context.jobs.define(QUALITY_REPORT_JOB, async () => ok({ documents: await publishDue(world, await world.today()) }));
  return world;
}
