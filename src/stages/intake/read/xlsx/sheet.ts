import { SaxesParser } from 'saxes';
import type { Problem } from '../../../../base/problem.ts';
import type { ReadLimits } from '../limits.ts';
import { readProblem } from '../problems.ts';
import { columnIndex, type NumberFormat, numberText } from './cells.ts';
import { localName } from './workbook.ts';

/** What a sheet needs of its workbook. */
export interface SheetContext {
  readonly string: (index: number) => string | undefined;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  readonly limits: ReadLimits;
}

/** Takes one row: its number as Excel shows it, and its cells. Returns a problem to stop at. */
export type RowSink = (row: number, cells: readonly string[]) => Problem | undefined;

/**
 * Reads a sheet's XML as it arrives, one row in memory. Merged areas are not unfolded: their value stands in the
 * first cell, and header lines are joined later; so a merge over a million rows costs nothing.
 */
export class SheetParser {
  /** Why reading stopped; nothing is read after it. */
  problem: Problem | undefined;
  errorCells = 0;
  errorExample = '';
  uncomputed = 0;
  private readonly parser = new SaxesParser({ position: false });
  private readonly context: SheetContext;
  private readonly sink: RowSink;
  private row = 0;
  private cells: string[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private text = '';
  private hasValue = false;
  private hasFormula = false;
  /** Inside `<v>` or `<t>`: the only text of a sheet that is data. */
  private inValue = false;
  /** Phonetic readings (`rPh`) stand beside a text and are not part of it. */
  private inPhonetic = false;
  private sawSheet = false;

  constructor(context: SheetContext, sink: RowSink) {
    this.context = context;
    this.sink = sink;
    this.parser.on('error', (error) => this.stop(readProblem('read.broken', { why: error.message })));
    this.parser.on('opentag', (tag) => this.open(localName(tag.name), tag.attributes as Record<string, string>));
    this.parser.on('closetag', (tag) => this.close(localName(tag.name)));
    this.parser.on('text', (text) => this.take(text));
    this.parser.on('cdata', (text) => this.take(text));
  }

  write(chunk: string): void {
    if (this.problem === undefined) this.parser.write(chunk);
  }

  end(): void {
    if (this.problem !== undefined) return;
    this.parser.close();
    if (!this.sawSheet) this.stop(readProblem('read.broken', { why: 'no worksheet in the part' }));
  }

  private stop(problem: Problem): void {
    this.problem ??= problem;
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.problem !== undefined) return;
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = !this.inPhonetic;
    else if (name === 'row') this.openRow(attributes.r);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'worksheet') this.sawSheet = true;
  }

  private openRow(reference: string | undefined): void {
    const next = reference === undefined ? this.row + 1 : Number(reference);
    const { rows } = this.context.limits;
    if (!Number.isSafeInteger(next) || next <= this.row) {
      this.stop(readProblem('read.broken', { why: `row ${reference} after row ${this.row}` }));
    } else if (next > rows) this.stop(readProblem('read.too-long', { limit: rows }));
    this.row = next;
    this.cells = [];
    this.column = -1;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes.r;
    const index = reference === undefined ? this.column + 1 : columnIndex(reference);
    const { columns } = this.context.limits;
    if (index < 0) this.stop(readProblem('read.broken', { why: `cell ${reference}` }));
    else if (index >= columns) {
      this.stop(readProblem('read.too-wide', { cell: reference ?? `${index + 1}`, limit: columns }, { row: this.row }));
    }
    this.column = index;
    this.type = attributes.t ?? 'n';
    this.style = Number(attributes.s ?? 0);
    this.text = '';
    this.hasValue = false;
    this.hasFormula = false;
  }

  private take(text: string): void {
    if (!this.inValue || this.problem !== undefined) return;
    this.hasValue = true;
    this.text += text;
    const { cell } = this.context.limits;
    if (this.text.length > cell) this.stop(readProblem('read.huge-cell', { limit: cell }, { row: this.row }));
  }

  private close(name: string): void {
    if (this.problem !== undefined) return;
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') {
      const problem = this.sink(this.row, this.cells);
      if (problem !== undefined) this.stop(problem);
    }
  }

  private closeCell(): void {
    if (this.hasFormula && !this.hasValue) this.uncomputed++;
    const value = this.hasValue ? this.cellText() : '';
    if (value === '') return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = value;
  }

  private cellText(): string {
    switch (this.type) {
      case 's': {
        const shared = this.context.string(Number(this.text));
        if (shared === undefined) this.stop(readProblem('read.broken', { why: `shared string ${this.text}` }));
        return shared ?? '';
      }
      case 'b':
        return this.text.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        this.errorCells++;
        this.errorExample ||= this.text;
        return '';
      case 'n':
        return numberText(this.text, this.context.formats[this.style] ?? 'general', this.context.from1904);
      case 'd':
        return this.text.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '');
      default:
        return this.text;
    }
  }
}
