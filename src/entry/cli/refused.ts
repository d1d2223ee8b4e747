import { userInfo } from 'node:os';
import type { Problem } from '../../base/problem.ts';
import { cliProblem } from './problems.ts';

const DENIED: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS']);
/** The last is PostgreSQL's. */
const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', '53100']);

/**
 * What the system refused and whoever typed the command can mend: no right to a folder, no space on a disk. It is no fault
 * of the program, and there is nothing to report.
 */
export function refusedBySystem(error: unknown, dataDir: string): Problem | null {
  if (!(error instanceof Error)) return null;
  const { code, path, message } = error as NodeJS.ErrnoException;
  const reason = message.split('\n')[0] ?? '';
  if (DENIED.has(code))
    return cliProblem('cli.not-permitted', { user: userInfo().username, place: path ?? dataDir, reason: code ?? '' });
  // DuckDB says it in words only.
  if (FULL.has(code) || /no space left/i.test(message)) return cliProblem('cli.disk-full', { dir: dataDir, reason });
  return null;
}
