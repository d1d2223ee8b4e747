import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { Problem } from '../../../../base/problem.ts';
import type { ReadLimits } from '../limits.ts';
import { readProblem } from '../problems.ts';
import { decoded, TEXT } from './plain-text.ts';
import type { ElementParser } from './shortcut.ts';
import { localName } from './workbook.ts';

const FLUSH = 1 << 20;
const ITEM = new RegExp(`[ \\t\\n]*<si><t(?: xml:space="preserve")?>(${TEXT})</t></si>`, 'y');

/**
 * A workbook's shared strings, by index. The first ones stay in memory; beyond the limit they go to a temporary file
 * of which only the offsets are kept, so that a workbook of a million remarks does not fill the heap.
 */
export class SharedStrings implements ElementParser {
  readonly ending = '</si>';
  ended = 0;
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
  private depth = 0;
  /** The depth at which items lie. */
  private itemDepth = -1;

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

  takePlain(text: string, from: number): boolean {
    ITEM.lastIndex = from;
    const item = ITEM.exec(text);
    const plain = item === null ? undefined : decoded(item[1] ?? '');
    if (plain === undefined) return false;
    if (this.fits(plain)) this.keep(plain);
    return true;
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

  private fits(text: string): boolean {
    if (text.length > this.limits.cell) this.stop(readProblem('read.huge-cell', { limit: this.limits.cell }));
    return this.problem === undefined;
  }

  private open(name: string): void {
    this.depth++;
    if (name === 'si') this.text = '';
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = !this.inPhonetic;
    else if (name === 'sst') this.itemDepth = this.depth;
  }

  private take(text: string): void {
    if (!this.inText || this.problem !== undefined) return;
    this.text += text;
    this.fits(this.text);
  }

  private close(name: string): void {
    this.depth--;
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si' && this.problem === undefined) {
      this.keep(this.text);
      if (this.depth === this.itemDepth && !this.inText && !this.inPhonetic) this.ended++;
    } else if (name === 'sst') this.itemDepth = -1;
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
