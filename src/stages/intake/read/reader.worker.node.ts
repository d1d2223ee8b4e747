import { parentPort, workerData } from 'node:worker_threads';
import { type ReadJob, readFormat } from './formats.node.ts';

/** A file is taken apart beside the program, with a heap of its own that a hostile one may exhaust. */
void readFormat(workerData as ReadJob).then((result) => parentPort?.postMessage(result));
