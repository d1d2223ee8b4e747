import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import {
  divideUnits,
  multiplyUnits,
  parseUnit,
  RATIO,
  sameUnit,
  showDifference,
  showDistance,
  showQuantity,
  unitText,
} from './quantity.ts';

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

  it('show what lies between two shares in points, which a percentage of one of them is not', () => {
    expect(showDistance(Decimal.of('0.062'), 'percent', 'zh-CN')).toBe('6.2 个百分点');
    expect(showDifference(Decimal.of('0.062'), 'percent', 'zh-TW')).toBe('+6.2 個百分點');
    expect(showDifference(Decimal.of('-0.062'), 'percent', 'en')).toBe('−6.2 pp');
    expect(showDifference(Decimal.ZERO, 'percent', 'en')).toBe('0 pp');
    expect(showDifference(Decimal.of('-60'), 'yuan', 'en')).toBe('−60.00 yuan');
  });
});
