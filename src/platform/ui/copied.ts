/**
 * Cells as a spreadsheet takes them: plain numbers without units, n or typographic signs, texts as they read, and nothing that it
 * would run. Pure; what stands on the page is read in copy-table.ts.
 */

export interface CopiedCell {
  readonly text: string;
  /** Exact digits; everything else is text and stays it. */
  readonly number: boolean;
  readonly head?: boolean;
}

export interface Copied {
  readonly tsv: string;
  readonly html: string;
}

export function copied(rows: readonly (readonly CopiedCell[])[]): Copied {
  const tsv = rows.map((row) => row.map((cell) => quoted(inert(cell))).join('\t')).join('\r\n');
  const html = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('');
  return { tsv, html: `<table>${html}</table>` };
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** The text of a cell that is not marked as a number: one line, a real minus for a number that was typeset. */
export function plainCell(text: string): CopiedCell {
  const line = text.replace(/\s+/gu, ' ').trim();
  const digits = line.replace(/^\u2212/u, '-').replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  // An id keeps its zeros, and what is longer than a spreadsheet can count stays a text.
  const number = NUMBER.test(digits) && !/^[+-]?0\d/.test(digits) && digits.length <= 15;
  return { text: number ? digits.replace(/^\+/, '') : line === '—' ? '' : line, number };
}

/** A text that a spreadsheet would run as a formula is shown as text. */
function inert({ text, number }: CopiedCell): string {
  return !number && /^[=+\-@]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Excel would make a date of `2026-02` and a number of `007`: what is text says so. */
function cellHtml(cell: CopiedCell): string {
  const text = inert(cell).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
  if (cell.head) return `<th>${text}</th>`;
  return cell.number ? `<td>${text}</td>` : `<td style="mso-number-format:'\\@'">${text}</td>`;
}
