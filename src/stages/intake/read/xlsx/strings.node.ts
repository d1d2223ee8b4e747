import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { Problem } from '../../../../base/problem.ts';
import type { ReadLimits } from '../limits.ts';
import { readProblem } from '../problems.ts';
import { localName } from './workbook.ts';

const FLUSH = 1 << 20;

/**
 * A workbook's shared strings, by index. The first ones stay in memory; beyond the limit they go to a temporary file
 * of which only the offsets are kept, so that a workbook of a million remarks does not fill the heap.
 */
export class SharedStrings {
  problem: Problem | undefined;
  private readonly kept: string[] = [];
  private keptLength = 0;
  private readonly path: string;
  private readonly limits: ReadLimits;
  private file: number | undefined;
  private readonly ends: number[] = [];
  private readonly waiting: Buffer[] = [];
  private waitingLength = 0;
  private readonly parser = new SaxesParser({ position: false });
  private text = '';
  private inText = false;
  private inPhonetic = false;

  constructor(path: string, limits: ReadLimits) {
    this.path = path;
    this.limits = limits;
    this.parser.on('error', (error) => this.stop(readProblem('read.broken', { why: error.message })));
    this.parser.on('opentag', (tag) => this.open(localName(tag.name)));
    this.parser.on('text', (text) => this.take(text));
    this.parser.on('cdata', (text) => this.take(text));
    this.parser.on('closetag', (tag) => this.close(localName(tag.name)));
  }

  write(chunk: string): void {
    if (this.problem === undefined) this.parser.write(chunk);
  }

  end(): void {
    if (this.problem === undefined) this.parser.close();
    this.flush();
  }

  at(index: number): string | undefined {
    if (index < this.kept.length) return this.kept[index];
    const spilled = index - this.kept.length;
    const end = this.ends[spilled];
    if (end === undefined || this.file === undefined) return undefined;
    const start = spilled === 0 ? 0 : (this.ends[spilled - 1] ?? 0);
    const bytes = Buffer.allocUnsafe(end - start);
    readSync(this.file, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  }

  dispose(): void {
    if (this.file === undefined) return;
    closeSync(this.file);
    unlinkSync(this.path);
    this.file = undefined;
  }

  private stop(problem: Problem): void {
    this.problem ??= problem;
  }

  private open(name: string): void {
    if (name === 'si') this.text = '';
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = !this.inPhonetic;
  }

  private take(text: string): void {
    if (!this.inText || this.problem !== undefined) return;
    this.text += text;
    if (this.text.length > this.limits.cell) this.stop(readProblem('read.huge-cell', { limit: this.limits.cell }));
  }

  private close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si' && this.problem === undefined) this.keep(this.text);
  }

  private keep(text: string): void {
    if (this.ends.length === 0 && this.keptLength + text.length <= this.limits.stringsInMemory) {
      this.kept.push(text);
      this.keptLength += text.length;
      return;
    }
    const bytes = Buffer.from(text, 'utf8');
    this.ends.push((this.ends.at(-1) ?? 0) + bytes.length);
    this.waiting.push(bytes);
    this.waitingLength += bytes.length;
    if (this.waitingLength >= FLUSH) this.flush();
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    this.file ??= openSync(this.path, 'wx+', 0o600);
    writeSync(this.file, Buffer.concat(this.waiting));
    this.waiting.length = 0;
    this.waitingLength = 0;
  }
}
