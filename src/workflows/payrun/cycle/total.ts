import { Decimal } from '../../../base/decimal.ts';
import type { Reason } from '../../../base/explain.ts';
import { fill, LANGS, type PartialText, sameText, type Text } from '../../../base/text.ts';

/** What a month is projected to cost, and of what it is the sum: plans, their teams, and whom they pay. */

export interface Payee {
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  /** Null where the month has too little data to work it out. */
  readonly pay: Decimal | null;
}

export interface PlanTotal {
  readonly id: string;
  readonly title: PartialText;
  readonly payees: readonly Payee[];
}

const ALL: Text = { 'zh-CN': '预计成本', 'zh-TW': '預計成本', en: 'Projected cost' };
const MOVED: Text = { 'zh-CN': '与上月相比', 'zh-TW': '與上月相比', en: 'Against last month' };
const NO_TEAM: Text = { 'zh-CN': '没有小组', 'zh-TW': '沒有小組', en: 'No team' };
const SUM: Text = {
  'zh-CN': '{count} 项之和。',
  'zh-TW': '{count} 項之和。',
  en: 'The sum of {count}.',
};
const PEOPLE: Text = {
  'zh-CN': '{count} 人之和。',
  'zh-TW': '{count} 人之和。',
  en: 'The sum of {count} people.',
};
const WITHOUT: Text = {
  'zh-CN': '{count} 人之和；另有 {stuck} 人缺数据，没有算入。',
  'zh-TW': '{count} 人之和；另有 {stuck} 人缺資料，沒有算入。',
  en: 'The sum of {count} people; {stuck} more lack data and are not in it.',
};

/** Parts of one amount, which they add up to. */
export function reasonOfSum(what: 'total' | 'difference', parts: readonly Reason[]): Reason {
  const value = parts.reduce((sum, part) => sum.plus(Decimal.of(part.value ?? '0')), Decimal.ZERO);
  return step(what, what === 'total' ? ALL : MOVED, value, filled(SUM, { count: String(parts.length) }), parts);
}

export function reasonOfTotal({ id, title, payees }: PlanTotal): Reason {
  const teams = [...new Set(payees.map(({ team }) => team))].sort((a, b) => (a ?? '').localeCompare(b ?? ''));
  const parts = teams.map((team) => {
    const own = payees.filter((one) => one.team === team);
    const name = team === null ? NO_TEAM : sameText(team);
    return step(`${id} ${team ?? ''}`, name, sumOf(own), said(own), own.flatMap(paid));
  });
  return step(id, title, sumOf(payees), said(payees), parts);
}

function paid({ person, name, pay }: Payee): readonly Reason[] {
  return pay === null ? [] : [step(person, sameText(name), pay, sameText(person), [])];
}

function said(payees: readonly Payee[]): PartialText {
  const count = payees.filter(({ pay }) => pay !== null).length;
  const stuck = payees.length - count;
  return filled(stuck === 0 ? PEOPLE : WITHOUT, { count: String(count), stuck: String(stuck) });
}

function sumOf(payees: readonly Payee[]): Decimal {
  return payees.reduce((sum, { pay }) => (pay === null ? sum : sum.plus(pay)), Decimal.ZERO);
}

function step(id: string, title: PartialText, value: Decimal, sentence: PartialText, parts: readonly Reason[]): Reason {
  return { kind: 'step', id, title, value: value.toFixed(2), unit: 'yuan', sentence, parts };
}

function filled(text: Text, params: Readonly<Record<string, string>>): PartialText {
  return Object.fromEntries(LANGS.map((lang) => [lang, fill(text[lang], params)]));
}
