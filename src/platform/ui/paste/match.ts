/**
 * What pasting a block of cells into a grid would set, cell by cell, and what it would leave out and why. Rows and columns are known
 * by their titles where the block has them, and by their place from the cell that was pasted into where it has none. Pure.
 */

export interface PasteGrid {
  /** In their order on the page. */
  readonly rows: readonly { readonly id: string; readonly title: string }[];
  /** With everything that the head of a pasted column may call them. */
  readonly columns: readonly { readonly id: string; readonly title: string; readonly titles: readonly string[] }[];
  /** Heads of columns that say which row it is. */
  readonly rowTitles: readonly string[];
  /** Heads of columns that stand beside the values wherever the table comes from, and are not for typing. */
  readonly beside: readonly string[];
  /** Which row a text means. */
  readonly rowOf: (text: string) => RowNamed;
  /** What the cell says now; undefined where there is nothing to type into. */
  readonly current: (row: string, column: string) => string | undefined;
  /** The text as the grid writes it, or why it cannot be. */
  readonly read: (text: string, row: string, column: string) => ReadCell;
}

export type RowNamed = { readonly row: string } | 'unknown' | 'unclear';
export type ReadCell = { readonly value: string } | { readonly refused: string };

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface PastedCell {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly value: string;
}

export type LeftWhy =
  | 'row-unknown'
  | 'row-unclear'
  | 'row-twice'
  | 'row-two'
  | 'column-unknown'
  | 'beyond'
  | 'closed'
  | 'refused';

export interface LeftOut {
  /** As the block counts, its head included. */
  readonly line: number;
  /** As its head says, or by its letter. */
  readonly column: string;
  readonly value: string;
  readonly why: LeftWhy;
  /** What the grid says of a value that it refused. */
  readonly says: string;
}

export interface Pasted {
  readonly set: readonly PastedCell[];
  readonly left: readonly LeftOut[];
  /** Cells that say already what was pasted. */
  readonly same: number;
  /** Empty cells: they leave what stands there. */
  readonly blank: number;
}

type Block = readonly (readonly string[])[];

export function matchPasted(grid: PasteGrid, block: Block, at: CellPlace): Pasted {
  const layout = layoutOf(grid, block, at);
  const set: PastedCell[] = [];
  const left: LeftOut[] = [];
  const counts = { same: 0, blank: 0 };
  const seen = new Set<string>();
  for (const [index, cells] of block.entries()) {
    if (index < layout.heads) continue;
    const line = index + 1;
    const leave = (column: number, why: LeftWhy, says = '') =>
      left.push({ line, column: layout.headOf(column), value: cells[column]?.trim() ?? '', why, says });
    const filled = layout.values.filter((column) => (cells[column] ?? '').trim() !== '');
    counts.blank += layout.values.length - filled.length;
    const named = layout.rowOf(cells, index);
    if (filled.length === 0) continue;
    const fault = typeof named === 'string' ? named : seen.has(named.row) ? 'row-twice' : null;
    if (fault !== null || typeof named === 'string') {
      for (const column of [...layout.naming, ...filled]) leave(column, fault ?? 'row-unknown');
      continue;
    }
    seen.add(named.row);
    for (const column of filled) {
      const to = layout.columnOf(column);
      const before = to === undefined ? undefined : grid.current(named.row, to);
      if (to === undefined) leave(column, layout.heads > 0 ? 'column-unknown' : 'beyond');
      else if (before === undefined) leave(column, 'closed');
      else {
        const read = grid.read((cells[column] ?? '').trim(), named.row, to);
        if ('refused' in read) leave(column, 'refused', read.refused);
        else if (read.value === before) counts.same += 1;
        else set.push({ row: named.row, column: to, before, value: read.value });
      }
    }
  }
  return { set, left, ...counts };
}

interface Layout {
  /** Lines of heads: none or one. */
  readonly heads: 0 | 1;
  /** The block's columns that say which row it is, and those that hold values. */
  readonly naming: readonly number[];
  readonly values: readonly number[];
  readonly headOf: (column: number) => string;
  readonly columnOf: (column: number) => string | undefined;
  readonly rowOf: (cells: readonly string[], index: number) => { readonly row: string } | LeftWhy;
}

function layoutOf(grid: PasteGrid, block: Block, at: CellPlace): Layout {
  const width = Math.max(0, ...block.map((cells) => cells.length));
  const all = Array.from({ length: width }, (_, column) => column);
  const head = block[0] ?? [];
  const titled = new Map(all.map((column) => [column, columnTitled(grid, head[column] ?? '')]));
  const said = (titles: readonly string[], column: number) =>
    titles.some((title) => sameTitle(title, head[column] ?? ''));
  const heads = [...titled.values()].some((id) => id !== undefined) ? 1 : 0;
  const body = block.slice(heads);
  const headed = all.filter((column) => heads === 1 && said(grid.rowTitles, column));
  const naming =
    headed.length > 0 ? headed : all.filter((column) => titled.get(column) === undefined && names(grid, body, column));
  const beside = all.filter((column) => heads === 1 && said(grid.beside, column));
  const values = all.filter((column) => !naming.includes(column) && !beside.includes(column));
  return {
    heads,
    naming,
    values,
    headOf: (column) => (heads === 1 && head[column]?.trim()) || letterOf(column),
    columnOf: (column) => (heads === 1 ? titled.get(column) : grid.columns[at.column + values.indexOf(column)]?.id),
    rowOf(cells, index) {
      const row = grid.rows[at.row + index - heads]?.id;
      if (naming.length === 0) return row === undefined ? 'beyond' : { row };
      return rowNamed(
        grid,
        naming.map((column) => cells[column]?.trim() ?? '').filter((text) => text !== ''),
      );
    },
  };
}

/** Without a head, a column that names rows more often than not. */
function names(grid: PasteGrid, body: Block, column: number): boolean {
  const texts = body.map((cells) => cells[column]?.trim() ?? '').filter((text) => text !== '');
  return texts.filter((text) => grid.rowOf(text) !== 'unknown').length * 2 > texts.length;
}

/** Number and name may stand side by side: what either says is enough, and together they must mean one row. */
function rowNamed(grid: PasteGrid, texts: readonly string[]): { readonly row: string } | LeftWhy {
  const found = texts.map((text) => grid.rowOf(text));
  const rows = new Set(found.flatMap((one) => (typeof one === 'string' ? [] : [one.row])));
  const [row] = rows;
  if (rows.size > 1) return 'row-two';
  if (row !== undefined) return { row };
  return found.includes('unclear') ? 'row-unclear' : 'row-unknown';
}

/** The one column that a head can mean. */
function columnTitled(grid: PasteGrid, head: string): string | undefined {
  const found = grid.columns.filter(({ titles }) => titles.some((title) => sameTitle(title, head)));
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Width, case, blanks and what stands in brackets make no other title: `服务态度（分）`, `Attitude [attitude]`. */
function sameTitle(title: string, head: string): boolean {
  const [a, b] = [title, head].map((text) => folded(text.normalize('NFKC').replace(/[([【].*?[)\]】]/g, '')));
  return a !== '' && (a === b || folded(title) === folded(head));
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A, B, … Z, AA: as the spreadsheet that it was copied from counts. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
