import { failed, ok, type Result } from '../../../base/problem.ts';
import { type Beside, startBeside } from '../../../platform/duckdb/starter.ts';
import { type WorkerScript, workerScript } from '../../../platform/files/worker-script.ts';
import type { CsvTable } from './csv.node.ts';
import type { ReadJob } from './formats.node.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import type { PlainTable } from './plain.node.ts';
import { readProblem } from './problems.ts';
import { readInThread } from './thread.node.ts';

/** What the process beside is told. JSON knows no infinity and no addresses. */
export interface Besides {
  readonly job: Omit<ReadJob, 'directFrom'> & { readonly directFrom: number | null };
  readonly script: { readonly file: string } | { readonly text: string };
}

/**
 * Reads a file in a worker thread, or in that of a process beside this one: a server that has others to answer shares with it
 * neither its memory nor its turn.
 */
export async function readAside(job: ReadJob, beside = false): Promise<Result<readonly CsvTable[]>> {
  const script = await workerScript('reader', import.meta.url);
  return beside ? readBeside(job, script) : readInThread(job, script);
}

async function readBeside(job: ReadJob, script: WorkerScript): Promise<Result<readonly CsvTable[]>> {
  let begun: Beside | undefined;
  const read = await new Promise<Result<readonly CsvTable[]>>((resolve, reject) => {
    startBeside('beside', import.meta.url, '', {
      heard: (result) => resolve(result as Result<readonly CsvTable[]>),
      ended: (why) => resolve(failed(readProblem('read.broken', { why: why.message }))),
    }).then((process) => {
      begun = process;
      process.send({ job, script: 'text' in script ? script : { file: script.file.href } });
    }, reject);
  });
  await begun?.kill();
  return read;
}

/** A workbook alone, each sheet as a plain table. */
export async function readWorkbookAside(
  path: string,
  folder: string,
  limits: ReadLimits = READ_LIMITS,
): Promise<Result<readonly PlainTable[]>> {
  const job = { format: 'xlsx', path, folder, prefix: 'sheet', directFrom: Number.POSITIVE_INFINITY, limits } as const;
  const read = await readAside(job, true);
  return read.ok ? ok(read.value.flatMap((table) => ('plain' in table ? [table.plain] : []))) : read;
}
