import type { Problem } from '../../../../base/problem.ts';
import type { ReadLimits } from '../limits.ts';
import { readProblem } from '../problems.ts';
import { columnIndex, type NumberFormat, numberText } from './cells.ts';

/** What a sheet needs of its workbook. */
export interface SheetContext {
  readonly string: (index: number) => string | undefined;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  readonly limits: ReadLimits;
}

/** Takes one row: its number as Excel shows it, and its cells. Returns a problem to stop at. */
export type RowSink = (row: number, cells: readonly string[]) => Problem | undefined;

/** Where the cells of a sheet stand and what they say, however its XML was read. */
export class SheetRows {
  /** Why reading stopped; nothing is taken after it. */
  problem: Problem | undefined;
  errorCells = 0;
  errorExample = '';
  uncomputed = 0;
  private readonly context: SheetContext;
  private readonly sink: RowSink;
  private row = 0;
  private cells: string[] = [];
  private column = -1;

  constructor(context: SheetContext, sink: RowSink) {
    this.context = context;
    this.sink = sink;
  }

  stop(problem: Problem): void {
    this.problem ??= problem;
  }

  /** A row without a reference follows the one before. */
  openRow(reference: string | undefined): void {
    const next = reference === undefined ? this.row + 1 : Number(reference);
    const { rows } = this.context.limits;
    if (!Number.isSafeInteger(next) || next <= this.row) {
      this.stop(readProblem('read.broken', { why: `row ${reference} after row ${this.row}` }));
    } else if (next > rows) this.stop(readProblem('read.too-long', { limit: rows }));
    this.row = next;
    this.cells = [];
    this.column = -1;
  }

  /** So does a cell. */
  openCell(reference: string | undefined): void {
    const index = reference === undefined ? this.column + 1 : columnIndex(reference);
    const { columns } = this.context.limits;
    if (index < 0) this.stop(readProblem('read.broken', { why: `cell ${reference}` }));
    else if (index >= columns) {
      this.stop(readProblem('read.too-wide', { cell: reference ?? `${index + 1}`, limit: columns }, { row: this.row }));
    }
    this.column = index;
  }

  /** Whether a cell may hold this much; also asked while its text still arrives. */
  fits(text: string): boolean {
    const { cell } = this.context.limits;
    if (text.length > cell) this.stop(readProblem('read.huge-cell', { limit: cell }, { row: this.row }));
    return this.problem === undefined;
  }

  closeCell(type: string, style: number, text: string, formula: boolean): void {
    if (!this.fits(text)) return;
    if (formula && text === '') this.uncomputed++;
    const value = text === '' ? '' : this.cellText(type, style, text);
    if (value === '') return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = value;
  }

  closeRow(): void {
    if (this.problem === undefined) this.problem = this.sink(this.row, this.cells);
  }

  private cellText(type: string, style: number, text: string): string {
    switch (type) {
      case 's': {
        const shared = this.context.string(Number(text));
        if (shared === undefined) this.stop(readProblem('read.broken', { why: `shared string ${text}` }));
        return shared ?? '';
      }
      case 'b':
        return text.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        this.errorCells++;
        this.errorExample ||= text;
        return '';
      case 'n':
        return numberText(text, this.context.formats[style] ?? 'general', this.context.from1904);
      case 'd':
        return text.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '');
      default:
        return text;
    }
  }
}
