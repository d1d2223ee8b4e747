import type { Decimal } from '../../base/decimal.ts';
import { grouped } from '../../base/quantity.ts';
import { eachLang, fill, type Text } from '../../base/text.ts';

/** Corrections of closed periods: what became known later is paid as a signed difference in a later run (补发/补扣). */

export interface Delta {
  readonly line: string;
  /** The period whose result changed, not the one it is settled in. */
  readonly period: string;
  readonly before: Decimal;
  readonly now: Decimal;
  /** now − before, or as much of it as is settled: one month's wage can be cut so far and no further. */
  readonly difference: Decimal;
  readonly owed: Decimal;
  /** Of insurance and fund: what the employer pays besides. A contribution that has grown takes money from the person. */
  readonly employer?: Decimal;
  readonly reason: string;
}

/** One line of the payslip it is settled on. */
export function deltaSentence(delta: Delta, title: Text): Text {
  const { period, reason, employer, owed, difference } = delta;
  const words = employer === undefined ? PAY : INSURANCE;
  const left = owed.minus(difference).abs();
  return eachLang((lang) => {
    const aside = [
      ...(left.isZero() ? [] : [fill(LEFT[lang], { left: yuan(left) })]),
      ...(employer === undefined ? [] : [fill(EMPLOYER[lang], { amount: signed(employer) })]),
    ];
    return fill(SENTENCE[lang], {
      ...{ period, reason, title: title[lang], what: words[owed.sign() < 0 ? 'less' : 'more'][lang] },
      ...{ before: yuan(delta.before), now: yuan(delta.now), amount: yuan(difference.abs()) },
      aside: aside.join(''),
    });
  });
}

function yuan(amount: Decimal): string {
  return grouped(amount.toFixed(2));
}

function signed(amount: Decimal): string {
  return `${amount.sign() > 0 ? '+' : ''}${amount.toFixed(2)}`;
}

const SENTENCE: Text = {
  'zh-CN': '{what} {period} {title} {amount} 元：原为 {before}，现为 {now}{aside}。原因：{reason}',
  'zh-TW': '{what} {period} {title} {amount} 元：原為 {before}，現為 {now}{aside}。原因：{reason}',
  en: '{title} of {period}: {amount} yuan {what}, {before} before and {now} now{aside}. Reason: {reason}',
};
const PAY = {
  more: { 'zh-CN': '补发', 'zh-TW': '補發', en: 'paid later' },
  less: { 'zh-CN': '补扣', 'zh-TW': '補扣', en: 'taken back' },
} as const satisfies Readonly<Record<string, Text>>;
const INSURANCE = {
  more: { 'zh-CN': '补缴', 'zh-TW': '補繳', en: 'withheld later' },
  less: { 'zh-CN': '退回', 'zh-TW': '退回', en: 'given back' },
} as const satisfies Readonly<Record<string, Text>>;
const LEFT: Text = {
  'zh-CN': '；还有 {left} 元留待以后，因为一个月的工资最多扣五分之一，余下不低于最低工资',
  'zh-TW': '；還有 {left} 元留待以後，因為一個月的薪資最多扣五分之一，餘下不低於最低薪資',
  en: '; {left} yuan stay owed, since at most a fifth of a month’s wage may be taken and the minimum wage is left',
};
const EMPLOYER: Text = {
  'zh-CN': '；单位部分 {amount} 元',
  'zh-TW': '；單位部分 {amount} 元',
  en: '; the employer’s part {amount} yuan',
};
