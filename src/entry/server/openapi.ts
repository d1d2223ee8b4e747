import { createJobs } from '../../platform/jobs/jobs.ts';
import type { ServerContext } from './context.ts';
import { buildApi } from './routes.ts';

/** The API's description without a server behind it: routes are registered, nothing is opened and nothing is called. */
export async function describeApi(version: string): Promise<object> {
  const nothing = <T extends object>() =>
    new Proxy({} as T, {
      get: (_, name) => {
        throw new Error(`describing the API used its stores (${String(name)})`);
      },
    });
  const records = nothing<ServerContext['world']['records']>();
  const context: ServerContext = {
    world: { records, now: () => '', secret: () => '' },
    dataDir: '',
    activity: nothing(),
    jobs: createJobs({ records, now: () => '', onError: () => {} }),
    secureCookies: true,
    demoAccounts: [],
    oidc: null,
    url: null,
    outgoing: { privateHosts: false, secretKey: null },
    teamOf: async () => new Set<string>(),
  };
  const app = await buildApi(context, {
    version,
    logger: false,
    uploadLimit: 1,
    rate: 1,
    trustProxy: false,
    web: null,
  });
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
