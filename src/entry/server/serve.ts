import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { oidcProvider } from '../../access/oidc/provider.node.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import type { App } from '../../platform/http/app.ts';
import { createJobs } from '../../platform/jobs/jobs.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import { APPEAL_CLOCK_JOB } from './appeal.ts';
import type { ServerConfig } from './config.ts';
import type { ServerContext } from './context.ts';
import { hourly } from './hourly.ts';
import { HOUSEKEEPING_JOB } from './housekeeping.ts';
import { notListening } from './listening.ts';
import { watchNotices } from './notices.ts';
import { QUALITY_NIGHT_JOB, QUALITY_REPORT_JOB } from './quality.ts';
import { REVIEW_CLOCK_JOB } from './reviews.ts';
import { buildApi } from './routes.ts';
import { teamsOf } from './team.ts';
import { realWorld } from './world.ts';

export interface ServedStores {
  readonly dataDir: string;
  readonly records: Records;
  readonly activity: ActivityStore;
}

export interface Served {
  readonly app: App;
  readonly address: string;
  /** Answers what was asked, lets running jobs end their step, and takes nothing new. The stores stay open. */
  stop(): Promise<void>;
}

/** Starting keeps the event loop busy for a moment, for which first requests would be refused: the address is told after it. */
async function untilRelaxed(app: App): Promise<void> {
  const limit = Date.now() + 5000;
  while (app.isUnderPressure() && Date.now() < limit) await sleep(100);
}

export async function serve(
  stores: ServedStores,
  config: ServerConfig,
  demoAccounts: ServerContext['demoAccounts'],
): Promise<Result<Served>> {
  const world = realWorld(stores.records);
  // Jobs are made before the application whose log they write to.
  let log: (error: Error) => void = () => {};
  const jobs = createJobs({ records: stores.records, now: world.now, onError: (error) => log(error) });
  const { dataDir, activity } = stores;
  const teamOf = teamsOf(stores.records, world.now);
  const oidc = config.oidc && oidcProvider(config.oidc);
  const { secureCookies, url, outgoing } = config;
  const context = { world, dataDir, activity, jobs, secureCookies, demoAccounts, teamOf, oidc, url, outgoing };
  const web = join(packageRoot(), 'dist', 'web');
  const app = await buildApi(context, {
    version: '1',
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    uploadLimit: config.uploadLimit,
    rate: config.rate,
    trustProxy: config.trustProxy,
    web: existsSync(join(web, 'index.html')) ? web : null,
  });
  log = (error) => app.log.error({ err: error }, 'job');
  let endHours = () => {};
  let endWatch = () => {};
  const stop = async () => {
    endHours();
    endWatch();
    // A connection that is answered while the server closes would stay open for its next request.
    const idle = setInterval(() => app.server.closeIdleConnections(), 50);
    try {
      await Promise.all([app.close(), jobs.stop()]);
    } finally {
      clearInterval(idle);
    }
  };
  try {
    await jobs.start();
    endHours = hourly(
      jobs,
      [APPEAL_CLOCK_JOB, REVIEW_CLOCK_JOB, QUALITY_NIGHT_JOB, QUALITY_REPORT_JOB, HOUSEKEEPING_JOB],
      world.now,
      log,
    );
    endWatch = watchNotices(context, log);
    const address = await app.listen({ host: config.host, port: config.port });
    await untilRelaxed(app);
    return ok({ app, address, stop });
  } catch (error) {
    await stop();
    const problem = notListening(error, config);
    if (problem === null) throw error;
    return failed(problem);
  }
}
