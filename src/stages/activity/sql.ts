import { ACTIVITY, type ColumnType, type Kind } from './model.ts';

/** The SQL that both homes of activity share: names, literals and the layout of a kind's rows. */

/** An identifier in SQL: always quoted, because `order` and `at` are columns here and keywords there. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  instant: 'TIMESTAMP',
  date: 'DATE',
  seconds: 'DECIMAL(18,3)',
  hours: 'DECIMAL(18,4)',
  money: 'DECIMAL(18,4)',
  ratio: 'DECIMAL(18,6)',
  number: 'DECIMAL(18,4)',
  count: 'BIGINT',
  flag: 'BOOLEAN',
};

/** How a column is stored; DuckDB and PostgreSQL spell these types alike. */
export function sqlType(type: ColumnType): string {
  return SQL_TYPES[type];
}

export interface LaidColumn {
  readonly name: string;
  readonly sqlType: string;
}

/** Every stored column of a kind in its fixed order: its own, then where the row came from. */
export function layoutOf(kind: Kind): readonly LaidColumn[] {
  const own = Object.entries(ACTIVITY[kind].columns).map(([name, c]) => ({ name, sqlType: sqlType(c.type) }));
  return [
    ...own,
    { name: 'row_key', sqlType: 'VARCHAR' },
    { name: 'import_id', sqlType: 'VARCHAR' },
    { name: 'file', sqlType: 'VARCHAR' },
    { name: 'sheet', sqlType: 'VARCHAR' },
    { name: 'row', sqlType: 'BIGINT' },
  ];
}

/** The stored columns as a SELECT list. */
export function columnList(kind: Kind, alias = ''): string {
  const prefix = alias === '' ? '' : `${alias}.`;
  return layoutOf(kind)
    .map((column) => prefix + quoteName(column.name))
    .join(', ');
}

/** Whether two rows say the same in these columns, wherever they came from. */
export function sameValues(columns: readonly string[], a: string, b: string): string {
  return columns.map((name) => `${a}.${quoteName(name)} IS NOT DISTINCT FROM ${b}.${quoteName(name)}`).join(' AND ');
}

/** How segments are written: the second version takes 40 % less room, and no longer to write or to read. */
export const SEGMENT_FORMAT = 'FORMAT parquet, PARQUET_VERSION v2';

/** A FROM item with a kind's columns and no row: what a period without data reads. */
export function emptyRows(kind: Kind): string {
  const columns = layoutOf(kind).map((c) => `CAST(NULL AS ${c.sqlType}) AS ${quoteName(c.name)}`);
  return `(SELECT ${columns.join(', ')} WHERE false)`;
}

/** The rows of a period: whole days, so that a time of day on the last one counts. */
export function datedIn(kind: Kind, first: string, last: string): string {
  const dated = quoteName(ACTIVITY[kind].dated);
  return `${dated} >= DATE ${quoteText(first)} AND ${dated} < DATE ${quoteText(last)} + INTERVAL '1 day'`;
}
