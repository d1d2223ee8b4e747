import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Result } from '../../src/base/problem.ts';
import { type DemoSize, demoFiles } from '../../src/demo/index.ts';
import type { DemoFile } from '../../src/demo/model.ts';
import { writeDemo } from '../../src/demo/service.ts';
import { openRecords } from '../../src/platform/db/records.ts';
import { openActivity } from '../../src/stages/activity/service.ts';
import { importFiles } from '../../src/stages/intake/service.ts';
import { copyOfKept } from './kept-demos.ts';

/**
 * The demo organisation, imported into a folder. That takes seconds and always gives the same organisation, so a run of the tests
 * does it once for each size (kept-demos.ts says where); whoever asks has a copy to change.
 */

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code} ${p.message.en}`).join('\n'));
  return result.value;
}

/** Fills the empty folder; what is changed `each` file before it is written is made for the asker alone. */
export async function demoIn(dir: string, size: DemoSize, each?: (file: DemoFile) => DemoFile): Promise<void> {
  if (each !== undefined) return importDemo(dir, size, each);
  await copyOfKept(`${size.people}-${size.months}-${size.seed}`, dir, (folder) => importDemo(folder, size));
}

async function importDemo(dir: string, size: DemoSize, each?: (file: DemoFile) => DemoFile): Promise<void> {
  const records = must(await openRecords({ dataDir: dir }));
  const activity = must(await openActivity({ dataDir: dir, records }));
  const stores = { records, activity, clock: () => new Date(), ids: () => randomUUID() };
  const intake = { ...stores, zone: 'Asia/Shanghai', by: 'demo' };
  const files = demoFiles(size, new Set()).map(each ?? ((one) => one));
  const paths = await writeDemo(files, join(dir, 'demo'));
  const quietly = { dryRun: false, lang: 'en', progress: () => {} } as const;
  for (const [i, file] of files.entries())
    must(await importFiles(intake, { ...quietly, files: [paths[i] as string], as: file.as }));
  await activity.close();
  await records.close();
}
