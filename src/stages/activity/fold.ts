import { ACTIVITY, type Kind } from './model.ts';
import type { ImportRecord } from './port.ts';
import { columnList, layoutOf, quoteName, quoteText, sameValues } from './sql.ts';

/**
 * Imports that share keys: of each key, every column is what the last import says that speaks for the column. Tickets and
 * their ratings come in two files; neither blanks what the other says. The SQL is that of both homes.
 */

type Speaker = Pick<ImportRecord, 'id' | 'columns'>;

/** The kind's columns that an import speaks for, and those it leaves alone. */
function columnsOf(kind: Kind, { columns }: Pick<Speaker, 'columns'>) {
  const all = Object.keys(ACTIVITY[kind].columns);
  const spoken = columns === undefined ? all : all.filter((name) => columns.includes(name));
  return { spoken, silent: all.filter((name) => !spoken.includes(name)) };
}

/** Whether the row `n` of an import says the same as the visible row `v`. */
export function saysTheSame(kind: Kind, speaker: Pick<Speaker, 'columns'>): string {
  return sameValues(columnsOf(kind, speaker).spoken, 'v', 'n');
}

/** Whether the visible row `v` holds something that the import leaves alone. */
export function holdsMore(kind: Kind, speaker: Pick<Speaker, 'columns'>): string {
  const filled = columnsOf(kind, speaker).silent.map((name) => `v.${quoteName(name)} IS NOT NULL`);
  return filled.length === 0 ? 'false' : `(${filled.join(' OR ')})`;
}

/** The import's row `n` with what the visible row `v` of its key has besides, as a SELECT list. */
export function joinedColumns(kind: Kind, speaker: Pick<Speaker, 'columns'>): string {
  const { silent } = columnsOf(kind, speaker);
  return layoutOf(kind)
    .map(({ name }) => `${silent.includes(name) ? 'v' : 'n'}.${quoteName(name)}`)
    .join(', ');
}

/** Whether all imports speak for the same columns: then the last one's row is the row. */
export function speakAlike(kind: Kind, speakers: readonly Speaker[]): boolean {
  return new Set(speakers.map((speaker) => columnsOf(kind, speaker).spoken.join())).size <= 1;
}

/** One row a key out of the rows `from` of these imports, which are given in order. */
export function foldedRows(kind: Kind, speakers: readonly Speaker[], from: string): string {
  const made = speakers.map(({ id }, place) => `(${quoteText(id)}, ${place})`).join(', ');
  const rows = `(${from}) o JOIN (VALUES ${made}) AS made(id, place) ON made.id = o.import_id`;
  if (speakAlike(kind, speakers)) {
    return `SELECT DISTINCT ON (o.row_key) ${columnList(kind, 'o')} FROM ${rows} ORDER BY o.row_key, made.place DESC`;
  }
  const own = Object.keys(ACTIVITY[kind].columns);
  const columns = layoutOf(kind).map(({ name, sqlType }) => {
    const column = quoteName(name);
    if (name === 'row_key') return 'o.row_key';
    const places = speakers.flatMap((speaker, place) =>
      own.includes(name) && !columnsOf(kind, speaker).spoken.includes(name) ? [] : [place],
    );
    if (places.length === 0) return `CAST(NULL AS ${sqlType}) AS ${column}`;
    const last = `array_agg(o.${column} ORDER BY made.place DESC) FILTER (WHERE made.place IN (${places.join(', ')}))`;
    return `(${last})[1] AS ${column}`;
  });
  return `SELECT ${columns.join(', ')} FROM ${rows} GROUP BY o.row_key`;
}
