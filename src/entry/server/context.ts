import type { accessRoutes } from '../../access/http.ts';
import type { OidcProvider } from '../../access/oidc/provider.node.ts';
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
  /** The organisation's identity provider, where there is one. */
  readonly oidc: OidcProvider | null;
  /** The address at which people reach the server; null takes the one that a request came to. */
  readonly url: string | null;
  /** How notices may leave this server. */
  readonly outgoing: {
    /** Mail servers and bots may be at private addresses, and unencrypted. */
    readonly privateHosts: boolean;
    /** What their passwords are encrypted with; null: a key file in the data folder. */
    readonly secretKey: string | null;
  };
  readonly teamOf: (person: string) => Promise<ReadonlySet<string>>;
}
