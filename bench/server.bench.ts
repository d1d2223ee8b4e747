import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import { build } from 'esbuild';
import Fastify from 'fastify';
import { MALFORMED } from '../test/http/malformed.ts';
import { type BenchRow, median } from './model.ts';

/** Somebody's own payslip while an import runs or malformed files are sent, and the explanation of its lines with ten million contacts stored. */

/** JIXIN_BENCH_ROWS makes it shorter; the bounds are meant for the full size. */
const STORED = Number(process.env.JIXIN_BENCH_ROWS ?? 10_000_000);
const IMPORTED = 1_000_000;
const RATE = 200;
const P99 = 50;
const EXPLANATION = 300;
const RUNS = 5;
const SECOND = 1000;
/** At 200 a second the code of the answers is compiled to its end only after some six thousand of them. */
const WARM_UP_SECONDS = 30;

export async function rows(): Promise<BenchRow[]> {
  const built = mkdtempSync(join(resolve('bench'), '.built-server-'));
  const child = join(built, 'server.child.js');
  await build({
    // What the server reads files with, beside it.
    entryPoints: [
      join(resolve('bench'), 'server.child.ts'),
      resolve('src/platform/duckdb/aside.worker.node.ts'),
      resolve('src/platform/duckdb/starter.worker.node.ts'),
      resolve('src/stages/intake/read/beside.worker.node.ts'),
      resolve('src/stages/intake/read/reader.worker.node.ts'),
    ],
    outdir: built,
    entryNames: '[name]',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  });
  const server = new Server(spawn(process.execPath, [child, String(STORED), String(IMPORTED)], PIPES));
  const bare = Fastify();
  try {
    const { address, cookie, sender, slip, explained, lines } = (await server.said()) as unknown as Served;
    const page = { url: address + slip, headers: { cookie } };
    const answer = await (await fetch(page.url, page)).text();
    // The same bytes without any of the work.
    bare.get('/', (_, reply) => reply.type('application/json').send(answer));
    const route = { url: await bare.listen({ host: '127.0.0.1', port: 0 }), headers: {} };
    const slow = await slowestLine(address + explained, cookie, lines);
    const beside = async (what: string, work: () => Promise<void>, pace: Pace): Promise<BenchRow> => {
      const ours = await loaded(work, page, pace);
      const theirs = await loaded(work, route, pace);
      return {
        what: `own payslip at ${RATE}/s, ${pace.title}, while ${what} (${ours.requests} requests), p99`,
        ours: `${ours.p99} ms`,
        theirs: theirs.p99 < 1 ? '< 1 ms' : `${theirs.p99} ms`,
        peer: 'bare Fastify route',
        // Autocannon counts whole milliseconds.
        ratio: ours.p99 / Math.max(1, theirs.p99),
        bound: pace === STREAM ? `< ${P99} ms` : 'shown',
        met: pace !== STREAM || ours.p99 < P99,
      };
    };
    const importing = () => imported(server);
    const sending = () => uploaded(address, sender);
    const held = [
      await beside(`${IMPORTED} rows are imported`, importing, STREAM),
      await beside(`${MALFORMED.length} malformed files are sent and looked at`, sending, STREAM),
      await beside(`${IMPORTED} rows are imported`, importing, BURSTS),
    ];
    return [
      ...held,
      {
        what: `explanation with ${STORED} contacts stored, slowest of ${lines.length} lines (${slow.line})`,
        ours: `${slow.ms.toFixed(0)} ms`,
        theirs: `${EXPLANATION} ms`,
        peer: 'bound',
        ratio: slow.ms / EXPLANATION,
        bound: `< ${EXPLANATION} ms`,
        met: slow.ms < EXPLANATION,
      },
    ];
  } finally {
    await bare.close();
    await server.end();
    rmSync(built, { recursive: true, force: true });
  }
}

const PIPES: { stdio: ['pipe', 'pipe', 'inherit'] } = { stdio: ['pipe', 'pipe', 'inherit'] };

