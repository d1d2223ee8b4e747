import { forgetPassed } from '../../access/sessions/service.ts';
import { ok } from '../../base/problem.ts';
import { forgetOldWrites } from '../../platform/http/idempotency.ts';
import { forgetExports } from '../../workflows/payrun/exports/orders/service.ts';
import type { ServerContext } from './context.ts';
import { exportsKept } from './payrun.ts';

export const HOUSEKEEPING_JOB = 'housekeeping';

/** What has outlived its use goes by the clock, not only when the next request comes by. */
export function addHousekeeping({ jobs, world, dataDir }: Pick<ServerContext, 'jobs' | 'world' | 'dataDir'>): void {
  jobs.define(HOUSEKEEPING_JOB, async () => {
    await forgetOldWrites(world.records, world.now());
    await forgetPassed(world);
    await forgetExports(exportsKept({ world, dataDir }));
    return ok({});
  });
}
