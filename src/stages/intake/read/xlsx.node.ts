import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { failed, type Result } from '../../../base/problem.ts';
import type { ReadLimits } from './limits.ts';
import type { PlainTable } from './plain.node.ts';
import { readProblem } from './problems.ts';

const NURSERY = 48;

/** What the worker is asked to do. */
export interface XlsxJob {
  readonly path: string;
  readonly folder: string;
  readonly prefix: string;
  readonly limits: ReadLimits;
}

/** Reads a workbook in a worker thread; one that outgrows its heap is a broken file, not a broken program. */
export async function readXlsxAside(job: XlsxJob): Promise<Result<readonly PlainTable[]>> {
  const { script, inline } = await workerScript();
  const worker = new Worker(script, {
    eval: inline,
    workerData: job,
    // Cells die young: a larger nursery spares most of the collector's work.
    resourceLimits: { maxOldGenerationSizeMb: job.limits.workerHeap, maxYoungGenerationSizeMb: NURSERY },
  });
  return new Promise((resolve) => {
    worker.once('message', (result: Result<readonly PlainTable[]>) => resolve(result));
    worker.once('error', (error) => resolve(failed(readProblem('read.broken', { why: error.message }))));
    worker.once('exit', (code) => resolve(failed(readProblem('read.broken', { why: `reader stopped (${code})` }))));
  });
}

interface Script {
  readonly script: URL | string;
  readonly inline: boolean;
}

let fromSource: Promise<Script> | undefined;

/** The bundled worker stands beside the bundle; straight from source (tests) it is bundled in memory, once a process. */
async function workerScript(): Promise<Script> {
  const source = fileURLToPath(new URL('./xlsx.worker.node.ts', import.meta.url));
  if (!existsSync(source)) return { script: new URL('./xlsx.worker.node.js', import.meta.url), inline: false };
  fromSource ??= bundle(source);
  return fromSource;
}

async function bundle(source: string): Promise<Script> {
  const { build } = await import('esbuild');
  const options = { bundle: true, packages: 'external', format: 'cjs', platform: 'node', target: 'node20' } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [source], write: false });
  return { script: outputFiles[0]?.text ?? '', inline: true };
}
