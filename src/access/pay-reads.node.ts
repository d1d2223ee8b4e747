import type { FastifyReply, FastifyRequest } from 'fastify';
import { audit } from '../audit/service.ts';
import type { App } from '../platform/http/app.ts';
import type { World } from './world.node.ts';

/**
 * Who looked at whose pay stands in the audit log: somebody else's payslip, and every file with others' pay. One's own is
 * read without a trace. Told here by the policy's action, not by each route, so that a new route cannot forget it; and
 * once an hour for the same reader and payslip, because a page asks for many parts of one.
 */

const HOUR_MS = 3_600_000;
const REMEMBERED = 10_000;

export function tellPayReads(app: App, world: World): void {
  const told = new Map<string, number>();
  app.addHook('onSend', async (request, reply, payload) => {
    const read = readOf(request, reply);
    if (read === null) return payload;
    const now = world.now();
    const key = `${read.actor} ${read.object} ${String(read.detail.run ?? '')}`;
    const last = told.get(key);
    if (read.action === 'pay.export' || last === undefined || Date.parse(now) - last >= HOUR_MS) {
      await audit(world.records, read, now);
      if (told.size >= REMEMBERED) told.clear();
      told.set(key, Date.parse(now));
    }
    return payload;
  });
}

function readOf(request: FastifyRequest, reply: FastifyReply) {
  const { action, person: place } = request.routeOptions.config;
  if (action !== 'pay.read' || request.actor === null || reply.statusCode >= 300) return null;
  const params = request.params as Readonly<Record<string, string>>;
  const { account } = request.actor;
  const person = place === undefined ? undefined : params[place.split('.')[1] ?? ''];
  if (person !== undefined && person === account.person) return null;
  const file = /filename="([^"]+)"/.exec(String(reply.getHeader('content-disposition') ?? ''))?.[1];
  if (person === undefined && file === undefined) return null;
  // Of a run, or of a file that a job wrote: `/api/runs/:id/…`, `/api/exports/:id/…`.
  const kind = request.routeOptions.url?.startsWith('/api/runs/') ? 'run' : 'export';
  const object = person === undefined ? `${kind}:${params.id ?? ''}` : `person:${person}`;
  const run = person === undefined ? undefined : params.run;
  const detail = { ...(run === undefined ? {} : { run }), ...(file === undefined ? {} : { file }) };
  return { actor: account.id, action: file === undefined ? 'pay.read-other' : 'pay.export', object, detail };
}
