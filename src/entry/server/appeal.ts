import { join } from 'node:path';
import { pageOfAccounts, readAccount } from '../../access/accounts/service.ts';
import { ok } from '../../base/problem.ts';
import { tick } from '../../workflows/appeal/clock/service.ts';
import type { AppealWorld } from '../../workflows/appeal/http.ts';
import type { PayslipHttpOptions } from '../../workflows/payrun/http.ts';
import type { ReviewWorld } from '../../workflows/review/world.node.ts';
import { catalogueFiles } from '../cli/catalogue.ts';
import type { ServerContext } from './context.ts';

/** Reminds of appeals that are due, and lets decisions stand that nobody answered in time. */
export const APPEAL_CLOCK_JOB = 'appeal.clock';

/** Whom a seat can be given to is chosen from a list: nobody chooses from more. */
const MOST_ACCOUNTS = 2000;

type AppealPlace = Pick<ServerContext, 'world' | 'dataDir' | 'teamOf'>;

/** What appeals work with wherever they are decided: all that pay runs do, the accounts, the reviews that follow. */
export function appealWorld(
  { world, dataDir, teamOf }: AppealPlace,
  pay: PayslipHttpOptions['world'],
  reviews: ReviewWorld,
): AppealWorld {
  return {
    ...pay,
    cards: () => catalogueFiles('scorecards', dataDir),
    folder: join(dataDir, 'appeals'),
    teamOf,
    reviews,
    accounts: () => pageOfAccounts(world, {}, MOST_ACCOUNTS),
    accountOf: (id) => readAccount(world, id),
  };
}

/** The same in the server, where the hours move them. */
export function appealOptions(
  context: AppealPlace & Pick<ServerContext, 'jobs'>,
  pay: PayslipHttpOptions,
  reviews: ReviewWorld,
): AppealWorld {
  const world = appealWorld(context, pay.world, reviews);
  context.jobs.define(APPEAL_CLOCK_JOB, async () => ok({ ...(await tick(world)) }));
  return world;
}
