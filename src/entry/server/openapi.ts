import type { Records } from '../../platform/db/records.ts';
import { buildApi } from './routes.ts';

/** The API's description without a server behind it: routes are registered, nothing is opened and nothing is called. */
export async function describeApi(version: string): Promise<object> {
  const nothing = new Proxy({} as Records, {
    get: (_, name) => {
      throw new Error(`describing the API opened the records (${String(name)})`);
    },
  });
  const world = { records: nothing, now: () => '', secret: () => '' };
  const context = { world, secureCookies: true, demoAccounts: [], teamOf: async () => new Set<string>() };
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
