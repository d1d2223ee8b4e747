import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { readHistory } from '../../ledger/service.ts';
import { readSpans } from '../../people/service.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import { openActivity } from '../../stages/activity/service.ts';
import type { IntakeContext } from '../../stages/intake/service.ts';
import { correctionsOf, type MetricRequest, type MetricRow } from '../../stages/metrics/index.ts';
import { measure } from '../../stages/metrics/service.ts';
import type { Call } from './verb.ts';

/** The stores of one data folder, opened together; the one place where the command line composes them. */
export interface World {
  readonly dataDir: string;
  readonly records: Records;
  readonly activity: ActivityStore;
}

/** Opens the data folder, making it where it is not there yet, and closes it whatever happens in `use`. */
export async function inWorld(
  call: Call,
  use: (world: World) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const opened = await openWorld(call.dataDir);
  if (!opened.ok) return opened.problems;
  const { world, close } = opened.value;
  try {
    return [...opened.problems, ...(await use(world))];
  } finally {
    await close();
  }
}

/** Whether anything was ever kept here: reading an absent folder must not make one. */
export function hasWorld(dataDir: string): boolean {
  return existsSync(join(dataDir, 'activity')) || process.env.DATABASE_URL !== undefined;
}

interface OpenedWorld {
  readonly world: World;
  readonly close: () => Promise<void>;
}

async function openWorld(dataDir: string): Promise<Result<OpenedWorld>> {
  const records = await openRecords({ dataDir, url: process.env.DATABASE_URL });
  if (!records.ok) return records;
  const activity = await openActivity({ dataDir, url: process.env.ACTIVITY_URL, records: records.value });
  if (!activity.ok) {
    await records.value.close();
    return failed(...activity.problems);
  }
  const close = async () => {
    await activity.value.close();
    await records.value.close();
  };
  return ok({ world: { dataDir, records: records.value, activity: activity.value }, close }, [
    ...records.problems,
    ...activity.problems,
  ]);
}

/** What intake works with: the clock, ids and the organisation's zone come from here. */
export function intakeOf(world: World): IntakeContext {
  return {
    records: world.records,
    activity: world.activity,
    clock: () => new Date(),
    ids: () => randomUUID(),
    zone: process.env.JIXIN_ZONE ?? 'Asia/Shanghai',
    by: process.env.JIXIN_USER ?? userInfo().username,
  };
}

/** A request answered with what is known now: the roster's spans and the ledger's corrections joined in. */
export async function measureIn(
  world: World,
  request: MetricRequest,
): Promise<Result<{ readonly rows: readonly MetricRow[] }>> {
  const spans = await readSpans(world.records, request.period);
  const facts = await readHistory(world.records, { kinds: ['correction.made'] });
  const { corrections, problems } = correctionsOf(facts);
  if (errorsIn(problems).length > 0) return failed(...problems);
  return ok({ rows: await measure(world.activity, request, spans, corrections) }, problems);
}
