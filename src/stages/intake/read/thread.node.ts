import { Worker } from 'node:worker_threads';
import { failed, type Result } from '../../../base/problem.ts';
import type { WorkerScript } from '../../../platform/files/worker-script.ts';
import type { CsvTable } from './csv.node.ts';
import type { ReadJob } from './formats.node.ts';
import { readProblem } from './problems.ts';

/** Megabytes for what dies young: a larger nursery spares most of the collector's work on cells. */
const NURSERY = 48;
/** An answer of an API is one value, and held whole. */
const JSON_HEAP = 8;

/**
 * Reads a file in a worker thread; one that outgrows its heap is a broken file. Where it does so within one call of V8's own, a
 * `JSON.parse`, the whole process ends: a server has this done in one beside it.
 */
export function readInThread(job: ReadJob, script: WorkerScript): Promise<Result<readonly CsvTable[]>> {
  const inline = 'text' in script;
  const heap = job.limits.workerHeap * (job.format === 'json' ? JSON_HEAP : 1);
  const worker = new Worker(inline ? script.text : script.file, {
    eval: inline,
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: NURSERY },
  });
  return new Promise((resolve) => {
    worker.once('message', (result: Result<readonly CsvTable[]>) => resolve(result));
    worker.once('error', (error) => resolve(failed(readProblem('read.broken', { why: error.message }))));
    worker.once('exit', (code) => resolve(failed(readProblem('read.broken', { why: `reader stopped (${code})` }))));
  });
}
