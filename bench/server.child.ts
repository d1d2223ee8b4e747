import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';
import { importFiles } from '../src/stages/intake/service.ts';
import { type Ask, demoServer, must } from '../test/http/demo-server.ts';

/**
 * The whole server over a made-up organisation with many contacts and one published pay run, in a process of its own:
 * `node child ROWS IMPORTED`. It says where it listens and what to ask; each line `import` has it import a file of IMPORTED rows.
 */
const STORED = Number(process.argv[2]);
const IMPORTED = Number(process.argv[3]);

const server = await demoServer({ people: 12, months: 2, seed: 1 });
const context = {
  records: server.records,
  activity: server.activity,
  clock: () => new Date(),
  ids: () => randomUUID(),
  zone: 'Asia/Shanghai',
  by: 'bench',
  // As the server itself does.
  aside: true,
};
const agents = server.people.filter(({ post }) => post === 'basic').map(({ id }) => id);
await imported(await contacts('stored', STORED, '2026-01-01'));

const hr = await server.as(['hr'], null, ['pay:all']);
const manager = await server.as(['manager'], null, ['pay:all']);
await server.jobs.start();
const run = await publishedRun('2026-01');
// The payslip that is asked for stands beside the one before it.
const next = await publishedRun('2026-02');
const { rows } = (await hr('GET', `/api/runs/${run}/results?limit=50`)).body;
const person = rows.map((row: { person: string }) => row.person).find((id: string) => agents.includes(id));
const cookie = await server.signIn(['agent'], person);
const [slip, explained] = [next, run].map((id) => `/api/people/${person}/payslips/${id}`) as [string, string];
const lines = (await server.asCookie(cookie)('GET', explained)).body.lines.map((line: { id: string }) => line.id);
const files: string[] = [];
for (const month of ['03', '04', '05', '06']) files.push(await contacts(randomUUID(), IMPORTED, `2026-${month}-01`));
const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
const sender = await server.signIn(['hr'], null);
say({ address, cookie, sender, slip, explained, lines });

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'import') break;
  // Made before anybody is asked to wait for it.
  const file = files.pop() ?? '';
  const start = performance.now();
  await imported(file);
  say({ importMs: performance.now() - start });
}
await server.jobs.stop();
await server.close();

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/** Contacts over four weeks, about two thousand of each agent: of those who are paid, and of as many others as it takes. */
async function contacts(name: string, count: number, from: string): Promise<string> {
  const file = join(server.dir, `${name}.csv`);
  const duck = await DuckDBInstance.create(':memory:');
  const connection = await duck.connect();
  const list = agents.map((id) => `'${id}'`).join(', ');
  const others = Math.max(agents.length, Math.ceil(count / 2000));
  await connection.run(`COPY (SELECT '${name}-' || i AS id, CASE WHEN i % ${others} < ${agents.length} THEN [${list}][1 + i % ${others}] ELSE 'a' || i % ${others} END AS agent,
    strftime(TIMESTAMP '${from}' + to_seconds((i * ${2_400_000 / count})::BIGINT), '%Y-%m-%d %H:%M:%S') AS started_at,
    'chat' AS channel, hash(i + 3) % 120 AS first_response, 30 + hash(i + 4) % 900 AS handle_time, 'Y' AS answered,
    CASE WHEN hash(i + 7) % 3 = 0 THEN 1 + hash(i + 8) % 5 END AS rating FROM range(${count}) t(i)) TO '${file}' (HEADER)`);
  connection.closeSync();
  duck.closeSync();
  return file;
}

async function imported(file: string): Promise<void> {
  must(await importFiles(context, { files: [file], as: 'contact', dryRun: false, lang: 'en', progress: () => {} }));
}

/** Prepared by one, approved by another, published: as in a month of work. */
async function publishedRun(period: string): Promise<string> {
  const made = await asked(hr, 'POST', '/api/runs', { period, plan: 'points-basic', inputs: null });
  const at = `/api/runs/${made.id}`;
  const { findings } = await workedOut(at);
  await asked(hr, 'POST', `${at}/check`, {});
  for (const { code, severity } of findings)
    if (severity === 'warning') await asked(hr, 'PUT', `${at}/findings/${code}`, { reason: 'Seen and right' });
  await asked(hr, 'POST', `${at}/submit`, {});
  await asked(manager, 'POST', `${at}/approve`, {});
  await asked(hr, 'POST', `${at}/publish`, {});
  return made.id;
}

async function workedOut(at: string) {
  for (;;) {
    const body = await asked(hr, 'GET', at);
    if (body.run.workedOut) return body;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function asked(ask: Ask, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const answer = await ask(method, url, body);
  if (answer.status !== 200) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
  return answer.body;
}
