/**
 * What a spreadsheet puts on the clipboard as text: lines of cells between tabs, a cell with a tab, a line break or a quote in quotes.
 * A quote that nobody closes is a quote.
 */
export function readTsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const { cell, end } = readCell(text, at);
    cells.push(cell);
    at = end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) cells.push('');
      continue;
    }
    lines.push(cells);
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (cells.length > 0) lines.push(cells);
  return lines;
}

const QUOTED = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;

function readCell(text: string, at: number): { readonly cell: string; readonly end: number } {
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(text);
  if (quoted) return { cell: (quoted[1] ?? '').replaceAll('""', '"').replace(/\r\n?/g, '\n'), end: QUOTED.lastIndex };
  PLAIN.lastIndex = at;
  const cell = PLAIN.exec(text)?.[0] ?? '';
  return { cell, end: at + cell.length };
}
