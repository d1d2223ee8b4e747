import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { PgliteClient } from './pglite-client.ts';

/**
 * PGlite in the shape of a `pg` pool with a single connection, so that Kysely's own PostgreSQL dialect drives both.
 * Whoever holds the connection (a transaction, mostly) keeps the others waiting in order.
 */
export class PglitePool implements PostgresPool {
  private readonly database: PGlite;
  private readonly client: PgliteClient;
  private readonly holding = new AsyncLocalStorage<true>();
  private free: Promise<void> = Promise.resolve();

  constructor(database: PGlite) {
    this.database = database;
    this.client = new PgliteClient(database);
  }

  /** Marks `work` as run by whoever holds the connection: asking for another would wait for ever, so it asserts. */
  hold<T>(work: () => Promise<T>): Promise<T> {
    return this.holding.run(true, work);
  }

  async connect(): Promise<PostgresPoolClient> {
    if (this.holding.getStore()) throw new Error('inside a transaction: use the records it was given');
    return clientOf(this.client, await this.takeTurn());
  }

  /** The only connection, as soon as everybody who asked before is done; to be given back by the function it resolves to. */
  async takeTurn(): Promise<() => void> {
    const turn = this.free;
    let release: () => void = () => {};
    this.free = new Promise((resolve) => {
      release = resolve;
    });
    await turn;
    return release;
  }

  async end(): Promise<void> {
    await this.free;
    await this.database.close();
  }
}

function clientOf(client: PgliteClient, release: () => void): PostgresPoolClient {
  const query = async (sql: unknown, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<unknown>> => {
    if (typeof sql !== 'string') throw new Error('PGlite has no cursors');
    const { command, rowCount, rows } = await client.query(sql, parameters);
    return { command: command as PostgresQueryResult<unknown>['command'], rowCount, rows: [...rows] };
  };
  return { query: query as PostgresPoolClient['query'], release };
}
