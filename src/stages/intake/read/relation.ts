/** FROM items: a column `row`, then `c0`, `c1`, … as text, in the order of the file. */

/** A clean copy, its row numbers in the first column. */
export interface PlainFile {
  readonly path: string;
  readonly headers: readonly string[];
}

/** A file as it came, and how it is written. */
export interface DirectFile extends PlainFile {
  readonly firstRow: number;
  readonly delimiter: string;
  readonly newline: string;
  readonly skip: number;
}

export function plainRelation(table: PlainFile): string {
  const columns = [`'row': 'BIGINT'`, ...table.headers.map((_, i) => `'c${i}': 'VARCHAR'`)].join(', ');
  return `(SELECT * FROM read_csv(${literal(table.path)}, ${STRICT}, delim = ',', new_line = '\\n', skip = 0, columns = {${columns}}))`;
}

/** Rows are numbered as they are read; the reader keeps the order of the file. */
export function directRelation(table: DirectFile): string {
  return `(SELECT row_number() OVER () + ${table.firstRow - 1} AS row, * FROM ${unnumberedRelation(table)})`;
}

/**
 * Without the numbering, which would hold a large file to one core. `types` are read as such, and reading ends in an error
 * where a cell is not of its column's type; instants are then all `2026-01-05 10:00:00`.
 */
export function unnumberedRelation(table: DirectFile, types: ReadonlyMap<number, string> = new Map()): string {
  const columns = table.headers.map((_, i) => `'c${i}': '${types.get(i) ?? 'VARCHAR'}'`).join(', ');
  const format = types.size === 0 ? '' : `, timestampformat = '%Y-%m-%d %H:%M:%S'`;
  return `read_csv(${literal(table.path)}, ${STRICT}, delim = ${literal(table.delimiter)}, new_line = '${table.newline}', skip = ${table.skip}, columns = {${columns}}${format})`;
}

export function parquetRelation(path: string, columns: readonly string[]): string {
  const cells = columns.map((name, i) => `CAST(${identifier(name)} AS VARCHAR) AS c${i}`).join(', ');
  return `(SELECT row_number() OVER () AS row, ${cells} FROM read_parquet(${literal(path)}))`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const STRICT = `header = false, auto_detect = false, quote = '"', escape = '"', nullstr = ''`;
