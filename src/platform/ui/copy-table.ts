import { type Copied, type CopiedCell, copied, plainCell } from './copied.ts';

/** Puts what is selected of a table on the clipboard as a spreadsheet wants it, or the whole table with its headers. */

/** For a copy event: false where the browser's own copy is right, for it is within one cell or outside of the table. */
export function copySelection(table: HTMLTableElement, clipboard: DataTransfer | null): boolean {
  const selection = window.getSelection();
  if (clipboard === null || selection === null) return false;
  if (selection.isCollapsed) return false;
  const rows = rowsOf(table, (cell) => selection.containsNode(cell, true));
  if (rows.flat().length < 2) return false;
  give(clipboard, copied(rows));
  return true;
}

/** The whole table, headers included, whatever is selected. The command works on plain HTTP, too, where the newer way is withheld. */
export function copyTable(table: HTMLTableElement): boolean {
  const content = copied(rowsOf(table, () => true));
  const fill = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return;
    give(event.clipboardData, content);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done;
}

export function giveTable(table: HTMLTableElement, clipboard: DataTransfer): void {
  give(clipboard, copied(rowsOf(table, () => true)));
}

function give(clipboard: DataTransfer, { tsv, html }: Copied): void {
  clipboard.setData('text/plain', tsv);
  clipboard.setData('text/html', html);
}

function rowsOf(table: HTMLTableElement, wanted: (cell: Node) => boolean): readonly (readonly CopiedCell[])[] {
  const hidden = hiddenColumns(table);
  return [...table.rows]
    .map((row) => [...row.cells].filter((cell) => !hidden.has(cell.cellIndex) && wanted(cell)).map(cellOf))
    .filter((cells) => cells.length > 0);
}

/** A column that a narrow screen does without is not copied unseen; the head knows, and a long table need not be laid out. */
function hiddenColumns(table: HTMLTableElement): ReadonlySet<number> {
  const head = [...(table.tHead?.rows[0]?.cells ?? [])];
  return new Set(head.filter((cell) => getComputedStyle(cell).display === 'none').map((cell) => cell.cellIndex));
}

/** A quantity says its digits itself; what only readers of the page hear, and signs of sorting, are no content. */
function cellOf(cell: HTMLTableCellElement): CopiedCell {
  const head = cell.tagName === 'TH' ? { head: true } : {};
  const quantities = [...cell.querySelectorAll<HTMLElement>('[data-copy]')];
  if (quantities.length === 1) {
    const digits = quantities[0]?.dataset.copy ?? '';
    return { ...head, text: digits, number: digits !== '' };
  }
  const read = cell.cloneNode(true) as HTMLElement;
  for (const heard of read.querySelectorAll('.visually-hidden, [aria-hidden="true"]')) heard.remove();
  return { ...head, ...plainCell(read.textContent ?? '') };
}
