import type { Span } from './expr.ts';

/** Splits a formula into tokens. What people type in Chinese input methods (（ ） ， ≥ × ÷ ％) reads as its ASCII twin. */

export type TokenKind = 'number' | 'text' | 'name' | 'word' | 'symbol' | 'end' | 'bad';

export interface Token {
  readonly kind: TokenKind;
  /** Canonical: symbols and words in ASCII upper case, names and texts without their quotes. */
  readonly text: string;
  readonly percent: boolean;
  readonly span: Span;
}

const WORDS = new Set(['AND', 'OR', 'NOT', 'IN', 'TRUE', 'FALSE']);

const ASCII_TWIN: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '!=': '<>',
  '==': '=',
};

const SPACE = /\s+/y;
const NUMBER = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*[%％]?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
/** `[销售额（元）]` or `` `30s rate` ``: any name at all, in brackets. */
const QUOTED_NAME = /\[([^\]\n]+)\]|`([^`\n]+)`/y;
const TEXT = /"([^"\n]*)"|'([^'\n]*)'|“([^”\n]*)”/y;
const SYMBOL = /<=|>=|<>|!=|==|[-+*/(),=<>（），、＋－−×＊÷／＝＜＞≤≥≠]/y;

export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    return pattern.exec(source);
  };
  const push = (kind: TokenKind, text: string, length: number, percent = false): void => {
    tokens.push({ kind, text, percent, span: { offset, end: offset + length } });
    offset += length;
  };
  while (offset < source.length) {
    const space = match(SPACE);
    if (space) {
      offset += space[0].length;
      continue;
    }
    const next = match(NUMBER) ?? match(QUOTED_NAME) ?? match(TEXT) ?? match(NAME) ?? match(SYMBOL);
    if (!next) {
      push('bad', source.slice(offset, offset + 1), 1);
      continue;
    }
    const [whole] = next;
    const [first = ''] = whole;
    if (/\d/.test(first)) push('number', whole.replace(/[,\s%％]/g, ''), whole.trimEnd().length, /[%％]$/.test(whole));
    else if (first === '[' || first === '`') push('name', (next[1] ?? next[2] ?? '').trim(), whole.length);
    else if (first === '"' || first === "'" || first === '“')
      push('text', next[1] ?? next[2] ?? next[3] ?? '', whole.length);
    else if (/[\p{L}_]/u.test(first)) {
      const upper = whole.toUpperCase();
      push(WORDS.has(upper) ? 'word' : 'name', WORDS.has(upper) ? upper : whole, whole.length);
    } else push('symbol', ASCII_TWIN[whole] ?? whole, whole.length);
  }
  push('end', '', 0);
  return tokens;
}
