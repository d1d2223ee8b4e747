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

/** Lends a table to one DuckDB connection: each column handed over as one text, for cells one by one take twice as long. */
export async function lendToDuck(connection: DuckDBConnection, { name, columns, rows }: LentTable): Promise<void> {
  const cells = columns.map((column, i) => {
    const texts = `unnest(from_json($${i + 1}::VARCHAR, '["VARCHAR"]'))`;
    return `CAST(${texts} AS ${TYPES[column.type]}) AS ${quoteName(column.name)}`;
  });
  const made = await connection.prepare(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(name)} AS SELECT ${cells.join(', ')}`,
  );
  try {
    for (const i of columns.keys()) made.bindVarchar(i + 1, JSON.stringify(rows.map((row) => row[i] ?? null)));
    await made.run();
  } finally {
    made.destroySync();
  }
}
