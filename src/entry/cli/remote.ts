import { randomUUID } from 'node:crypto';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { LANGS, type Lang, type Text } from '../../base/text.ts';
import { environmentOf } from '../settings.ts';
import { handProblem } from './hand-problems.ts';
import type { Call } from './verb.ts';

/** A server asked over its API, as the web app asks it: there the policy table decides, and nothing here does. */

export interface Wanted {
  readonly method: string;
  readonly address: string;
  /** JSON text. */
  readonly body: string | null;
  /** A write that is repeated with the same key is done once. */
  readonly key: string | null;
}

export interface Answer {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Where the server is: `--server`, else JIXIN_SERVER, else as the data folder's settings have it listen. */
export function serverOf(call: Call): Result<URL> {
  const named = call.options.get('server') ?? process.env.JIXIN_SERVER;
  const environment = environmentOf(call.dataDir);
  if (!environment.ok) return environment;
  const { HOST = '127.0.0.1', PORT = '4680' } = environment.value;
  const text = named ?? `http://${HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST}:${PORT}`;
  return URL.canParse(text) && /^https?:/.test(text)
    ? ok(new URL(text))
    : failed(handProblem('cli.server-bad', { server: text }));
}

export async function ask(call: Call, server: URL, wanted: Wanted): Promise<Result<Answer>> {
  const { method, body, key } = wanted;
  const write = method !== 'GET';
  const headers = {
    'accept-language': call.lang,
    ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(write ? { 'idempotency-key': key ?? randomUUID() } : {}),
  };
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(new URL(wanted.address, server), { method, headers, body, redirect: 'error' });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: NodeJS.ErrnoException };
    return failed(handProblem('cli.server-away', { server: server.origin, reason: cause?.code ?? message }));
  }
  const type = response.headers.get('content-type') ?? '';
  if (response.ok) return ok({ type, bytes });
  if (response.status === 401)
    return failed(handProblem(call.token === undefined ? 'cli.token-needed' : 'cli.token-unknown'));
  return failed(...refusals(new TextDecoder().decode(bytes), response.status, server));
}

interface Told {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly fix: string;
  readonly where: Problem['where'];
}

/** problem+json says it in the caller's language already; anything else was not said by a Jixin. */
function refusals(text: string, status: number, server: URL): readonly Problem[] {
  try {
    const { problems } = JSON.parse(text) as { readonly problems: readonly Told[] };
    return problems.map(({ message, fix, ...same }) => ({
      ...same,
      message: alike(message),
      fix: alike(fix),
      params: {},
    }));
  } catch {
    return [handProblem('cli.server-away', { server: server.origin, reason: String(status) })];
  }
}

function alike(text: string): Text {
  return Object.fromEntries(LANGS.map((lang) => [lang, text])) as Record<Lang, string>;
}
