import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../access/world.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { Records } from '../../platform/db/records.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import type { App } from '../../platform/http/app.ts';
import type { ServerConfig } from './config.ts';
import { serverProblem } from './problems.ts';
import { buildApi, type ServerContext } from './routes.ts';

/** The real clock and the real random source: the only place where the server's world is given them. */
export function realWorld(records: Records): World {
  return {
    records,
    now: () => new Date().toISOString(),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
  };
}

export interface Served {
  readonly app: App;
  readonly address: string;
}

export async function serve(context: ServerContext, config: ServerConfig): Promise<Result<Served>> {
  const web = join(packageRoot(), 'dist', 'web');
  const app = await buildApi(context, {
    version: '1',
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    uploadLimit: config.uploadLimit,
    rate: config.rate,
    trustProxy: config.trustProxy,
    web: existsSync(join(web, 'index.html')) ? web : null,
  });
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    return ok({ app, address });
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return failed(serverProblem('server.port-taken', { port: config.port }));
  }
}
