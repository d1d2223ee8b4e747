import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { type BenchRow, median } from './model.ts';

/** A month's pay with every explanation stored, for a thousand people and for a hundred thousand: processor time and memory. */

const SIZES = [1_000, 10_000, 100_000] as const;
const RUNS = 5;
const MEMORY = 2e9;
const EXPONENT = 1.1;

interface Run {
  readonly ms: number;
  readonly people: number;
  /** The proof's last hash: runs of one size must agree on every byte. */
  readonly hash: string;
  readonly bytes: number;
  readonly peak: number;
}

export async function rows(): Promise<BenchRow[]> {
  const built = mkdtempSync(join(resolve('bench'), '.built-payrun-'));
  try {
    const child = await bundle(built);
    const bySize = SIZES.map((people) => ({ people, runs: Array.from({ length: RUNS }, () => run(child, people)) }));
    for (const { people, runs } of bySize)
      if (runs.some((r) => r.people !== people || r.hash !== runs[0]?.hash)) throw new Error(`${people}: runs differ`);
    const times = bySize.map(({ people, runs }) => ({ people, ms: median(runs.map((r) => r.ms)) }));
    const largest = bySize.at(-1)?.runs ?? [];
    const peak = Math.max(...largest.map((r) => r.peak));
    const exponent = growth(times);
    return [
      ...times.map(({ people, ms }) => shown(people, ms)),
      {
        what: 'pay run, growth from 1,000 to 100,000 people',
        ours: `n^${exponent.toFixed(2)}`,
        theirs: `n^${EXPONENT}`,
        peer: 'bound',
        ratio: exponent / EXPONENT,
        bound: `≤ n^${EXPONENT}`,
        met: exponent <= EXPONENT,
      },
      {
        what: `pay run of 100,000, peak memory (proof of ${megabytes(largest[0]?.bytes ?? 0)})`,
        ours: megabytes(peak),
        theirs: megabytes(MEMORY),
        peer: 'bound',
        ratio: peak / MEMORY,
        bound: '≤ 2 GB',
        met: peak <= MEMORY,
      },
    ];
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

/** The steepest of the slopes between neighbouring sizes on logarithmic axes: a bend upwards cannot hide in a mean. */
function growth(times: readonly { readonly people: number; readonly ms: number }[]): number {
  const slopes = times.slice(1).map((to, i) => {
    const from = times[i] ?? to;
    return Math.log(to.ms / from.ms) / Math.log(to.people / from.people);
  });
  return Math.max(...slopes);
}

function shown(people: number, ms: number): BenchRow {
  const each = (ms * 1000) / people;
  return {
    what: `pay run of ${people.toLocaleString('en')}, explanations stored`,
    ours: `${(ms / 1000).toFixed(2)} s`,
    theirs: `${each.toFixed(0)} µs a person`,
    peer: 'ours',
    ratio: 1,
    bound: 'shown only',
    met: true,
  };
}

async function bundle(built: string): Promise<string> {
  const outfile = join(built, 'payrun.child.mjs');
  const entryPoints = [join(resolve('bench'), 'payrun.child.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return outfile;
}

function run(child: string, people: number): Run {
  return JSON.parse(execFileSync(process.execPath, [child, String(people)], { encoding: 'utf8' }));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
