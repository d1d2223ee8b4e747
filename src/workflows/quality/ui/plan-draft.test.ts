import { describe, expect, it } from 'vitest';
import { percentOf, shareOf, toggled } from './plan-draft.ts';

describe('a share of conversations', () => {
  it('is typed in percent and kept as a share, both ways', () => {
    for (const [percent, share] of [
      ['5', '0.05'],
      ['7.5', '0.075'],
      ['12.25', '0.1225'],
      ['100', '1'],
      ['', null],
    ] as const) {
      expect(shareOf(percent)).toBe(share);
      expect(percentOf(share)).toBe(percent);
    }
    expect(shareOf('５％')).toBe('0.05');
    expect(shareOf('0')).toBeNull();
  });

  it('is none where it is no percentage', () => {
    expect(['-1', '101', 'five', '1.234', '1e2'].map(shareOf)).toEqual(Array(5).fill(undefined));
  });
});

describe('posts and teams', () => {
  it('are everybody where none is ticked', () => {
    expect(toggled(null, 'a')).toEqual(['a']);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['b'], 'b')).toBeNull();
  });
});
