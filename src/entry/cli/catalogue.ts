import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../base/problem.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { reasonOf } from './output.ts';
import { cliProblem } from './problems.ts';

export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** What ships in catalog/<topic>, and after it the organisation's own in the data folder. */
export function catalogueFiles(topic: string, dataDir: string): readonly TextFile[] {
  return cataloguePaths(topic, dataDir).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

export function cataloguePaths(topic: string, dataDir: string): readonly string[] {
  return [join(packageRoot(), 'catalog', topic), join(dataDir, topic)].filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
}

/** A file somebody named; what stands in the way is a problem, not an exception. */
export function readNamedFile(file: string): Result<TextFile> {
  try {
    return ok({ file, text: readFileSync(file, 'utf8') });
  } catch (error) {
    return failed(cliProblem('cli.file-unreadable', { file, reason: reasonOf(error) }));
  }
}
