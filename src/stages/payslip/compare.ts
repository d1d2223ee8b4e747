import { Decimal } from '../../base/decimal.ts';
import { showQuantity } from '../../base/quantity.ts';
import { eachLang, type Lang, say, type Text } from '../../base/text.ts';
import type { LineChange, Payslip, PayslipLine } from './model.ts';

/** What changed from one payslip to another, one sentence a line, in the order of the newer one. */
export function comparePayslips(before: Payslip, now: Payslip): readonly LineChange[] {
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const changed = now.lines.flatMap((line) => changeOf(old.get(line.id), line, before, now));
  const kept = new Set(now.lines.map((line) => line.id));
  const gone = before.lines.filter((line) => !kept.has(line.id));
  return [...changed, ...gone.map((line) => said(line, line.amount, null, GONE, before, now))];
}

function changeOf(
  old: PayslipLine | undefined,
  line: PayslipLine,
  before: Payslip,
  now: Payslip,
): readonly LineChange[] {
  if (old === undefined) return [said(line, null, line.amount, NEW, before, now)];
  if (old.amount === line.amount) return [];
  return [said(line, old.amount, line.amount, CHANGED, before, now)];
}

function said(
  line: PayslipLine,
  was: string | null,
  is: string | null,
  words: Text,
  before: Payslip,
  now: Payslip,
): LineChange {
  const sentence = eachLang((lang) =>
    words[lang]
      .replace('{title}', say(line.title, lang))
      .replace('{was}', shown(was, line.unit, lang))
      .replace('{is}', shown(is, line.unit, lang))
      .replace('{before}', before.period)
      .replace('{now}', now.period)
      .replace('{difference}', difference(was, is, line.unit, lang)),
  );
  return { line: line.id, before: was, now: is, sentence };
}

function shown(amount: string | null, unit: string, lang: Lang): string {
  if (amount === null) return '—';
  const number = Decimal.parse(amount);
  return number ? showQuantity(number, unit, lang) : amount;
}

function difference(was: string | null, is: string | null, unit: string, lang: Lang): string {
  const [a, b] = [Decimal.parse(was ?? ''), Decimal.parse(is ?? '')];
  if (a === undefined || b === undefined) return '';
  const change = b.minus(a);
  const text = `${change.sign() > 0 ? '+' : '−'}${showQuantity(change.abs(), unit, lang)}`;
  return lang === 'en' ? ` (${text})` : `（${text}）`;
}

const CHANGED: Text = {
  'zh-CN': '{title}：{before} 为 {was}，{now} 为 {is}{difference}。',
  'zh-TW': '{title}：{before} 為 {was}，{now} 為 {is}{difference}。',
  en: '{title}: {was} in {before}, {is} in {now}{difference}.',
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
