import type { accessRoutes } from '../../access/http.ts';
import type { World } from '../../access/world.node.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';

/** What the routes of the whole API work with. */
export interface ServerContext {
  readonly world: World;
  /** The folder that everything of the organisation is in; uploads go below it. */
  readonly dataDir: string;
  readonly activity: ActivityStore;
  /** Slices define their kinds of jobs when their routes are added; the server starts them afterwards. */
  readonly jobs: Jobs;
  readonly secureCookies: boolean;
  readonly demoAccounts: Parameters<typeof accessRoutes>[1]['demoAccounts'];
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
}
