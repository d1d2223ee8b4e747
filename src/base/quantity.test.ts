import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { divideUnits, multiplyUnits, parseUnit, RATIO, sameUnit, showQuantity, unitText } from './quantity.ts';

const unit = (text: string) => parseUnit(text) ?? RATIO;

describe('units', () => {
  it('cancel when an hourly rate meets hours', () => {
    expect(unitText(multiplyUnits(unit('yuan/h'), unit('h')))).toBe('yuan');
    expect(sameUnit(divideUnits(unit('yuan'), unit('yuan')), RATIO)).toBe(true);
  });

  it('read back what they write', () => {
    for (const text of ['yuan', 'yuan/h', 'yuan*day/h', '1/h', 'ratio']) expect(unitText(unit(text))).toBe(text);
  });

  it('refuse unknown words', () => {
    expect(parseUnit('yuan/parsec')).toBeUndefined();
  });

  it('show money with separators and two decimals', () => {
    expect(showQuantity(Decimal.of('1234567.5'), 'yuan', 'zh-CN')).toBe('1,234,567.50 元');
    expect(showQuantity(Decimal.of('-1234'), 'points', 'en')).toBe('-1,234 points');
    expect(showQuantity(Decimal.ratio(2, 3), 'percent', 'en')).toBe('66.6667 %');
  });
});
