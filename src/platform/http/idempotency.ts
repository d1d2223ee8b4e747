import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Records } from '../db/records.ts';
import { httpProblem } from './problems.ts';
import { sendProblems } from './reply.ts';

/**
 * Idempotency keys on writes: the same key with the same request gets the first answer again, 409 while the first still
 * runs, 422 where the request differs. A request whose process died may be repeated after {@link ABANDONED_SECONDS}.
 */

interface Tables {
  idempotent_write: {
    account_id: string;
    key: string;
    route: string;
    body_hash: string;
    started_at: string;
    status: number | null;
    answer: string | null;
  };
}

const ABANDONED_SECONDS = 15 * 60;
const KEPT_SECONDS = 24 * 3600;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

interface Claim {
  readonly account: string;
  readonly key: string;
}

const claims = new WeakMap<FastifyRequest, Claim>();

export interface IdempotencyOptions {
  readonly records: Records;
  readonly now: () => string;
  /** Whose key it is: two accounts may use the same one. */
  readonly accountOf: (request: FastifyRequest) => string | null;
}

export function installIdempotency(app: FastifyInstance, options: IdempotencyOptions): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    const account = options.accountOf(request);
    if (typeof key !== 'string' || key === '' || key.length > 200 || account === null) return;
    if (!WRITES.has(request.method) || request.isMultipart()) return;
    const answered = await claim(options, request, reply, { account, key });
    if (answered) return answered;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const claimed = claims.get(request);
    if (claimed) await settle(options, claimed, reply.statusCode, typeof payload === 'string' ? payload : null);
    return payload;
  });
}

async function claim(options: IdempotencyOptions, request: FastifyRequest, reply: FastifyReply, claimed: Claim) {
  const db = options.records.as<Tables>();
  const route = `${request.method} ${request.url}`;
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  const now = options.now();
  await db.deleteFrom('idempotent_write').where('started_at', '<', before(now, KEPT_SECONDS)).execute();
  await db
    .deleteFrom('idempotent_write')
    .where('status', 'is', null)
    .where('started_at', '<', before(now, ABANDONED_SECONDS))
    .execute();
  const { account: account_id, key } = claimed;
  const inserted = await db
    .insertInto('idempotent_write')
    .values({ account_id, key, route, body_hash: bodyHash, started_at: now, status: null, answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) {
    claims.set(request, claimed);
    return undefined;
  }
  const first = await db
    .selectFrom('idempotent_write')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!first || (first.route === route && first.body_hash === bodyHash && first.status === null)) {
    return sendProblems(request, reply, [httpProblem('http.key-running')]);
  }
  if (first.route !== route || first.body_hash !== bodyHash)
    return sendProblems(request, reply, [httpProblem('http.key-reused')]);
  return reply
    .code(first.status ?? 200)
    .header('idempotent-replay', 'true')
    .type((first.status ?? 200) >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8')
    .serializer((body) => String(body))
    .send(first.answer ?? '');
}

/** A failed server (5xx) may be asked again; every other answer stands. */
async function settle(
  options: IdempotencyOptions,
  claimed: Claim,
  status: number,
  answer: string | null,
): Promise<void> {
  const db = options.records.as<Tables>();
  if (status >= 500) {
    await db
      .deleteFrom('idempotent_write')
      .where('account_id', '=', claimed.account)
      .where('key', '=', claimed.key)
      .execute();
    return;
  }
  await db
    .updateTable('idempotent_write')
    .set({ status, answer })
    .where('account_id', '=', claimed.account)
    .where('key', '=', claimed.key)
    .execute();
}

function before(now: string, seconds: number): string {
  return new Date(Date.parse(now) - seconds * 1000).toISOString();
}
