import { Decimal } from './decimal.ts';
import { eachLang, type Lang, sameText, type Text } from './text.ts';

/**
 * Units of measure. A unit is written `yuan`, `points`, `yuan/h`, `yuan*day`; `ratio` is the unit of pure numbers.
 * Units multiply and divide; only equal units add or compare (a plan that adds yuan to points is refused).
 */

const BASE_UNITS = ['yuan', 'points', 'count', 's', 'min', 'h', 'day', 'month', 'person'] as const;
export type BaseUnit = (typeof BASE_UNITS)[number];

/** Exponents by base unit, none of them 0; an empty record is a pure number. */
export type Dimensions = Readonly<Partial<Record<BaseUnit, number>>>;

export const RATIO: Dimensions = {};

const HUNDRED = Decimal.int(100);

/** Reads a unit; `undefined` where a word is not a unit. `ratio`, `percent` and `''` are pure numbers. */
export function parseUnit(text: string): Dimensions | undefined {
  const words = text.replace(/\s+/g, '').split(/([*/])/);
  let result: Dimensions = RATIO;
  let sign = 1;
  for (const word of words) {
    if (word === '*' || word === '/') {
      sign = word === '*' ? 1 : -1;
      continue;
    }
    if (word === '' || word === 'ratio' || word === 'percent' || word === '1') continue;
    if (!isBaseUnit(word)) return undefined;
    result = combine(result, { [word]: 1 }, sign);
  }
  return result;
}

export function multiplyUnits(a: Dimensions, b: Dimensions): Dimensions {
  return combine(a, b, 1);
}

export function divideUnits(a: Dimensions, b: Dimensions): Dimensions {
  return combine(a, b, -1);
}

export function sameUnit(a: Dimensions, b: Dimensions): boolean {
  return BASE_UNITS.every((unit) => (a[unit] ?? 0) === (b[unit] ?? 0));
}

/** Canonical text: `yuan*day/h`; `ratio` for pure numbers. */
export function unitText(unit: Dimensions): string {
  const up: string[] = [];
  const down: string[] = [];
  for (const base of BASE_UNITS) {
    const exponent = unit[base] ?? 0;
    for (let i = 0; i < Math.abs(exponent); i++) (exponent > 0 ? up : down).push(base);
  }
  if (up.length === 0 && down.length === 0) return 'ratio';
  return (up.join('*') || '1') + down.map((d) => `/${d}`).join('');
}

/** The unit as a reader writes it after a number: 元, 分, 元/小时. */
export function unitName(unit: string): Text {
  return eachLang((lang) => nameIn(unit, lang));
}

function nameIn(unit: string, lang: Lang): string {
  if (unit === 'ratio' || unit === '') return '';
  if (isBaseUnit(unit)) return UNIT_NAMES[unit][lang];
  const words = unit.split(/([*/])/);
  return words.map((word) => (isBaseUnit(word) ? UNIT_NAMES[word][lang] : word === '*' ? '·' : word)).join('');
}

/** A number for people: `1,234.50 元`, `93.4 %` for ratios; the exact value when its digits end. */
export function showQuantity(value: Decimal, unit: string, lang: Lang): string {
  if (unit === 'percent') return `${grouped(value.times(HUNDRED).toDigits(4))} %`;
  const name = nameIn(unit, lang);
  const text = unit === 'yuan' ? grouped(value.toFixed(2)) : grouped(value.toDigits(6));
  return name === '' ? text : `${text} ${name}`;
}

/** {@link showQuantity} in all three languages, the digits written once. */
export function quantityText(value: Decimal, unit: string): Text {
  if (unit === 'percent') return sameText(showQuantity(value, unit, 'en'));
  const name = unitName(unit);
  const text = unit === 'yuan' ? grouped(value.toFixed(2)) : grouped(value.toDigits(6));
  return name.en === '' ? sameText(text) : eachLang((lang) => `${text} ${name[lang]}`);
}

/** What lies between two shares is counted in: `%` would be a share of one of them. */
export const PERCENT_POINTS: Text = { 'zh-CN': '个百分点', 'zh-TW': '個百分點', en: 'pp' };

/** How far two numbers of a unit lie apart: `60.00 元`, between shares `6.2 个百分点`. */
export function showDistance(by: Decimal, unit: string, lang: Lang): string {
  if (unit !== 'percent') return showQuantity(by, unit, lang);
  return `${grouped(by.times(HUNDRED).toDigits(4))} ${PERCENT_POINTS[lang]}`;
}

/** {@link showDistance} with its direction: `+60.00 元`, `−6.2 个百分点`. */
export function showDifference(by: Decimal, unit: string, lang: Lang): string {
  const sign = by.sign() > 0 ? '+' : by.sign() < 0 ? '−' : '';
  return sign + showDistance(by.abs(), unit, lang);
}

/** Thousands separators on the whole part: `1234.5` → `1,234.5`. */
export function grouped(plain: string): string {
  const [point, first] = [plain.indexOf('.'), plain.search(/\d/)];
  let text = plain;
  for (let at = (point < 0 ? plain.length : point) - 3; at > first; at -= 3)
    text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}

function isBaseUnit(word: string): word is BaseUnit {
  return (BASE_UNITS as readonly string[]).includes(word);
}

function combine(a: Dimensions, b: Dimensions, sign: number): Dimensions {
  const result: Partial<Record<BaseUnit, number>> = {};
  for (const unit of BASE_UNITS) {
    const exponent = (a[unit] ?? 0) + sign * (b[unit] ?? 0);
    if (exponent !== 0) result[unit] = exponent;
  }
  return result;
}

const UNIT_NAMES: Readonly<Record<BaseUnit, Text>> = {
  yuan: { 'zh-CN': '元', 'zh-TW': '元', en: 'yuan' },
  points: { 'zh-CN': '分', 'zh-TW': '分', en: 'points' },
  count: { 'zh-CN': '次', 'zh-TW': '次', en: 'count' },
  s: { 'zh-CN': '秒', 'zh-TW': '秒', en: 's' },
  min: { 'zh-CN': '分钟', 'zh-TW': '分鐘', en: 'min' },
  h: { 'zh-CN': '小时', 'zh-TW': '小時', en: 'h' },
  day: { 'zh-CN': '天', 'zh-TW': '天', en: 'days' },
  month: { 'zh-CN': '个月', 'zh-TW': '個月', en: 'months' },
  person: { 'zh-CN': '人', 'zh-TW': '人', en: 'people' },
};
