import { mkdirSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance, type DuckDBResultReader, type DuckDBValue } from '@duckdb/node-api';

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
  /** How many processors it may keep busy; all of them where it is not said. */
  readonly threads?: number | undefined;
}

export async function openDuck({ tempFolder, memoryLimit, threads }: DuckOptions): Promise<Duck> {
  mkdirSync(tempFolder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: tempFolder,
    memory_limit: memoryLimit,
    // Rows are numbered by their place in the file, so nothing on the way may shuffle them.
    preserve_insertion_order: 'true',
    // Everything needed is built in: nothing is looked up on disk or fetched from the network.
    autoinstall_known_extensions: 'false',
    ...(threads !== undefined && { threads: String(threads) }),
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

/** Every value as exact text, so that a decimal never passes through a binary float. */
export async function readTexts(connection: DuckDBConnection, sql: string): Promise<readonly TextRow[]> {
  const reader = await connection.runAndReadAll(sql);
  return textsOf(reader);
}

/** The one row of an aggregate, as numbers: counts only, which are safe integers. */
export async function readCounts<Name extends string>(
  connection: DuckDBConnection,
  sql: string,
): Promise<Readonly<Record<Name, number>>> {
  const [row = {}] = await readTexts(connection, sql);
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
