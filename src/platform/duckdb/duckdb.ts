import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance, type DuckDBResultReader, type DuckDBValue } from '@duckdb/node-api';
import type { Json } from '../../base/json.ts';

/** One DuckDB in this process: in memory, spilling to a folder of ours, so that it never grows with the data. */
export interface Duck {
  readonly connection: DuckDBConnection;
  /** Another connection to the same database, with temporary tables of its own. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

export interface DuckOptions {
  /** Where it may spill. */
  readonly tempFolder: string;
  /** As DuckDB writes it: `900MB`. */
  readonly memoryLimit: string;
}

export async function openDuck({ tempFolder, memoryLimit }: DuckOptions): Promise<Duck> {
  mkdirSync(tempFolder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: tempFolder,
    memory_limit: memoryLimit,
    // Rows are numbered by their place in the file, so nothing on the way may shuffle them.
    preserve_insertion_order: 'true',
    // Everything needed is built in: nothing is looked up on disk or fetched from the network.
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    connection,
    connect: () => instance.connect(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export type TextRow = Readonly<Record<string, string | null>>;
export type JsonRow = Readonly<Record<string, Json>>;

/** Where statements run that may take long: a connection in this process, or a process beside it (see aside.ts). */
export type Engine = DuckDBConnection | Statements;

export interface Statements {
  run(sql: string, tell?: Telling): Promise<unknown>;
  texts(sql: string): Promise<readonly TextRow[]>;
  json(sql: string): Promise<readonly JsonRow[]>;
  /** SHA-256 of a file's bytes, in hex. */
  hash(file: string): Promise<string>;
}

/** Told now and then which share of a statement is done, as far as the engine can say. */
export type Telling = (share: number) => void;

/** Enough to read texts and counts by. */
export type Reader = DuckDBConnection | Pick<Statements, 'run' | 'texts'>;

/** Every value as exact text, so that a decimal never passes through a binary float. */
export async function readTexts(engine: Reader, sql: string): Promise<readonly TextRow[]> {
  if ('texts' in engine) return engine.texts(sql);
  return textsOf(await engine.runAndReadAll(sql));
}

/** Values as JSON keeps them, lists among them: for counts and shares, not for money. */
export async function readJson(engine: Engine, sql: string): Promise<readonly JsonRow[]> {
  if ('json' in engine) return engine.json(sql);
  return (await engine.runAndReadAll(sql)).getRowObjectsJson();
}

const TELL_MILLISECONDS = 250;

/** A statement that may take long, with somebody watching: told while the engine can say how far it is, and of the end. */
export async function runTelling(engine: Engine, sql: string, tell: Telling): Promise<void> {
  if ('texts' in engine) {
    await engine.run(sql, tell);
    return;
  }
  // Counted, but not drawn on a terminal.
  await engine.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
  const timer = setInterval(() => {
    const { percentage } = engine.progress;
    if (percentage >= 0) tell(Math.min(1, percentage / 100));
  }, TELL_MILLISECONDS);
  try {
    await engine.run(sql);
  } finally {
    clearInterval(timer);
  }
  tell(1);
}

/** Where the statements run, which may be beside: a large file takes a while. */
export function hashFile(engine: Engine, file: string): Promise<string> {
  return 'hash' in engine ? engine.hash(file) : hashOf(file);
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The one row of an aggregate, as numbers: counts only, which are safe integers. */
export async function readCounts<Name extends string>(
  engine: Reader,
  sql: string,
): Promise<Readonly<Record<Name, number>>> {
  const [row = {}] = await readTexts(engine, sql);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)])) as Record<
    Name,
    number
  >;
}

/** Column by column: DuckDB keeps values so, and asking for them row by row takes twice as long. */
function textsOf(reader: DuckDBResultReader): readonly TextRow[] {
  const names = reader.deduplicatedColumnNames();
  const rows: Record<string, string | null>[] = Array.from({ length: reader.currentRowCount }, () => ({}));
  for (const [index, values] of reader.getColumns().entries()) {
    const name = names[index] ?? '';
    for (const [place, row] of rows.entries()) row[name] = textOf(values[place] ?? null);
  }
  return rows;
}

function textOf(value: DuckDBValue): string | null {
  return value === null ? null : String(value);
}
