import type { Kysely } from 'kysely';

/**
 * The records database: people, facts, plans, documents. PostgreSQL where a URL is given, else PGlite in the data folder;
 * the same SQL and the same values from both. Each slice's store names the tables it owns: `records.as<LedgerTables>()`.
 */
export interface Records {
  readonly home: 'pglite' | 'postgres';
  /** The query builder over a slice's own tables. */
  as<Tables>(): Kysely<Tables>;
  /**
   * Runs `work` in one transaction, undone if it throws or answers with a refusal (a `Result` that is not ok): nothing
   * that was refused is half done. Inside a transaction it joins that one, whose own answer then decides.
   */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