interface Served {
  readonly address: string;
  readonly cookie: string;
  /** Of somebody who may upload. */
  readonly sender: string;
  readonly slip: string;
  /** Of the month that the stored contacts are in. */
  readonly explained: string;
  readonly lines: readonly string[];
}

interface Page {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The child, which says one line of JSON at a time. */
class Server {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  constructor(child: ChildProcess) {
    this.child = child;
    const lines: Interface = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    this.lines = lines[Symbol.asyncIterator]();
  }

  async said(): Promise<Readonly<Record<string, unknown>>> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the server ended');
    return JSON.parse(value);
  }

  tell(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin?.end();
    await ended;
  }
}

async function imported(server: Server): Promise<void> {
  server.tell('import');
  await server.said();
}

/** Each file is sent, looked at and taken away again, whatever the answers are. */
async function uploaded(address: string, cookie: string): Promise<void> {
  for (const { name, bytes } of MALFORMED) {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const sent = await fetch(`${address}/api/uploads`, { method: 'POST', headers: { cookie }, body });
    const told = (await sent.json()) as { id?: string };
    if (sent.status >= 500) throw new Error(`${name}: ${sent.status}`);
    if (told.id === undefined) continue;
    const upload = `${address}/api/uploads/${told.id}`;
    await (await fetch(`${upload}/proposal`, { headers: { cookie } })).text();
    await fetch(upload, { method: 'DELETE', headers: { cookie } });
  }
}

/**
 * Autocannon sends what it owes of a second as fast as it is answered and rests for what is left of it, as if all staff looked on
 * the stroke of the second. As many of it as requests, one after the other with one a second each, are people who look when they
 * like: nobody waits for another's answer before asking, so nothing is left out of the count that autocannon would have to guess at.
 */
interface Pace {
  readonly title: string;
  readonly senders: number;
  readonly connections: number;
  /** Its guess takes whoever asks in turn to ask each millisecond, and counts an answer of 50 ms as fifty. */
  readonly ignoreCoordinatedOmission: boolean;
}
const STREAM: Pace = {
  title: 'spread over the second',
  senders: RATE,
  connections: 1,
  ignoreCoordinatedOmission: true,
};
const BURSTS: Pace = {
  title: 'all on the stroke of it',
  senders: 1,
  connections: 10,
  ignoreCoordinatedOmission: false,
};

/** Asks RATE times a second for as long as the work takes; requests that wait for their turn count as waiting. */
async function loaded(
  work: () => Promise<void>,
  { url, headers }: Page,
  pace: Pace,
): Promise<{ p99: number; requests: number }> {
  const { senders, connections, ignoreCoordinatedOmission } = pace;
  const overallRate = RATE / senders;
  const asked = { url, headers, connections, overallRate, ignoreCoordinatedOmission, skipAggregateResult: true };
  const begin = async (duration: number) => {
    const asking: ReturnType<typeof autocannon>[] = [];
    const start = performance.now();
    for (let i = 0; i < senders; i++) {
      asking.push(autocannon({ ...asked, duration }));
      await setTimeout(start + ((i + 1) * SECOND) / senders - performance.now());
    }
    return asking;
  };
  // A server that has been up for a while: its code is compiled.
  await Promise.all(await begin(WARM_UP_SECONDS));
  const asking = await begin(3600);
  await work();
  for (const one of asking) one.stop();
  const { latency, requests, non2xx, errors } = autocannon.aggregateResult(await Promise.all(asking), asked);
  if (non2xx + errors > 0) throw new Error(`${non2xx} refused, ${errors} failed`);
  return { p99: latency.p99, requests: requests.sent };
}

/** The median of each line's explanations, one after the other, and the slowest of those. */
async function slowestLine(slip: string, cookie: string, lines: readonly string[]) {
  const times: { line: string; ms: number }[] = [];
  for (const line of lines) {
    const figures: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const start = performance.now();
      const answer = await fetch(`${slip}/lines/${line}`, { headers: { cookie } });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${line}: ${answer.status} ${text}`);
      figures.push(performance.now() - start);
    }
    times.push({ line, ms: median(figures) });
  }
  return times.reduce((slowest, one) => (one.ms > slowest.ms ? one : slowest));
}
