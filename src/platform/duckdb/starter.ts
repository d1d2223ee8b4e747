import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../files/package-root.ts';
import { workerScript } from '../files/worker-script.ts';

/**
 * Processes beside this one, which the system serves after it. To begin a process the system copies the page tables of the one
 * that asks, and a large server answers nobody for fifty milliseconds and more; so one small process is begun early, and begins
 * the others.
 */
export interface Beside {
  send(message: object): void;
  /** Until it is gone, it may still write where it was told to. */
  kill(): Promise<void>;
}

export interface Listener {
  readonly heard: (message: unknown) => void;
  /** Once, whichever way it came. */
  readonly ended: (why: Error) => void;
}

/** What the starter is told: to begin a program, to hand one a message, to end one. */
export type Told = { readonly id: number } & (
  | { readonly begin: readonly string[] }
  | { readonly message: unknown }
  | { readonly kill: true }
);

/** What it tells: a message of one, or how one ended. */
export type Telling = { readonly id: number } & ({ readonly message: unknown } | { readonly ended: string });

interface Starter {
  readonly pid: number | undefined;
  readonly tell: (told: Told) => void;
  readonly listeners: Map<number, Listener>;
}

let starter: Promise<Starter> | undefined;
let next = 0;

/** Has the starter there before anybody waits for it; the id of its process. */
export async function readyStarter(): Promise<number | undefined> {
  starter ??= beginStarter();
  return (await starter).pid;
}

/** Begins `name.worker.node.ts` of a module's folder as a program of its own, with one argument. */
export async function startBeside(name: string, beside: string, argument: string, listener: Listener): Promise<Beside> {
  const script = await programOf(name, beside);
  starter ??= beginStarter();
  const { tell, listeners } = await starter;
  const id = next++;
  const gone = new Promise<void>((resolve) => {
    const ended = (why: Error) => {
      resolve();
      listener.ended(why);
    };
    listeners.set(id, { heard: listener.heard, ended });
  });
  tell({ id, begin: [...script, argument] });
  const kill = () => {
    tell({ id, kill: true });
    return gone;
  };
  return { send: (message) => tell({ id, message }), kill };
}

async function programOf(name: string, beside: string): Promise<readonly string[]> {
  const script = await workerScript(name, beside);
  return 'text' in script ? ['-e', script.text] : [fileURLToPath(script.file)];
}

async function beginStarter(): Promise<Starter> {
  const child = spawn(process.execPath, [...(await programOf('starter', import.meta.url))], {
    // Where a script that is only a text finds its packages.
    cwd: packageRoot(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Threads and processes begin with the priority of what begins them: before there is any.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const listeners = new Map<number, Listener>();
  const keep = keeper(child, listeners);
  let there = true;
  const end = (why: Error) => {
    // Whoever still tells one that is gone does not mean the one after it.
    if (there) starter = undefined;
    there = false;
    for (const { ended } of listeners.values()) ended(why);
    listeners.clear();
  };
  child.on('error', end);
  child.on('exit', (code, signal) => end(new Error(`the process that reads files ended (${signal ?? code})`)));
  child.on('message', (message) => {
    const telling = message as Telling;
    const listener = listeners.get(telling.id);
    if ('message' in telling) return listener?.heard(telling.message);
    listeners.delete(telling.id);
    keep();
    listener?.ended(new Error(`the process that reads files ended (${telling.ended})`));
  });
  const tell = (told: Told) => {
    keep();
    child.send(told, (error) => {
      if (error) end(error);
    });
  };
  keep();
  return { pid: child.pid, tell, listeners };
}

/** The starter keeps nobody from ending who has nothing running beside. */
function keeper(child: ChildProcess, listeners: ReadonlyMap<number, Listener>): () => void {
  return () => {
    const busy = listeners.size > 0;
    for (const one of [child, child.channel]) busy ? one?.ref() : one?.unref();
  };
}
