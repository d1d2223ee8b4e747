import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result } from '../../base/problem.ts';
import { lockFolder } from '../../platform/db/lock.ts';
import { openRecords, type Records } from '../../platform/db/records.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { spillFolder, sweep } from './files.node.ts';
import type { ActivityStore, Purged } from './port.ts';
import { postgresStore } from './postgres.node.ts';
import { segmentStore } from './segments.node.ts';
import { readPaths } from './store.ts';

export { sealBorn } from './born/seal.node.ts';

export interface ActivityOptions {
  readonly dataDir: string;
  /** `ACTIVITY_URL`: activity lives in PostgreSQL or Citus instead of files. */
  readonly url?: string | undefined;
  readonly records: Records;
  /** What DuckDB may use before it spills to the data folder. */
  readonly memoryLimit?: string;
}

/** Opens the activity of a data folder, sweeping away what a killed import left behind. */
export async function openActivity(options: ActivityOptions): Promise<Result<ActivityStore>> {
  const folder = join(options.dataDir, 'activity');
  mkdirSync(folder, { recursive: true });
  const lockAt = join(options.dataDir, 'activity.lock');
  // Where another process imports just now, what is staged is its own work and not left behind.
  const outcome = lockFolder(lockAt);
  if (outcome.held) {
    sweep(folder, await readPaths(options.records));
    outcome.lock.release();
  }
  const duck = await openDuck({
    tempFolder: spillFolder(folder),
    memoryLimit: options.memoryLimit ?? '1GB',
  });
  if (options.url !== undefined) return openPostgres(options, options.url, folder, duck);
  const onClose = async () => duck.close();
  return ok(segmentStore({ folder, records: options.records, duck, exclusively: oneAtATime(lockAt), onClose }));
}

async function openPostgres(
  options: ActivityOptions,
  url: string,
  folder: string,
  duck: Duck,
): Promise<Result<ActivityStore>> {
  const records = await openRecords({ dataDir: options.dataDir, url });
  if (!records.ok) {
    duck.close();
    return records;
  }
  const organisation = options.records;
  return ok(await postgresStore({ folder, url, records: records.value, organisation, duck }));
}

/** Takes away for good what was superseded before an instant; docs/operate/activity.md says when to. */
export function purgeSuperseded(store: ActivityStore, before: string, clock: () => Date): Promise<Purged> {
  return store.exclusively(() => store.purge(before, clock().toISOString()));
}

/** Writers queue: in this process behind each other, and behind those of other processes on the same folder. */
function oneAtATime(lockAt: string): ActivityStore['exclusively'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(async () => {
      let outcome = lockFolder(lockAt);
      while (!outcome.held) {
        await sleep(200);
        outcome = lockFolder(lockAt);
      }
      try {
        return await work();
      } finally {
        outcome.lock.release();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
