import { Decimal } from '../../base/decimal.ts';
import { showDifference, showDistance, showQuantity } from '../../base/quantity.ts';
import { eachLang, type Lang, say, type Text } from '../../base/text.ts';
import type { Value } from '../../plan/index.ts';
import type { Cause } from './causes.ts';
import type { LineChange, Payslip, PayslipLine } from './model.ts';

/** What made a line differ; nothing where that is not known. */
export type Causes = (line: string) => readonly Cause[];

/** What changed from one payslip to another and because of what, one sentence a line, in the order of the newer one. */
export function comparePayslips(before: Payslip, now: Payslip, causes: Causes = () => []): readonly LineChange[] {
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const changed = now.lines.flatMap((line) => changeOf(old.get(line.id), line, before, now, causes));
  const kept = new Set(now.lines.map((line) => line.id));
  const gone = before.lines.filter((line) => !kept.has(line.id));
  const told = (line: PayslipLine) => eachLang((lang) => fill(GONE[lang], line, line.amount, null, before, now, lang));
  return [...changed, ...gone.map((line) => ({ line: line.id, before: line.amount, now: null, sentence: told(line) }))];
}

function changeOf(
  old: PayslipLine | undefined,
  line: PayslipLine,
  before: Payslip,
  now: Payslip,
  causes: Causes,
): readonly LineChange[] {
  const was = old?.amount ?? null;
  if (old !== undefined && was === line.amount) return [];
  const change = differenceOf(was, line.amount);
  const because = change === null ? [] : causes(line.id);
  const sentence = eachLang((lang) => {
    const words = old === undefined ? NEW : change === null ? OTHER : change.sign() > 0 ? MORE : LESS;
    const plain = fill(words[lang], line, was, line.amount, before, now, lang);
    const by = change === null ? '' : showDistance(change.abs(), line.unit, lang);
    return plain
      .replace('{by}', by)
      .replace('{causes}', change === null ? '' : causesText(because, change, line, lang));
  });
  return [{ line: line.id, before: was, now: line.amount, sentence }];
}

function fill(
  words: string,
  { title, unit }: PayslipLine,
  was: string | null,
  is: string | null,
  before: Payslip,
  now: Payslip,
  lang: Lang,
): string {
  return words
    .replace('{title}', say(title, lang))
    .replace('{was}', shown(was, unit, lang))
    .replace('{is}', shown(is, unit, lang))
    .replace('{before}', before.period)
    .replace('{now}', now.period);
}

/** `: unpaid days 0 → 1 day (−170.11 yuan), …`; what these leave of the change is told besides, so that it adds up. */
function causesText(causes: readonly Cause[], change: Decimal, { unit }: PayslipLine, lang: Lang): string {
  if (causes.length === 0) return '';
  const signed = (amount: Decimal) => showDifference(amount, unit, lang);
  const told = causes.map(({ input, was, is, effect }) => {
    const moved = `${valueText(was, '', lang)} → ${valueText(is, input.unit, lang)}`;
    const by = signed(effect);
    return lang === 'en' ? `${say(input.title, lang)} ${moved} (${by})` : `${say(input.title, lang)} ${moved}（${by}）`;
  });
  const rest = causes.reduce((left, { effect }) => left.minus(effect), change);
  const all = rest.isZero() ? told : [...told, `${REST[lang]} ${signed(rest)}`];
  return lang === 'en' ? `: ${all.join(', ')}` : `：${all.join('，')}`;
}

function valueText(value: Value | null, unit: string, lang: Lang): string {
  if (value instanceof Decimal) return showQuantity(value, unit, lang);
  return value === null ? '—' : typeof value === 'boolean' ? YES_NO[lang][value ? 0 : 1] : value;
}

function shown(amount: string | null, unit: string, lang: Lang): string {
  const number = Decimal.parse(amount ?? '');
  return number ? showQuantity(number, unit, lang) : (amount ?? '—');
}

function differenceOf(was: string | null, is: string | null): Decimal | null {
  const [a, b] = [Decimal.parse(was ?? ''), Decimal.parse(is ?? '')];
  return a && b ? b.minus(a) : null;
}

const REST: Text = { 'zh-CN': '其余', 'zh-TW': '其餘', en: 'the rest' };
const YES_NO: Readonly<Record<Lang, readonly [string, string]>> = {
  'zh-CN': ['是', '否'],
  'zh-TW': ['是', '否'],
  en: ['yes', 'no'],
};
const MORE: Text = {
  'zh-CN': '{title}：比 {before}（{was}）多 {by}{causes}。',
  'zh-TW': '{title}：比 {before}（{was}）多 {by}{causes}。',
  en: '{title}: {by} more than in {before} ({was}){causes}.',
};
const LESS: Text = {
  'zh-CN': '{title}：比 {before}（{was}）少 {by}{causes}。',
  'zh-TW': '{title}：比 {before}（{was}）少 {by}{causes}。',
  en: '{title}: {by} less than in {before} ({was}){causes}.',
};
/** Where one of the two is missing, or no number. */
const OTHER: Text = {
  'zh-CN': '{title}：{before} 为 {was}，{now} 为 {is}。',
  'zh-TW': '{title}：{before} 為 {was}，{now} 為 {is}。',
  en: '{title}: {was} in {before}, {is} in {now}.',
};
const NEW: Text = {
  'zh-CN': '{title}：{now} 新增，{is}。',
  'zh-TW': '{title}：{now} 新增，{is}。',
  en: '{title}: new in {now}, {is}.',
};
const GONE: Text = {
  'zh-CN': '{title}：{before} 为 {was}，{now} 没有这一项。',
  'zh-TW': '{title}：{before} 為 {was}，{now} 沒有這一項。',
  en: '{title}: {was} in {before}, no longer there in {now}.',
};
