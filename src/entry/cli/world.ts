import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { readHistory } from '../../ledger/service.ts';
import { readSettings } from '../../organisation/service.ts';
import { ALWAYS } from '../../people/index.ts';
import { readSpans } from '../../people/service.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import { openActivity } from '../../stages/activity/service.ts';
import type { IntakeContext } from '../../stages/intake/service.ts';
import { correctionsOf, DECISION_KINDS, type MetricRequest, type MetricRow } from '../../stages/metrics/index.ts';
import { findings, measure } from '../../stages/metrics/service.ts';
import { lawTables, payCities } from '../server/law.ts';
import { type Environment, environmentOf } from '../settings.ts';
import { type Hand, handIn } from './hand.ts';
import { cliProblem } from './problems.ts';
import type { Call } from './verb.ts';

/** The stores of one data folder, opened together; the one place where the command line composes them. */
export interface World {
  readonly dataDir: string;
  /** The settings, from the process's environment and the data folder's config.yaml. */
  readonly environment: Environment;
  readonly records: Records;
  readonly activity: ActivityStore;
  /** The organisation's: instants of files that name none are in it. */
  readonly zone: string;
  /** In whose name the command acts. */
  readonly hand: Hand;
}

/** Opens the data folder and closes it whatever happens in `use`; only a verb that founds one makes it. */
export async function inWorld(
  call: Call,
  use: (world: World) => Promise<readonly Problem[]>,
  options: WorldOptions = {},
): Promise<readonly Problem[]> {
  if (!call.founds && !hasWorld(call.dataDir)) return [cliProblem('cli.no-data', { dir: call.dataDir })];
  const opened = await openWorld(call, options);
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
  const environment = environmentOf(dataDir);
  // A folder that may not be looked into is there: existsSync would say that it is not.
  return (
    statSync(join(dataDir, 'activity'), { throwIfNoEntry: false }) !== undefined ||
    !environment.ok ||
    environment.value.DATABASE_URL !== undefined
  );
}

export interface WorldOptions {
  /** Lets other commands use the data folder while this process holds it. */
  readonly share?: boolean;
}

interface OpenedWorld {
  readonly world: World;
  readonly close: () => Promise<void>;
}

async function openWorld(call: Call, { share = false }: WorldOptions): Promise<Result<OpenedWorld>> {
  const { dataDir } = call;
  const settings = environmentOf(dataDir);
  if (!settings.ok) return settings;
  const environment = settings.value;
  const records = await openRecords({ dataDir, url: environment.DATABASE_URL, share });
  if (!records.ok) return records;
  const hand = await handIn(records.value, environment, call);
  const place = { dataDir, url: environment.ACTIVITY_URL, records: records.value };
  const activity = hand.ok ? await openActivity(place) : hand;
  if (!hand.ok || !activity.ok) {
    await records.value.close();
    return failed(...activity.problems);
  }
  const close = async () => {
    await activity.value.close();
    await records.value.close();
  };
  const { zone } = await readSettings(records.value);
  const stores = { records: records.value, activity: activity.value };
  return ok({ world: { dataDir, environment, ...stores, zone, hand: hand.value }, close }, [
    ...records.problems,
    ...activity.problems,
  ]);
}

/** What intake works with: the clock and ids come from here. */
export function intakeOf(world: World): IntakeContext {
  return {
    records: world.records,
    activity: world.activity,
    clock: () => new Date(),
    ids: () => randomUUID(),
    zone: world.zone,
    by: world.hand.name,
    cities: payCities(world.records, lawTables(world.dataDir)),
  };
}

/**
 * A request answered with what is known now: the roster's spans and the ledger's corrections joined in. The spans begin
 * before the period: months at a level and last period's customers look back. Days counted twice are told.
 */
export async function measureIn(
  world: World,
  request: MetricRequest,
): Promise<Result<{ readonly rows: readonly MetricRow[] }>> {
  const spans = await readSpans(world.records, { ...request.period, kind: 'range', first: ALWAYS });
  const facts = await readHistory(world.records, { kinds: DECISION_KINDS });
  const { corrections, transfer, problems } = correctionsOf(facts);
  if (errorsIn(problems).length > 0) return failed(...problems);
  const dated = { ...request, transfer };
  const rows = await measure(world.activity, dated, spans, corrections);
  return ok({ rows }, [...problems, ...(await findings(world.activity, dated, spans, corrections))]);
}
