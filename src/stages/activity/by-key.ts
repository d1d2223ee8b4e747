import type { Period } from '../../base/period.ts';
import { wholeRows } from './born/relation.ts';
import { ACTIVITY, type Kind } from './model.ts';
import type { ActivityReader, Cell } from './port.ts';
import { quoteName, quoteText } from './sql.ts';

/** A row, stored or born in a workflow, as it is visible, before any correction: its columns as text, and where it came from. */
export interface KeyedRow {
  readonly kind: Kind;
  readonly key: string;
  readonly values: Readonly<Record<string, Cell>>;
  readonly importId: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
}

/** Whatever its date: a key says which row is meant, not when it happened. */
const EVER: Period = { kind: 'range', text: '1900-01-01..9999-12-31', first: '1900-01-01', last: '9999-12-31' };
/** One statement names no more keys than this. */
const KEYS = 1000;

/** The visible rows of these keys; a key that no row has is simply not among them. */
export function rowsByKey(reader: ActivityReader, kind: Kind, keys: readonly string[]): Promise<readonly KeyedRow[]> {
  return rowsHaving(reader, kind, 'row_key', keys);
}

/** The last visible row of a kind, or of one channel of it, by when it happened. */
export async function newestRow(reader: ActivityReader, kind: Kind, channel: string | null): Promise<KeyedRow | null> {
  const of = channel === null ? '' : `WHERE r."channel" = ${quoteText(channel)} `;
  const order = `ORDER BY r.${quoteName(ACTIVITY[kind].dated)} DESC, r."row_key" LIMIT 1`;
  const [found] = await readRows(reader, kind, `${of}${order}`);
  return found ?? null;
}

/** The visible rows with one of these texts in a column. */
export async function rowsHaving(
  reader: ActivityReader,
  kind: Kind,
  column: string,
  texts: readonly string[],
): Promise<readonly KeyedRow[]> {
  const found: KeyedRow[] = [];
  for (let start = 0; start < texts.length; start += KEYS) {
    const wanted = texts.slice(start, start + KEYS).map(quoteText);
    const those = `WHERE r.${quoteName(column)} IN (${wanted.join(', ')}) ORDER BY r."row_key"`;
    found.push(...(await readRows(reader, kind, those)));
  }
  return found;
}

/** `which` is what follows the FROM item `r` of the kind's rows. */
async function readRows(reader: ActivityReader, kind: Kind, which: string): Promise<readonly KeyedRow[]> {
  const columns = Object.keys(ACTIVITY[kind].columns);
  const named = columns.map((name) => `CAST(r.${quoteName(name)} AS VARCHAR) AS ${quoteName(`value_${name}`)}`);
  const { from, lent } = await wholeRows(reader, kind, EVER);
  const statement = `SELECT r."row_key", r."import_id", r."file", r."sheet", CAST(r."row" AS VARCHAR) AS "row", ${named.join(', ')}
     FROM ${from} r ${which}`;
  const rows = await reader.lend(lent, () => reader.query(statement));
  return rows.map((row) => ({
    kind,
    key: row.row_key ?? '',
    values: Object.fromEntries(columns.map((name) => [name, row[`value_${name}`] ?? null])),
    importId: row.import_id ?? '',
    file: row.file ?? '',
    sheet: row.sheet || null,
    row: Number(row.row ?? '0'),
  }));
}
