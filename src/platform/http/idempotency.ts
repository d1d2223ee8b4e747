import { createHash, createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Records } from '../db/records.ts';
import { httpProblem } from './problems.ts';
import { sendProblems } from './reply.ts';

/**
 * Idempotency keys on writes: the same key with the same request gets the first answer again, 409 while the first still
 * runs, 422 where the request differs. A request whose process died may be repeated after {@link ABANDONED_SECONDS}.
 *
 * What is kept gives nothing away: of the key its hash, of the request a hash under the key (a bare hash of a body that
 * holds a password could be guessed at), and no answer of a route that tells a secret ({@link FastifyContextConfig}).
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer holds a secret that is told this once: it is never kept, and a repeat is told so. */
    tellsOnce?: true;
  }
}

interface Tables {
  idempotent_write: {
    account_id: string;
    key_hash: string;
    route: string;
    body_hash: string;
    started_at: string;
    status: number | null;
    answer: string | null;
  };
}

const LONGEST_KEY = 200;
const ABANDONED_SECONDS = 15 * 60;
const KEPT_SECONDS = 24 * 3600;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

interface Claim {
  readonly account_id: string;
  readonly key_hash: string;
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
    if (typeof key !== 'string' || account === null || !WRITES.has(request.method)) return undefined;
    // A key that is silently left aside would let its sender believe that a repeat is safe.
    if (key === '' || key.length > LONGEST_KEY)
      return sendProblems(request, reply, [httpProblem('http.bad-key', { limit: LONGEST_KEY })]);
    return claim(options, request, reply, account, key);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const claimed = claims.get(request);
    const answer = typeof payload === 'string' && !tellsSecret(request, reply.statusCode) ? payload : null;
    if (claimed) await settle(options, claimed, reply.statusCode, answer);
    return payload;
  });
}

/** Takes away what has outlived its use; a write looks only at its own key. */
export async function forgetOldWrites(records: Records, now: string): Promise<void> {
  await records
    .as<Tables>()
    .deleteFrom('idempotent_write')
    .where('started_at', '<', before(now, KEPT_SECONDS))
    .execute();
}

async function claim(
  options: IdempotencyOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  account_id: string,
  key: string,
): Promise<FastifyReply | undefined> {
  const db = options.records.as<Tables>();
  const claimed: Claim = { account_id, key_hash: createHash('sha256').update(key).digest('hex') };
  const route = `${request.method} ${request.url}`;
  const body_hash = createHmac('sha256', key).update(contentOf(request)).digest('hex');
  const now = options.now();
  await db
    .deleteFrom('idempotent_write')
    .where('account_id', '=', account_id)
    .where('key_hash', '=', claimed.key_hash)
    .where((eb) =>
      eb.or([
        eb('started_at', '<', before(now, KEPT_SECONDS)),
        eb.and([eb('status', 'is', null), eb('started_at', '<', before(now, ABANDONED_SECONDS))]),
      ]),
    )
    .execute();
  const inserted = await db
    .insertInto('idempotent_write')
    .values({ ...claimed, route, body_hash, started_at: now, status: null, answer: null })
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
    .where('key_hash', '=', claimed.key_hash)
    .executeTakeFirst();
  if (first && (first.route !== route || first.body_hash !== body_hash))
    return sendProblems(request, reply, [httpProblem('http.key-reused')]);
  if (!first || first.status === null) return sendProblems(request, reply, [httpProblem('http.key-running')]);
  if (tellsSecret(request, first.status)) return sendProblems(request, reply, [httpProblem('http.told-once')]);
  return replay(reply, first.status, first.answer);
}

/** What a request asks for. A form is read as it streams, after this is decided: of one, only its size is held against it. */
function contentOf(request: FastifyRequest): string {
  return request.isMultipart()
    ? `form of ${request.headers['content-length'] ?? 'unknown'} bytes`
    : JSON.stringify(request.body ?? null);
}

function tellsSecret(request: FastifyRequest, status: number): boolean {
  return request.routeOptions.config.tellsOnce === true && status < 400;
}

function replay(reply: FastifyReply, status: number, answer: string | null): FastifyReply {
  return reply
    .code(status)
    .header('idempotent-replay', 'true')
    .type(status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8')
    .serializer((body) => String(body))
    .send(answer ?? '');
}

/** A failed server (5xx) may be asked again; every other answer stands. */
async function settle(
  options: IdempotencyOptions,
  { account_id, key_hash }: Claim,
  status: number,
  answer: string | null,
): Promise<void> {
  const db = options.records.as<Tables>();
  if (status >= 500) {
    await db
      .deleteFrom('idempotent_write')
      .where('account_id', '=', account_id)
      .where('key_hash', '=', key_hash)
      .execute();
    return;
  }
  await db
    .updateTable('idempotent_write')
    .set({ status, answer })
    .where('account_id', '=', account_id)
    .where('key_hash', '=', key_hash)
    .execute();
}

function before(now: string, seconds: number): string {
  return new Date(Date.parse(now) - seconds * 1000).toISOString();
}
