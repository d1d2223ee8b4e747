import type { Period } from '../../base/period.ts';
import type { Kind } from './model.ts';

/** A value as a store hands it out: exact text (decimals, ISO dates and instants), or null. */
export type Cell = string | null;

/** A small table lent to one statement: the roster's spans, the ledger's corrections. */
export interface LentTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'date' | 'instant' | 'number' | 'flag' }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What readers of activity need of a store; DuckDB over Parquet segments and PostgreSQL both give it. */
export interface ActivityReader {
  readonly dialect: 'duckdb' | 'postgres';
  /**
   * A FROM item (parenthesised or a table name, without alias) holding every visible row of `kind` dated in `period`,
   * with the kind's columns and the source columns (`row_key`, `import_id`, `file`, `sheet`, `row`). `known` reads the
   * store as it stood at that UTC instant.
   */
  rows(kind: Kind, period: Period, known?: string): Promise<string>;
  /** Makes the tables visible to the statements run inside `use`, and takes them away afterwards. */
  lend<T>(tables: readonly LentTable[], use: () => Promise<T>): Promise<T>;
  /** Runs one statement; every value comes back as exact text or null, booleans as `true` and `false`. */
  query(sql: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
}
