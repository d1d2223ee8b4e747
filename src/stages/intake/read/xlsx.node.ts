import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { failed, type Result } from '../../../base/problem.ts';
import type { ReadLimits } from './limits.ts';
import type { PlainTable } from './plain.node.ts';
import { readProblem } from './problems.ts';

/** What the worker is asked to do. */
export interface XlsxJob {
  readonly path: string;
  readonly folder: string;
  readonly prefix: string;
  readonly limits: ReadLimits;
}

/** Reads a workbook in a worker thread; one that outgrows its heap is a broken file, not a broken program. */
export async function readXlsxAside(job: XlsxJob): Promise<Result<readonly PlainTable[]>> {
  const worker = new Worker(await workerScript(), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: job.limits.workerHeap },
  });
  return new Promise((resolve) => {
    worker.once('message', (result: Result<readonly PlainTable[]>) => resolve(result));
    worker.once('error', (error) => resolve(failed(readProblem('read.broken', { why: error.message }))));
    worker.once('exit', (code) => resolve(failed(readProblem('read.broken', { why: `reader stopped (${code})` }))));
  });
}

let fromSource: Promise<URL> | undefined;

/** The bundled worker stands beside the bundle; straight from source (tests) it is bundled once a process. */
async function workerScript(): Promise<URL> {
  const source = fileURLToPath(new URL('./xlsx.worker.node.ts', import.meta.url));
  if (!existsSync(source)) return new URL('./xlsx.worker.node.js', import.meta.url);
  fromSource ??= bundle(source);
  return fromSource;
}

async function bundle(source: string): Promise<URL> {
  const { build } = await import('esbuild');
  // Inside node_modules, because the worker's packages are found from where it lies.
  const cache = join(nearestModules(dirname(source)), '.cache', 'jixin');
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, `xlsx.worker.${process.pid}.${Date.now()}.js`);
  const options = { bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20' } as const;
  await build({ ...options, entryPoints: [source], outfile });
  process.once('exit', () => rmSync(outfile, { force: true }));
  return pathToFileURL(outfile);
}

function nearestModules(folder: string): string {
  const here = join(folder, 'node_modules');
  return existsSync(here) || dirname(folder) === folder ? here : nearestModules(dirname(folder));
}
