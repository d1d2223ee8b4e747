import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { Period } from '../../../base/period.ts';
import {
  ACTIVITY,
  type ActivityReader,
  type Cell,
  KINDS,
  type Kind,
  type LentTable,
  layoutOf,
  quoteName,
  quoteText,
} from '../../activity/index.ts';

/** Activity in plain tables, one a kind, for tests: the same statements on DuckDB in memory and on PostgreSQL. */
export interface Tables extends ActivityReader {
  insert(kind: Kind, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void>;
  close(): Promise<void>;
}

interface Connection {
  readonly dialect: ActivityReader['dialect'];
  query(sql: string): Promise<readonly Readonly<Record<string, Cell>>[]>;
  close(): Promise<void>;
}

export async function duckTables(): Promise<Tables> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return tables({
    dialect: 'duckdb',
    async query(sql) {
      const result = await connection.runAndReadAll(sql);
      return result.getRowObjects().map((row) => asText(row));
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  });
}

export async function postgresTables(url: string): Promise<Tables> {
  // A value stays the text the server sent: no parser of the driver's may round it.
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } });
  await client.connect();
  return tables({
    dialect: 'postgres',
    query: async (sql) => (await client.query(sql)).rows.map((row: Record<string, unknown>) => asText(row)),
    close: () => client.end(),
  });
}

function asText(row: Readonly<Record<string, unknown>>): Readonly<Record<string, Cell>> {
  return Object.fromEntries(Object.entries(row).map(([name, v]) => [name, v === null ? null : String(v)]));
}

async function tables({ dialect, query, close }: Connection): Promise<Tables> {
  for (const kind of KINDS)
    await query(
      `CREATE TABLE ${kind}_rows (${layoutOf(kind)
        .map((c) => `${quoteName(c.name)} ${c.sqlType}`)
        .join(', ')})`,
    );
  return {
    dialect,
    query,
    close,
    async rows(kind: Kind, period: Period) {
      const day = `CAST(${quoteName(ACTIVITY[kind].dated)} AS DATE)`;
      return `(SELECT * FROM ${kind}_rows WHERE ${day} BETWEEN DATE '${period.first}' AND DATE '${period.last}')`;
    },
    async lend(lent, use) {
      for (const table of lent) await create(query, table);
      try {
        return await use();
      } finally {
        for (const table of lent) await query(`DROP TABLE ${quoteName(table.name)}`);
      }
    },
    async insert(kind, rows) {
      const layout = layoutOf(kind);
      for (let at = 0; at < rows.length; at += 500) {
        const values = rows
          .slice(at, at + 500)
          .map((row) => `(${layout.map((c) => `CAST(${literal(row[c.name] ?? null)} AS ${c.sqlType})`).join(', ')})`);
        await query(`INSERT INTO ${kind}_rows VALUES ${values.join(', ')}`);
      }
    },
  };
}

const LENT_TYPES = { text: 'VARCHAR', date: 'DATE', instant: 'TIMESTAMP', number: 'DECIMAL(38,10)', flag: 'BOOLEAN' };

async function create(query: Connection['query'], table: LentTable): Promise<void> {
  const columns = table.columns.map((c) => `${quoteName(c.name)} ${LENT_TYPES[c.type]}`);
  await query(`CREATE TEMP TABLE ${quoteName(table.name)} (${columns.join(', ')})`);
  if (table.rows.length === 0) return;
  const types = table.columns.map((c) => LENT_TYPES[c.type]);
  const rows = table.rows.map((row) => `(${row.map((v, i) => `CAST(${literal(v)} AS ${types[i]})`).join(', ')})`);
  await query(`INSERT INTO ${quoteName(table.name)} VALUES ${rows.join(', ')}`);
}

function literal(value: Cell): string {
  return value === null ? 'NULL' : quoteText(value);
}
