import { once } from 'node:events';
import { createServer } from 'node:net';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { ServerConfig } from './config.ts';
import { serverProblem } from './problems.ts';

type Place = Pick<ServerConfig, 'host' | 'port'>;

/** Whether a server may listen there: asked before anything else is begun for it. */
export async function mayListen(place: Place): Promise<Result<null>> {
  const probe = createServer();
  try {
    await once(probe.listen({ host: place.host, port: place.port }), 'listening');
    return ok(null);
  } catch (error) {
    const problem = notListening(error, place);
    if (problem === null) throw error;
    return failed(problem);
  } finally {
    probe.close();
  }
}

/** Why nobody can listen there; null where something else went wrong. */
export function notListening(error: unknown, { host, port }: Place): Problem | null {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return serverProblem('server.port-taken', { port });
  const known = syscall === 'listen' || syscall === 'getaddrinfo';
  return known ? serverProblem('server.cannot-listen', { host, port, reason: code }) : null;
}
