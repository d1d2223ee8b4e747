import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, demoServer } from './demo-server.ts';
import { MALFORMED, type MalformedFile } from './malformed.ts';

/** Whatever is uploaded is refused with what to do about it, or taken with what was found; and nobody else notices. */

let server: Awaited<ReturnType<typeof demoServer>>;
let hr: Ask;
let other: Ask;
let cookie = '';
let waiting = true;
const answered: number[] = [];

beforeAll(async () => {
  server = await demoServer({ people: 6, months: 1, seed: 1 });
  await server.jobs.start();
  cookie = await server.signIn(['hr'], null);
  hr = server.asCookie(cookie);
  other = await server.as(['agent'], server.people[0]?.id ?? '');
}, 300_000);
afterAll(async () => {
  await server.jobs.stop();
  await server.close();
});

/** Somebody else, who wants a small page all the while. */
async function meanwhile(): Promise<void> {
  while (waiting) {
    answered.push((await other('GET', '/api/me')).status);
    await sleep(20);
  }
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

function send({ name, bytes }: MalformedFile) {
  const boundary = 'between-the-parts';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return server.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: { cookie, 'accept-language': 'en', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

/** What is wrong with the answers to one file; nothing, if every one of them teaches. */
async function faultsOf(file: MalformedFile): Promise<readonly string[]> {
  const sent = await send(file);
  if (sent.statusCode !== 200) return refusal(sent.statusCode, sent.json().problems ?? []);
  const { id } = sent.json() as { id: string };
  const proposed = await hr('GET', `/api/uploads/${id}/proposal`);
  const faults = [...(proposed.status === 200 ? [] : refusal(proposed.status, proposed.body.problems))];
  const tables = (proposed.body.tables ?? []) as readonly { file: string; sheet: string; profile: object }[];
  const told = (proposed.body.problems ?? []) as readonly Told[];
  if (proposed.status === 200 && tables.length === 0)
    faults.push(...(told.length === 0 ? ['nothing found, nothing said'] : untaught(told)));
  if (tables.length > 0) faults.push(...(await imported(id, tables)));
  await hr('DELETE', `/api/uploads/${id}`);
  return faults;
}

async function imported(
  upload: string,
  tables: readonly { readonly file: string; readonly sheet: string; readonly profile: object }[],
): Promise<readonly string[]> {
  const order = tables.slice(0, 3).map(({ file, sheet, profile }) => ({ file, sheet, profile, keep: false }));
  const started = await hr('POST', '/api/import-runs', { upload, dryRun: false, tables: order });
  if (started.status !== 200) return refusal(started.status, started.body.problems);
  for (let tries = 0; tries < 1200; tries++) {
    const { body } = await hr('GET', `/api/import-runs/${started.body.id}`);
    if (body.state === 'failed') return body.problems.length === 0 ? ['failed, nothing said'] : untaught(body.problems);
    if (body.state === 'done') return untaught(body.problems);
    await sleep(50);
  }
  return ['never ended'];
}

function refusal(status: number, problems: readonly Told[]): readonly string[] {
  if (status >= 500) return [`${status}`];
  return problems.length === 0 ? [`${status}, nothing said`] : untaught(problems);
}

/** A problem teaches when it says what happened and what to do, and is not the one for what nobody thought of. */
function untaught(problems: readonly Told[]): readonly string[] {
  return problems
    .filter(({ code, message, fix }) => code.endsWith('.unexpected') || message === '' || fix === '')
    .map(({ code, message }) => `${code}: ${message}`);
}

describe('a malformed upload', { timeout: 600_000 }, () => {
  it('is answered with what is wrong and what to do, or taken with its findings; others are served meanwhile', async () => {
    expect(MALFORMED.length).toBeGreaterThanOrEqual(60);
    const others = meanwhile();
    const faults: Record<string, readonly string[]> = {};
    for (const file of MALFORMED) {
      const found = await faultsOf(file);
      if (found.length > 0) faults[file.name] = found;
    }
    waiting = false;
    await others;
    expect(faults).toEqual({});
    expect(answered.length).toBeGreaterThan(60);
    expect(new Set(answered)).toEqual(new Set([200]));
  });

  it('leaves no file behind', () => {
    expect(readdirSync(join(server.dir, 'uploads'))).toEqual([]);
    expect(readdirSync(server.activity.stagingFolder).filter((name) => /^(read|look|rows)-/.test(name))).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
