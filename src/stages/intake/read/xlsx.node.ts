import { Worker } from 'node:worker_threads';
import { failed, type Result } from '../../../base/problem.ts';
import { workerScript } from '../../../platform/files/worker-script.ts';
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
  const script = await workerScript('xlsx', import.meta.url);
  const inline = 'text' in script;
  const worker = new Worker(inline ? script.text : script.file, {
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
