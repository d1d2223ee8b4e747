import { decoded, TEXT } from './plain-text.ts';
import type { SheetRows } from './rows.ts';

const SPACE = '[ \\t\\n]*';
const ATTRIBUTE = ' ([A-Za-z_][\\w.:-]*)="[\\w.:, -]*"';
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g');
const HEAD = new RegExp(`${SPACE}<row(?: r="(\\d{1,7})")?((?:${ATTRIBUTE})*)>`, 'y');
const FORMULA = `<f(?: t="shared"(?: ref="[A-Z\\d:]{1,40}")? si="\\d{1,9}")?(?:/>|>${TEXT}</f>)`;
const CELL = new RegExp(
  `${SPACE}<c(?: r="([A-Z]{1,3}\\d{1,7})")?(?: s="(\\d{1,5})")?(?: t="([A-Za-z]{1,9})")?(?: s="(\\d{1,5})")?` +
    `(?:/>|>(${FORMULA})?(?:<v>(${TEXT})</v>|<is><t(?: xml:space="preserve")?>(${TEXT})</t></is>)?</c>)`,
  'y',
);
const END = new RegExp(`${SPACE}</row>`, 'y');

/** A row as spreadsheet programs write nearly all of theirs: known elements, known attributes, nothing in between. */
export class PlainRow {
  private reference: string | undefined;
  private count = 0;
  private readonly references: (string | undefined)[] = [];
  private readonly types: string[] = [];
  private readonly styles: number[] = [];
  private readonly texts: string[] = [];
  private readonly formulas: boolean[] = [];
  /** The attributes of the row before: they hardly ever change. */
  private attributes = '';

  scan(text: string, from: number): boolean {
    HEAD.lastIndex = from;
    const head = HEAD.exec(text);
    if (head === null || !this.distinct(head[2] ?? '')) return false;
    this.reference = head[1];
    this.count = 0;
    let at = HEAD.lastIndex;
    for (;;) {
      CELL.lastIndex = at;
      const cell = CELL.exec(text);
      if (cell === null) break;
      at = CELL.lastIndex;
      if (!this.keep(cell)) return false;
    }
    END.lastIndex = at;
    return END.test(text);
  }

  tell(rows: SheetRows): void {
    rows.openRow(this.reference);
    for (let i = 0; i < this.count; i++) {
      rows.openCell(this.references[i]);
      rows.closeCell(this.types[i] ?? 'n', this.styles[i] ?? 0, this.texts[i] ?? '', this.formulas[i] ?? false);
    }
    rows.closeRow();
  }

  private keep(cell: RegExpExecArray): boolean {
    const [, reference, style, type, after, formula, value, inline] = cell;
    if (style !== undefined && after !== undefined) return false;
    const text = value ?? inline ?? '';
    const plain = decoded(text);
    if (plain === undefined || decoded(formula ?? '') === undefined) return false;
    const i = this.count++;
    this.references[i] = reference;
    this.types[i] = type ?? 'n';
    this.styles[i] = Number(style ?? after ?? 0);
    this.texts[i] = plain;
    this.formulas[i] = formula !== undefined;
    return true;
  }

  private distinct(attributes: string): boolean {
    if (attributes === this.attributes) return true;
    const names = Array.from(attributes.matchAll(ATTRIBUTES), (match) => match[1]);
    if (new Set(['r', ...names]).size <= names.length) return false;
    this.attributes = attributes;
    return true;
  }
}
