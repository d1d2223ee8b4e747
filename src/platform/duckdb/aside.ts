import { type DuckOptions, type Engine, type JsonRow, openDuck, type Telling, type TextRow } from './duckdb.ts';
import { startBeside } from './starter.ts';

/**
 * DuckDB in a process of its own, which the system serves after this one: what takes all processors for a minute leaves
 * a server free to answer, and what exhausts its memory does not take the server with it.
 */
export interface Aside {
  readonly connection: Engine;
  /** Once it is closed, nothing is written any more to where it spills. */
  close(): void | Promise<void>;
}

/** In this process, or beside it. */
export function openEngine(options: DuckOptions, aside = false): Promise<Aside> {
  return aside ? openAside(options) : openDuck(options);
}

/** One statement on its way. */
export interface Asked {
  readonly id: number;
  readonly sql: string;
  /** `hash`: the statement's place holds the path of a file. */
  readonly as: 'run' | 'telling' | 'texts' | 'json' | 'hash';
}

export type Answered = { readonly id: number } & (
  | { readonly rows: readonly TextRow[] | readonly JsonRow[] | string | null }
  | { readonly share: number }
  | { readonly error: string }
);

interface Waiting {
  readonly tell: Telling;
  readonly resolve: (rows: never) => void;
  readonly reject: (why: Error) => void;
}

async function openAside(options: DuckOptions): Promise<Aside> {
  const waiting = new Map<number, Waiting>();
  let ended: Error | undefined;
  let next = 0;
  const process = await startBeside('aside', import.meta.url, JSON.stringify(options), {
    heard: (message) => {
      const answer = message as Answered;
      const open = waiting.get(answer.id);
      if ('share' in answer) return open?.tell(answer.share);
      waiting.delete(answer.id);
      if ('error' in answer) open?.reject(new Error(answer.error));
      else open?.resolve(answer.rows as never);
    },
    ended: (why) => {
      ended = why;
      for (const { reject } of waiting.values()) reject(why);
      waiting.clear();
    },
  });
  const ask = <T>(sql: string, as: Asked['as'], tell: Telling = () => {}) =>
    new Promise<T>((resolve, reject) => {
      if (ended) return reject(ended);
      const id = next++;
      waiting.set(id, { tell, resolve: resolve as Waiting['resolve'], reject });
      process.send({ id, sql, as } satisfies Asked);
    });
  return {
    connection: {
      run: (sql: string, tell?: Telling) => ask(sql, tell ? 'telling' : 'run', tell),
      texts: (sql: string) => ask<readonly TextRow[]>(sql, 'texts'),
      json: (sql: string) => ask<readonly JsonRow[]>(sql, 'json'),
      hash: (file: string) => ask<string>(file, 'hash'),
    },
    close: process.kill,
  };
}
