import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/** Asking the server without a browser: what a test needs to stand there before somebody looks at it. */

export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: object,
) => Promise<ReturnType<typeof JSON.parse>>;

export interface Caller {
  readonly address: string;
  readonly cookie: string;
  readonly ask: Ask;
  readonly me: {
    readonly account: { readonly id: string; readonly person: string | null };
    readonly may: Readonly<Record<string, string>>;
  };
}

export async function callAs(login: string): Promise<Caller> {
  const address = inject('address');
  const account = inject('accounts').find((one) => one.login === login);
  if (!account) throw new Error(`the demo offers no ${login}`);
  return signIn(address, login, account.password);
}

export async function signIn(address: string, login: string, password: string): Promise<Caller> {
  const reply = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return callerAt(address, (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
}

export async function callerAt(address: string, cookie: string): Promise<Caller> {
  const ask: Ask = async (method, path, body) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { cookie, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return { address, cookie, ask, me: (await ask('GET', '/api/me')).me };
}

/** A run that HR prepared, the manager approved and HR published. */
export async function publishedRun(
  { hr, manager }: Readonly<Record<'hr' | 'manager', Caller>>,
  plan: string,
  period: string,
  reason: string,
): Promise<string> {
  const { id } = await hr.ask('POST', '/api/runs', { period, plan, inputs: null });
  await publishPrepared({ hr, manager }, id, reason);
  return id;
}

/** The way of a prepared run to its payslips, as soon as it is worked out. */
export async function publishPrepared(
  { hr, manager }: Readonly<Record<'hr' | 'manager', Caller>>,
  id: string,
  reason: string,
): Promise<void> {
  const run = await workedOut(hr.ask, id);
  for (const { code, severity } of run.findings)
    if (severity === 'warning') await hr.ask('PUT', `/api/runs/${id}/findings/${code}`, { reason });
  await hr.ask('POST', `/api/runs/${id}/check`, { reason });
  await hr.ask('POST', `/api/runs/${id}/submit`, { reason });
  await manager.ask('POST', `/api/runs/${id}/approve`, { reason });
  await hr.ask('POST', `/api/runs/${id}/publish`, { reason });
}

export async function workedOut(ask: Ask, id: string) {
  for (let tries = 0; tries < 600; tries++) {
    const detail = await ask('GET', `/api/runs/${id}`);
    if (detail.run.workedOut) return detail;
    await sleep(200);
  }
  throw new Error(`run ${id} was never worked out`);
}

export async function upload(caller: Caller, name: string, text: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text]), name);
  const reply = await fetch(`${caller.address}/api/uploads`, {
    method: 'POST',
    headers: { cookie: caller.cookie },
    body: form,
  });
  if (!reply.ok) throw new Error(await reply.text());
  return ((await reply.json()) as { id: string }).id;
}
