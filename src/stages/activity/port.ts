import type { Json } from '../../base/json.ts';
import type { Period, PlainDate } from '../../base/period.ts';
import type { Result } from '../../base/problem.ts';
import type { Sealing } from './born/model.ts';
import type { Kind } from './model.ts';

/** A value as a store hands it out: exact text (decimals, ISO dates and instants), or null. */
export type Cell = string | null;

/** A small table lent to one statement: the roster's spans, the ledger's corrections. */
export interface LentTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: 'text' | 'date' | 'instant' | 'number' | 'flag';
  }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What readers of activity need of a store; DuckDB over Parquet segments and PostgreSQL both give it. */
export interface ActivityReader {
  readonly dialect: 'duckdb' | 'postgres';
  /**
   * A FROM item (parenthesised or a table name, without alias) holding every visible row of `kind` dated in `period`,
   * with the kind's columns and the source columns (`row_key`, `import_id`, `file`, `sheet`, `row`). `known` reads the
   * store as it stood at that UTC instant; it throws where that was purged, because less than stood then would be read.
   */
  rows(kind: Kind, period: Period, known?: string): Promise<string>;
  /**
   * The rows of `kind` that workflows decided and no segment holds yet, to be lent to the statement and read through `bornRows`;
   * null where there are none. It is asked before {@link rows}: what is sealed between the two is then read once, not never.
   */
  born?(kind: Kind, period: Period, known?: string): Promise<LentTable | null>;
  /** Makes the tables visible to the statements run inside `use`, and takes them away afterwards. */
  lend<T>(tables: readonly LentTable[], use: () => Promise<T>): Promise<T>;
  /** Runs one statement; every value comes back as exact text or null, booleans as `true` and `false`. */
  query(sql: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
}

/** One import as the catalogue keeps it. Rosters and facts are imports too, without segments. */
export interface ImportRecord {
  readonly id: string;
  /** A kind of activity, `roster` or `fact`. */
  readonly kind: string;
  readonly file: string;
  readonly sheet: string;
  readonly profile: string;
  /** SHA-256 of the file and of what it was read as. */
  readonly hash: string;
  /** UTC instants. */
  readonly known: string;
  readonly undone: string | null;
  readonly first: PlainDate | null;
  readonly last: PlainDate | null;
  /** The columns it speaks for, where not every one: what other imports say in the rest stays. */
  readonly columns?: readonly string[];
  readonly report: Json;
}

/** Typed rows waiting in a Parquet file, laid out as `layoutOf(kind)` or lean. */
export interface StagedFile {
  /** The month in which its rows are dated, `2026-11`; the first, where there are several. */
  readonly month: string;
  readonly lastMonth?: string;
  readonly path: string;
  readonly lean?: Lean;
}

/**
 * What a file of rows leaves out: it holds the columns that its import fills, in the order in which the rows were imported. The
 * others are empty, or the same in every row, or follow from a row's place in the file.
 */
export interface Lean {
  /** The kind's columns that the file holds. */
  readonly columns: readonly string[];
  /** The one of them by which rows are known. */
  readonly key: string;
  readonly importId: string;
  readonly file: string;
  readonly sheet: string;
  /** The number of the first row where it came from. */
  readonly firstRow: number;
}

/**
 * What goes along with a change, in the organisation's records; throwing keeps the change from happening. It is one
 * transaction with the change where the catalogue lies in those records too. Where the catalogue has a database of its own,
 * this is committed first, so that whatever was interrupted is not there yet and can be done again.
 */
export type Along = Bivariant<[OrganisationRecords], void>;

/** The records as far as this port knows them; whoever goes along knows them whole. */
export interface OrganisationRecords {
  readonly home: 'pglite' | 'postgres';
}
type Bivariant<Given extends readonly unknown[], Made> = { along(...given: Given): Promise<Made> }['along'];

export interface Publication {
  readonly record: Omit<ImportRecord, 'undone' | 'report'>;
  readonly kind: Kind;
  readonly files: readonly StagedFile[];
  /** Writes the report once the counts are known. */
  readonly report: (counts: PublishCounts) => Json;
  readonly along?: Along;
  /** Only count: leave everything as it is. */
  readonly dryRun: boolean;
  /** Where the files are compared with the rows that are visible; in the store's own process where nothing is said. */
  readonly aside?: Statements;
}

/** A process that runs the store's statements beside this one. */
export interface Statements {
  run(sql: string): Promise<unknown>;
  texts(sql: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
}

export interface PublishCounts {
  readonly added: number;
  /** Rows that were visible with the same key and other values. */
  readonly replaced: number;
  readonly unchanged: number;
}

/** The store behind the readers: everything that changes what is visible, one writer at a time. */
export interface ActivityStore extends ActivityReader {
  /** Where staged files must lie, so that publishing is a rename. */
  readonly stagingFolder: string;
  /** Runs `work` when no other import, undo or merge runs, here or in another process. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Makes the rows visible all at once. Of each key and column the last import that speaks for the column is seen. Nothing is
   * kept where nothing would change.
   */
  publish(publication: Publication): Promise<PublishCounts>;
  /** Keeps an import without activity in the list: a roster, a file of facts. Nothing is kept where `make` gives null. */
  note(make: Bivariant<[OrganisationRecords], Omit<ImportRecord, 'undone'> | null>): Promise<void>;
  /** The visible rows become what they would be had the import never been; refused where a month is closed. */
  undo(importId: string, at: string, closed: readonly Period[], along?: Along): Promise<Result<ImportRecord>>;
  /** In order of import, undone ones included; what was sealed is no import. */
  imports(): Promise<readonly ImportRecord[]>;
  /** How far the born rows of a kind are sealed into stored ones; null where none ever was. */
  sealing(kind: Kind): Promise<Sealing | null>;
  /** Joins the small files of a month; changes nothing that can be seen. Returns how many were joined. */
  merge(kind: Kind, month: string, at: string): Promise<number>;
  /**
   * Takes away for good what was superseded up to the instant `before`, and what undone imports brought: nothing of it is seen
   * now, and nothing of it is needed for undo.
   */
  purge(before: string, at: string): Promise<Purged>;
  close(): Promise<void>;
}

export interface Purged {
  readonly rows: number;
  /** Files and their bytes; a database keeps its own room. */
  readonly files: number;
  readonly bytes: number;
}
