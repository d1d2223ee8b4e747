import { Worker } from 'node:worker_threads';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { workerScript } from '../../../platform/files/worker-script.ts';
import type { CsvTable } from './csv.node.ts';
import type { ReadJob } from './formats.node.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import type { PlainTable } from './plain.node.ts';
import { readProblem } from './problems.ts';

/** Megabytes for what dies young: a larger nursery spares most of the collector's work on cells. */
const NURSERY = 48;
/** An answer of an API is one value, and held whole. */
const JSON_HEAP = 8;

/** Reads a file in a worker thread; one that outgrows its heap is a broken file, not a broken program. */
export async function readAside(job: ReadJob): Promise<Result<readonly CsvTable[]>> {
  const script = await workerScript('reader', import.meta.url);
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

/** A workbook alone, each sheet as a plain table. */
export async function readWorkbookAside(
  path: string,
  folder: string,
  limits: ReadLimits = READ_LIMITS,
): Promise<Result<readonly PlainTable[]>> {
  const job = { format: 'xlsx', path, folder, prefix: 'sheet', directFrom: Number.POSITIVE_INFINITY, limits } as const;
  const read = await readAside(job);
  return read.ok ? ok(read.value.flatMap((table) => ('plain' in table ? [table.plain] : []))) : read;
}
