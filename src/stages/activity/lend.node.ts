import type { DuckDBConnection } from '@duckdb/node-api';
import type { LentTable } from './port.ts';
import { quoteName } from './sql.ts';

const TYPES: Readonly<Record<LentTable['columns'][number]['type'], string>> = {
  text: 'VARCHAR',
  date: 'DATE',
  instant: 'TIMESTAMP',
  number: 'DECIMAL(38,10)',
  flag: 'BOOLEAN',
};

/** The column types of a lent table; DuckDB and PostgreSQL spell them alike. */
export function lentColumns(table: LentTable): string {
  return table.columns.map((column) => `${quoteName(column.name)} ${TYPES[column.type]}`).join(', ');
}

/** Lends a table to one DuckDB connection: appended as text, cast by DuckDB. */
export async function lendToDuck(connection: DuckDBConnection, table: LentTable): Promise<void> {
  const name = quoteName(table.name);
  const raw = `${table.name} as text`;
  const texts = table.columns.map((column) => `${quoteName(column.name)} VARCHAR`).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoteName(raw)} (${texts})`);
  const appender = await connection.createAppender(raw, null, 'temp');
  for (const row of table.rows) {
    for (const cell of row) {
      if (cell === null) appender.appendNull();
      else appender.appendVarchar(cell);
    }
    appender.endRow();
  }
  appender.closeSync();
  const casts = table.columns.map((c) => `CAST(${quoteName(c.name)} AS ${TYPES[c.type]}) AS ${quoteName(c.name)}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${casts.join(', ')} FROM ${quoteName(raw)}`);
  await connection.run(`DROP TABLE ${quoteName(raw)}`);
}
