import { type ChildProcess, spawn } from 'node:child_process';
import type { Telling, Told } from './starter.ts';

/** The other side of starter.ts: begins programs, hands messages to and fro, and ends with the process that began it. */

const children = new Map<number, ChildProcess>();

process.on('disconnect', () => process.exit());

process.on('message', (message) => {
  const told = message as Told;
  if ('begin' in told) return begin(told.id, told.begin);
  const child = children.get(told.id);
  if ('kill' in told) return void child?.kill('SIGKILL');
  // Whoever asks one that has ended hears of its end.
  if (child?.connected) child.send(told.message as object, () => {});
});

function begin(id: number, program: readonly string[]): void {
  const child = spawn(process.execPath, [...program], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.set(id, child);
  const end = (ended: string) => {
    if (children.delete(id)) tell({ id, ended });
  };
  child.on('error', (error) => end(error.message));
  child.on('exit', (code, signal) => end(String(signal ?? code)));
  child.on('message', (message) => tell({ id, message }));
}

function tell(telling: Telling): void {
  process.send?.(telling);
}
