import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { eachLang, type Text } from '../../../base/text.ts';
import { type Evaluation, isMoney, type Line, lineValue } from '../../../plan/index.ts';
import type { NotCounted } from './model.ts';

/** What of somebody's pay counts towards the minimum wage: each city says what it leaves out. */

export interface Counted {
  readonly amount: Decimal;
  /** How it came to that, as a sum to be read. */
  readonly sum: Text;
}

export interface PaidBefore {
  readonly evaluation: Evaluation;
  /** The pay line, less what was taken back with it. */
  readonly total: Decimal;
  /** The person's own insurance and fund of the month; null where nobody worked them out. */
  readonly contributions: Decimal | null;
}

export function countedPay(paid: PaidBefore, leftOut: readonly NotCounted[]): Counted {
  const parts = leftOut
    .map((what) => ({ what, amount: amountOf(what, paid) }))
    .filter(({ amount }) => amount !== null && amount.sign() > 0) as readonly Part[];
  const amount = parts.reduce((sum, part) => sum.minus(part.amount), paid.total);
  return { amount, sum: eachLang((lang) => sumText(paid.total, parts, amount, (what) => WORDS[what][lang])) };
}

interface Part {
  readonly what: NotCounted;
  readonly amount: Decimal;
}

function amountOf(what: NotCounted, { evaluation, contributions }: PaidBefore): Decimal | null {
  if (what === 'own_contributions') return contributions;
  const is = ({ mechanism, allowance }: Line) => (what === 'overtime' ? mechanism.type === what : allowance === what);
  return sumOfLines(evaluation, (line) => line.kind === 'earning' && is(line));
}

export function sumOfLines({ compiled, ...evaluation }: Evaluation, counts: (line: Line) => boolean): Decimal {
  return compiled.plan.lines
    .filter((line) => isMoney(line.kind) && counts(line))
    .map((line) => lineValue({ compiled, ...evaluation }, line.id))
    .reduce<Decimal>((sum, value) => (value instanceof Decimal ? sum.plus(value) : sum), Decimal.ZERO);
}

function sumText(total: Decimal, parts: readonly Part[], amount: Decimal, say: (what: NotCounted) => string): string {
  if (parts.length === 0) return moneyText(amount);
  const taken = parts.map((part) => `− ${moneyText(part.amount)} (${say(part.what)})`);
  return [moneyText(total), ...taken, '=', moneyText(amount)].join(' ');
}

const WORDS: Readonly<Record<NotCounted, Text>> = {
  overtime: { 'zh-CN': '加班费', 'zh-TW': '加班費', en: 'overtime' },
  conditions: {
    'zh-CN': '中夜班、高温等特殊条件津贴',
    'zh-TW': '中夜班、高溫等特殊條件津貼',
    en: 'allowances for shifts, heat and other conditions',
  },
  meals: { 'zh-CN': '伙食补贴', 'zh-TW': '伙食補貼', en: 'meals' },
  transport: { 'zh-CN': '交通补贴', 'zh-TW': '交通補貼', en: 'transport' },
  housing: { 'zh-CN': '住房补贴', 'zh-TW': '住房補貼', en: 'housing' },
  welfare: { 'zh-CN': '福利待遇', 'zh-TW': '福利待遇', en: 'welfare' },
  own_contributions: {
    'zh-CN': '个人保险和公积金',
    'zh-TW': '個人保險和公積金',
    en: 'own insurance and fund',
  },
};
