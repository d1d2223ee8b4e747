import { ACTIVITY, type Kind } from './model.ts';
import type { Lean } from './port.ts';
import { columnList, layoutOf, quoteName, quoteText } from './sql.ts';

/** How files of rows are read, whichever way they were written: whole, or lean (see {@link Lean}). */
export interface RowFile {
  /** As DuckDB opens it. */
  readonly path: string;
  readonly lean?: Lean | null;
}

/** A FROM item with every column of the kind's layout and, where it is asked for, `filename`. */
export function rowsOf(kind: Kind, files: readonly RowFile[], filename = false): string {
  const whole = files.filter((file) => !file.lean);
  const alike = new Map<string, LeanFile[]>();
  for (const { path, lean } of files) {
    if (!lean) continue;
    const shape = JSON.stringify([lean.key, lean.columns]);
    const group = alike.get(shape) ?? [];
    alike.set(shape, group);
    group.push({ ...lean, path });
  }
  const plain = `read_parquet(${pathsOf(whole)}, hive_partitioning = false${filename ? ', filename = true' : ''})`;
  if (alike.size === 0) return plain;
  const more = filename ? ', filename' : '';
  const parts = [...alike.values()].map(
    (group) => `SELECT ${leanColumns(kind, group)}${more} FROM ${leanFiles(group)}`,
  );
  if (whole.length > 0) parts.push(`SELECT ${columnList(kind)}${more} FROM ${plain}`);
  return `(${parts.join(' UNION ALL ')})`;
}

type LeanFile = Lean & { readonly path: string };

function leanFiles(files: readonly LeanFile[]): string {
  return `read_parquet(${pathsOf(files)}, hive_partitioning = false, filename = true, file_row_number = true)`;
}

/** The layout over lean files that hold the same columns: what a file holds, what is the same in all of its rows, and their place. */
function leanColumns(kind: Kind, files: readonly LeanFile[]): string {
  const [one] = files;
  const own = Object.keys(ACTIVITY[kind].columns);
  const said: Readonly<Record<string, string>> = {
    row_key: quoteName(one?.key ?? ''),
    import_id: byFile(files, (file) => quoteText(file.importId)),
    file: byFile(files, (file) => quoteText(file.file)),
    sheet: byFile(files, (file) => quoteText(file.sheet)),
    row: `file_row_number + ${byFile(files, (file) => String(file.firstRow))}`,
  };
  return layoutOf(kind)
    .map(({ name, sqlType }) => {
      if (one?.columns.includes(name)) return quoteName(name);
      return `${own.includes(name) ? `CAST(NULL AS ${sqlType})` : said[name]} AS ${quoteName(name)}`;
    })
    .join(', ');
}

function byFile(files: readonly LeanFile[], say: (file: LeanFile) => string): string {
  const [first, ...more] = files;
  if (first === undefined) return 'NULL';
  if (more.length === 0) return say(first);
  return `CASE filename ${files.map((file) => `WHEN ${quoteText(file.path)} THEN ${say(file)}`).join(' ')} END`;
}

function pathsOf(files: readonly { readonly path: string }[]): string {
  return `[${files.map(({ path }) => quoteText(path)).join(', ')}]`;
}
