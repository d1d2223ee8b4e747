import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './api.gen.ts';
import { sendOnceMore } from './resend.ts';
import { currentLang } from './texts.ts';

/** The generated client: every call the app makes is a call the published API has. */

export interface ProblemItem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly fix: string;
  readonly place: string;
  readonly where: Readonly<Record<string, string | number>>;
}

/** A request that was refused; `problems` is what the server said, in the reader's language. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problems: readonly ProblemItem[];

  constructor(status: number, problems: readonly ProblemItem[]) {
    super(problems.map((p) => p.message).join(' ') || `HTTP ${status}`);
    this.status = status;
    this.problems = problems;
  }
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', currentLang());
    // A write that is sent once more is the same write; see resend.ts.
    if (WRITES.has(request.method)) request.headers.set('idempotency-key', newKey());
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw new ApiProblem(response.status, await problemsIn(response));
  },
};

/** Unguessable and never the same twice. Browsers have `randomUUID` only over HTTPS; inside a company it is often plain HTTP. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const api = createClient<paths>({ baseUrl: '/', fetch: (request) => sendOnceMore(request) });
api.use(manners);

/** The body of an answer that was not refused (refusals throw {@link ApiProblem}). */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) throw new ApiProblem(0, []);
  return data;
}

async function problemsIn(response: Response): Promise<readonly ProblemItem[]> {
  try {
    const body = (await response.clone().json()) as { problems?: readonly ProblemItem[] };
    return body.problems ?? [];
  } catch {
    return [];
  }
}
