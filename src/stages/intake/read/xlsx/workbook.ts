import { SaxesParser } from 'saxes';
import { type NumberFormat, numberFormat } from './cells.ts';

/** The small parts of a workbook, read whole; their entries are capped by the archive's guard. */

export interface SheetPart {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export function readWorkbook(xml: string): Workbook {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  eachTag(xml, (tag) => {
    if (tag.name === 'workbookPr') from1904 = /^(1|true)$/.test(tag.attributes.date1904 ?? '');
    if (tag.name !== 'sheet') return;
    const relation = Object.entries(tag.attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const hidden = (tag.attributes.state ?? 'visible') !== 'visible';
    sheets.push({ name: tag.attributes.name ?? '', relation, hidden });
  });
  return { sheets, from1904 };
}

/** Relation id → part name, resolved against `xl/`. */
export function readRelations(xml: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  eachTag(xml, (tag) => {
    if (tag.name !== 'Relationship') return;
    const target = (tag.attributes.Target ?? '').replaceAll('\\', '/');
    parts.set(tag.attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  });
  return parts;
}

/** The number format of every cell style, by its index. */
export function readStyles(xml: string): readonly NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  eachTag(
    xml,
    ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(numberFormat(id, codes.get(id)));
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return formats;
}

function eachTag(xml: string, open: (tag: Tag) => void, close: (name: string) => void = () => undefined): void {
  const parser = new SaxesParser({ position: false });
  // A part that is not well formed gives what it gave so far: the sheet itself is checked strictly.
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    open({ name: localName(tag.name), attributes: tag.attributes as Record<string, string> });
  });
  parser.on('closetag', (tag) => close(localName(tag.name)));
  parser.write(xml).close();
}

/** Some writers prefix every element: `x:row`. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
