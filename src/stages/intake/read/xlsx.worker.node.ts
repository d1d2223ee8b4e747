import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readXlsx } from './xlsx/read.node.ts';
import type { XlsxJob } from './xlsx.node.ts';

/** A workbook is unpacked and parsed beside the program, with a heap of its own that a hostile file may exhaust. */
const job = workerData as XlsxJob;
const result = await readXlsx(job.path, (sheet) => join(job.folder, `${job.prefix}${sheet}`), job.limits);
parentPort?.postMessage(result);
