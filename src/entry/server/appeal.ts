import { join } from 'node:path';
import { pageOfAccounts, readAccount } from '../../access/accounts/service.ts';
import { ok } from '../../base/problem.ts';
import { tick } from '../../workflows/appeal/clock/service.ts';
import type { AppealWorld } from '../../workflows/appeal/http.ts';
import type { PayslipHttpOptions } from '../../workflows/payrun/http.ts';
import type { ServerContext } from './context.ts';

/** Reminds of appeals that are due, and lets decisions stand that nobody answered in time. */
export const APPEAL_CLOCK_JOB = 'appeal.clock';

/** Whom a seat can be given to is chosen from a list: nobody chooses from more. */
const MOST_ACCOUNTS = 2000;

type AppealServer = Pick<ServerContext, 'world' | 'dataDir' | 'jobs'>;

/** What appeals work with in the server: all that pay runs do, the accounts, and a folder for evidence. */
export function appealOptions({ world: outer, dataDir, jobs }: AppealServer, payrun: PayslipHttpOptions): AppealWorld {
  const world: AppealWorld = {
    ...payrun.world,
    folder: join(dataDir, 'appeals'),
    teamOf: payrun.teamOf,
    accounts: () => pageOfAccounts(outer, undefined, MOST_ACCOUNTS),
    accountOf: (id) => readAccount(outer, id),
  };
  jobs.define(APPEAL_CLOCK_JOB, async () => ok({ ...(await tick(world)) }));
  return world;
}
