import { describe, expect, it } from 'vitest';
import { insertItem, removeItem, setList } from './edit-list.ts';

const TEXT = `lines:
  coefficient:
    band:
      of: deductions
      steps:
        - { to: 20, is: 1.2 } # by the notice of 2026
        # the middle
        - to: 30
          is: 1.0
        - { else: 0 }
    note: { en: "kept: as it is" }
  bonus: { band: { of: x, steps: [{ to: 1, is: 0 }, { to: 2, is: 5 }, { else: 9 }] } }
`;
const STEPS = ['lines', 'coefficient', 'band', 'steps'];
const FLOW = ['lines', 'bonus', 'band', 'steps'];

describe('a list in a plan’s text', () => {
  it('takes a new entry on a line of its own, and leaves every other character alone', () => {
    const edited = insertItem(TEXT, STEPS, 1, '{ to: 25, is: 1.1 }');
    expect(edited).toBe(TEXT.replace('        - to: 30', '        - { to: 25, is: 1.1 }\n        - to: 30'));
  });

  it('takes one between the others of a list in brackets', () => {
    expect(insertItem(TEXT, FLOW, 2, '{ to: 3, is: 7 }')).toBe(
      TEXT.replace('{ else: 9 }', '{ to: 3, is: 7 }, { else: 9 }'),
    );
  });

  it('loses an entry with its remark at the line’s end, of several lines or the last', () => {
    expect(removeItem(TEXT, STEPS, 0)).toBe(
      TEXT.replace('        - { to: 20, is: 1.2 } # by the notice of 2026\n', ''),
    );
    expect(removeItem(TEXT, STEPS, 1)).toBe(TEXT.replace('        - to: 30\n          is: 1.0\n', ''));
    expect(removeItem(TEXT, STEPS, 2)).toBe(TEXT.replace('        - { else: 0 }\n', ''));
    expect(removeItem(TEXT, FLOW, 0)).toBe(TEXT.replace('{ to: 1, is: 0 }, ', ''));
    expect(removeItem(TEXT, FLOW, 2)).toBe(TEXT.replace(', { else: 9 }', ''));
  });

  it('is replaced as a whole, however it was written', () => {
    const posts = 'applies: { posts: [basic], statuses: [trial] }\npays: month\n';
    expect(setList(posts, ['applies', 'posts'], ['基础客服', 'a: b'])).toBe(
      posts.replace('[basic]', '[基础客服, "a: b"]'),
    );
    const block = 'applies:\n  posts:\n    - basic\n    - vip\npays: month\n';
    expect(setList(block, ['applies', 'posts'], ['voice'])).toBe('applies:\n  posts:\n    [voice]\npays: month\n');
    expect(setList(posts, ['applies', 'levels'], ['x'])).toBe(posts.replace('{ posts', '{ levels: [x], posts'));
    expect(setList(block, ['applies', 'levels'], ['x'])).toBe(block.replace('  posts', '  levels: [x]\n  posts'));
    expect(setList(posts, ['nobody', 'posts'], ['x'])).toBeUndefined();
  });

  it('keeps its last entry, and says so where there is none', () => {
    expect(removeItem('a: [1]\n', ['a'], 0)).toBeUndefined();
    expect(removeItem(TEXT, STEPS, 9)).toBeUndefined();
    expect(insertItem(TEXT, ['lines', 'nothing'], 0, 'x')).toBeUndefined();
    expect(insertItem('a: [', ['a'], 0, 'x')).toBeUndefined();
  });
});
