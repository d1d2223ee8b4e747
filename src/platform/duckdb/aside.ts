import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../files/package-root.ts';
import { workerScript } from '../files/worker-script.ts';
import { type DuckOptions, type Engine, type JsonRow, openDuck, type TextRow } from './duckdb.ts';

/**
 * DuckDB in a process of its own, which the system serves after this one: what takes all processors for a minute leaves
 * a server free to answer, and what exhausts its memory does not take the server with it.
 */
export interface Aside {
  readonly connection: Engine;
  close(): void;
}

/** In this process, or beside it. */
export function openEngine(options: DuckOptions, aside = false): Promise<Aside> {
  return aside ? openAside(options) : openDuck(options);
}

/** One statement on its way. */
export interface Asked {
  readonly id: number;
  readonly sql: string;
  readonly as: 'run' | 'texts' | 'json';
}

export type Answered = { readonly id: number } & (
  | { readonly rows: readonly TextRow[] | readonly JsonRow[] | null }
  | { readonly error: string }
);

interface Waiting {
  readonly resolve: (rows: never) => void;
  readonly reject: (why: Error) => void;
}

async function openAside(options: DuckOptions): Promise<Aside> {
  const script = await workerScript('aside', import.meta.url);
  const what = 'text' in script ? ['-e', script.text] : [fileURLToPath(script.file)];
  const child = spawn(process.execPath, [...what, JSON.stringify(options)], {
    // Where a script that is only a text finds its packages.
    cwd: packageRoot(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Threads begin with the priority of the one that makes them: before there is any.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const ask = conversation(child);
  return {
    connection: {
      run: (sql: string) => ask(sql, 'run'),
      texts: (sql: string) => ask<readonly TextRow[]>(sql, 'texts'),
      json: (sql: string) => ask<readonly JsonRow[]>(sql, 'json'),
    },
    close: () => void child.kill('SIGKILL'),
  };
}

/** Questions and answers by number; when the process ends, every open question ends with it. */
function conversation(child: ChildProcess): <T>(sql: string, as: Asked['as']) => Promise<T> {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let ended: Error | undefined;
  const end = (why: Error) => {
    ended ??= why;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  child.on('error', end);
  child.on('exit', (code, signal) => end(new Error(`the process that reads files ended (${signal ?? code})`)));
  child.on('message', (message) => {
    const answer = message as Answered;
    const open = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) open?.reject(new Error(answer.error));
    else open?.resolve(answer.rows as never);
  });
  return (sql, as) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const id = next++;
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      const asked: Asked = { id, sql, as };
      child.send(asked, (error) => {
        if (error) end(error);
      });
    });
}
