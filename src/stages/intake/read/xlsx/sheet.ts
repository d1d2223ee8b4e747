import { SaxesParser } from 'saxes';
import type { Problem } from '../../../../base/problem.ts';
import { readProblem } from '../problems.ts';
import { PlainRow } from './plain-row.ts';
import type { SheetRows } from './rows.ts';
import type { ElementParser } from './shortcut.ts';
import { localName } from './workbook.ts';

/**
 * Reads a sheet's XML as it arrives, one row in memory. Merged areas are not unfolded: their value stands in the
 * first cell, and header lines are joined later; so a merge over a million rows costs nothing.
 */
export class SheetParser implements ElementParser {
  readonly ending = '</row>';
  ended = 0;
  private readonly rows: SheetRows;
  private readonly parser = new SaxesParser({ position: false });
  private readonly plain = new PlainRow();
  private depth = 0;
  /** The depth at which rows lie. */
  private rowDepth = -1;
  private type = 'n';
  private style = 0;
  private text = '';
  private hasFormula = false;
  /** Inside `<v>` or `<t>`: the only text of a sheet that is data. */
  private inValue = false;
  /** Phonetic readings (`rPh`) stand beside a text and are not part of it. */
  private inPhonetic = false;
  private sawSheet = false;

  constructor(rows: SheetRows) {
    this.rows = rows;
    this.parser.on('error', (error) => rows.stop(readProblem('read.broken', { why: error.message })));
    this.parser.on('opentag', (tag) => this.open(localName(tag.name), tag.attributes as Record<string, string>));
    this.parser.on('closetag', (tag) => this.close(localName(tag.name)));
    this.parser.on('text', (text) => this.take(text));
    this.parser.on('cdata', (text) => this.take(text));
  }

  get problem(): Problem | undefined {
    return this.rows.problem;
  }

  write(chunk: string): void {
    if (this.problem === undefined) this.parser.write(chunk);
  }

  end(): void {
    if (this.problem !== undefined) return;
    this.parser.close();
    if (!this.sawSheet) this.rows.stop(readProblem('read.broken', { why: 'no worksheet in the part' }));
  }

  takePlain(text: string, from: number): boolean {
    if (!this.plain.scan(text, from)) return false;
    this.plain.tell(this.rows);
    return true;
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth++;
    if (this.problem !== undefined) return;
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = !this.inPhonetic;
    else if (name === 'row') this.rows.openRow(attributes.r);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'sheetData') this.rowDepth = this.depth;
    else if (name === 'worksheet') this.sawSheet = true;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    this.rows.openCell(attributes.r);
    this.type = attributes.t ?? 'n';
    this.style = Number(attributes.s ?? 0);
    this.text = '';
    this.hasFormula = false;
  }

  private take(text: string): void {
    if (!this.inValue || this.problem !== undefined) return;
    this.text += text;
    this.rows.fits(this.text);
  }

  private close(name: string): void {
    this.depth--;
    if (this.problem !== undefined) return;
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.rows.closeCell(this.type, this.style, this.text, this.hasFormula);
    else if (name === 'row') {
      this.rows.closeRow();
      if (this.depth === this.rowDepth && !this.inValue && !this.inPhonetic) this.ended++;
    } else if (name === 'sheetData') this.rowDepth = -1;
  }
}
