import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';
import { DEEPEST, unstorable } from './storable.ts';

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { value };
  return value;
}

describe('what may come in as JSON', () => {
  it('is anything of whole characters, other scripts and control characters among it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 5 }), (value) => {
        expect(unstorable(value)).toBe(
          JSON.stringify(value).includes('\\u0000') ? 'a text holds the character U+0000' : null,
        );
      }),
    );
    expect(unstorable({ 客服: '绩薪 😀 \u202e \u0007', n: 1, none: null })).toBeNull();
  });

  it('holds no NUL and no half of a pair, neither in a text nor in a name', () => {
    for (const text of ['a\u0000b', '\ud800', '\udc00x', 'x\ud83d']) {
      for (const value of [text, [text], { a: { b: text } }, { [text]: 1 }])
        expect(unstorable(value)).toMatch(/^a text holds/);
    }
  });

  it('is nested no deeper than what walks it survives', () => {
    expect(unstorable(nested(DEEPEST))).toBeNull();
    expect(unstorable(nested(DEEPEST + 1))).toBe('nested more than 32 deep');
    expect(unstorable(nested(500_000))).toBe('nested more than 32 deep');
  });

  it('goes for what a cursor carries, too', () => {
    expect(readCursor(writeCursor(['王 1', 2, null]), 3)).toEqual(['王 1', 2, null]);
    for (const text of ['a\u0000b', '\ud800']) expect(readCursor(writeCursor([text]), 1)).toBeUndefined();
  });
});
