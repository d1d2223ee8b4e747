import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from './name.ts';

describe('the name of an uploaded file', () => {
  it('stays as it was where nothing is wrong with it', () => {
    expect(safeName('千牛客服绩效20260901.xlsx')).toBe('千牛客服绩效20260901.xlsx');
  });

  it('leads nowhere but into its folder', () => {
    expect(safeName('../../etc/passwd')).toBe('passwd');
    expect(safeName('..\\..\\boot.ini')).toBe('boot.ini');
    expect(safeName('..')).toBe('file');
    expect(safeName('.hidden.csv')).toBe('hidden.csv');
    expect(safeName('')).toBe('file');
    expect(safeName('a\u0000.csv')).toBe('a.csv');
  });

  it('does not hide its ending behind marks of direction', () => {
    expect(safeName('report\u202excod.exe')).toBe('reportxcod.exe');
  });

  it('is none that Windows takes for a device', () => {
    expect(safeName('CON.csv')).toBe('_CON.csv');
  });

  it('is told apart from another of the same name', () => {
    expect(safeName('a.csv', new Set(['a.csv', 'a (2).csv']))).toBe('a (3).csv');
  });

  it('is short, without a separator and never empty, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeName(given);
        expect(name).not.toMatch(/[\\/]/);
        expect(name).not.toContain('\0');
        expect(name).not.toMatch(/^\./);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(121);
      }),
    );
  });
});
