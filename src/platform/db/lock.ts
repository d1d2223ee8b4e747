import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

/**
 * One process at a time on a folder, where the store itself takes no lock (PGlite). Every candidate announces itself by a
 * file of its own and then looks at the others: while any other announcement belongs to a running process, it steps back.
 * Nobody ever takes over a file of somebody else, so two candidates can at worst both step back, and never both hold.
 * What a killed process left behind is told by its pid and start time and swept away.
 */

export interface FolderLock {
  release(): void;
}

export type LockOutcome =
  | { readonly held: true; readonly lock: FolderLock }
  | { readonly held: false; readonly holder: string; readonly file: string };

interface Claim {
  readonly host: string;
  readonly pid: number;
  /** Tells a later process with the same pid apart. */
  readonly started: string;
}

let claims = 0;

export function lockFolder(folder: string): LockOutcome {
  mkdirSync(folder, { recursive: true });
  const mine: Claim = { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '' };
  const name = `${process.pid}-${Date.now()}-${claims++}`;
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
  for (const other of readdirSync(folder)) {
    if (other === name) continue;
    const claim = readClaim(join(folder, other));
    if (claim === undefined) continue;
    if (isRunning(claim)) {
      rmSync(file, { force: true });
      return { held: false, holder: `pid ${claim.pid} @ ${claim.host}`, file: join(folder, other) };
    }
    rmSync(join(folder, other), { force: true });
  }
  const onExit = () => rmSync(file, { force: true });
  process.once('exit', onExit);
  return {
    held: true,
    lock: {
      release() {
        process.removeListener('exit', onExit);
        rmSync(file, { force: true });
      },
    },
  };
}

/** A claim that is gone, or that its writer was killed while writing, holds nothing. */
function readClaim(file: string): Claim | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as Claim;
  } catch {
    // Half written: its writer is alive and about to look around itself, or dead. Named by its pid, so ask for that.
    return {
      host: hostname(),
      pid: Number.parseInt(basename(file), 10),
      started: '',
    };
  }
}

function isRunning(claim: Claim): boolean {
  // A process of another machine cannot be looked up from here; assuming that it lives loses no rows.
  if (claim.host !== hostname()) return true;
  try {
    process.kill(claim.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(claim.pid);
  return claim.started === '' || started === undefined || started === claim.started;
}

/** When a process started, as text that differs between two processes of one pid; `undefined` where nobody can tell. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the command in brackets and may hold anything; the 22nd is the start in clock ticks.
      return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
    }
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
