import { describe, expect, it } from 'vitest';
import { columnIndex, numberFormat, numberText } from './cells.ts';

describe('numbers of a sheet', () => {
  it.each([
    [14, undefined, '45296', '2024-01-05'],
    [22, undefined, '45296.384004629627', '2024-01-05 09:12:58'],
    [21, undefined, '0.38400462962962961', '09:12:58'],
    [46, undefined, '1.0849768518518519', '26:02:22'],
    [164, 'yyyy"年"m"月"d"日"', '45296', '2024-01-05'],
    [164, '[$-804]yyyy-mm-dd hh:mm;@', '45296.5', '2024-01-05 12:00:00'],
    [164, '[h]:mm:ss', '1.5', '36:00:00'],
    [164, 'mm:ss', '0.0016550925925925926', '00:02:23'],
    [164, '0.00%', '0.93200000000000005', '93.2%'],
    [164, '#,##0.00_);[Red](#,##0.00)', '1234.5', '1234.5'],
    [164, '"d"0', '5', '5'],
    [0, undefined, '1E-7', '0.0000001'],
    [0, undefined, '1.2345678901234567E+20', '123456789012345670000'],
    [0, undefined, '0.1', '0.1'],
    [14, undefined, '1', '1900-01-01'],
    [14, undefined, '61', '1900-03-01'],
    [14, undefined, '-5', '-5'],
    [0, undefined, 'abc', 'abc'],
  ])('with format %s %s writes %s as %s', (id, code, raw, text) => {
    expect(numberText(raw, numberFormat(id, code), false)).toBe(text);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('0.5', 'datetime', true)).toBe('12:00:00');
    expect(numberText('43834', 'date', true)).toBe('2024-01-05');
  });

  it('reads column references', () => {
    expect(['A1', 'Z9', 'AA1', 'XFD1048576', '1', 'AAAAAA1'].map(columnIndex)).toEqual([0, 25, 26, 16383, -1, -1]);
  });
});
