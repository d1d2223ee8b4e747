import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readXlsx } from './xlsx/read.node.ts';
import type { XlsxJob } from './xlsx.node.ts';

/** A workbook is unpacked and parsed beside the program, with a heap of its own that a hostile file may exhaust. */
const job = workerData as XlsxJob;
void readXlsx(job.path, (part) => join(job.folder, `${job.prefix}${part}`), job.limits).then((result) =>
  parentPort?.postMessage(result),
);
