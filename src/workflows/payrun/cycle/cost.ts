import { Decimal } from '../../../base/decimal.ts';
import type { Reason } from '../../../base/explain.ts';
import { grouped } from '../../../base/quantity.ts';
import { fill, LANGS, type PartialText, type Text } from '../../../base/text.ts';

/** What a month costs beside the month before, and why it differs: who is new, who is gone, and what became of the rest. */

export interface MonthCost {
  readonly period: string;
  /** Person → pay; who could not be worked out is not in it. */
  readonly pay: ReadonlyMap<string, Decimal>;
}

interface Part {
  readonly id: 'joined' | 'left' | 'stayed';
  readonly count: number;
  readonly difference: Decimal;
}

export function differenceOf(
  now: MonthCost,
  before: MonthCost,
): { readonly total: Decimal; readonly parts: readonly Part[] } {
  const part = (id: Part['id'], people: readonly string[]): Part => ({
    id,
    count: people.length,
    difference: people.reduce(
      (sum, one) => sum.plus(now.pay.get(one) ?? Decimal.ZERO).minus(before.pay.get(one) ?? Decimal.ZERO),
      Decimal.ZERO,
    ),
  });
  const [here, there] = [[...now.pay.keys()], [...before.pay.keys()]];
  const parts = [
    part(
      'joined',
      here.filter((one) => !before.pay.has(one)),
    ),
    part(
      'left',
      there.filter((one) => !now.pay.has(one)),
    ),
    part(
      'stayed',
      here.filter((one) => before.pay.has(one)),
    ),
  ];
  return { total: parts.reduce((sum, { difference }) => sum.plus(difference), Decimal.ZERO), parts };
}

const TITLES: Readonly<Record<Part['id'], Text>> = {
  joined: { 'zh-CN': '新增人员', 'zh-TW': '新增人員', en: 'People who were not paid before' },
  left: { 'zh-CN': '不再核算的人员', 'zh-TW': '不再核算的人員', en: 'People who are not paid any more' },
  stayed: { 'zh-CN': '两期都有的人员', 'zh-TW': '兩期都有的人員', en: 'People paid in both' },
};
const SENTENCE: Text = {
  'zh-CN': '{period} 预计 {now}，{before} 发放 {was}。',
  'zh-TW': '{period} 預計 {now}，{before} 發放 {was}。',
  en: '{period} is projected at {now}; {before} paid {was}.',
};
const PEOPLE: Text = { 'zh-CN': '{count} 人。', 'zh-TW': '{count} 人。', en: '{count} people.' };

export function reasonOfCost(
  plan: { readonly id: string; readonly title: PartialText },
  now: MonthCost,
  before: MonthCost,
): Reason {
  const { total, parts } = differenceOf(now, before);
  const sum = ({ pay }: MonthCost) =>
    grouped([...pay.values()].reduce((all, one) => all.plus(one), Decimal.ZERO).toFixed(2));
  const told = { period: now.period, before: before.period, now: sum(now), was: sum(before) };
  return {
    kind: 'step',
    id: plan.id,
    title: plan.title,
    value: total.toFixed(2),
    unit: 'yuan',
    sentence: filled(SENTENCE, told),
    parts: parts.map(({ id, count, difference }) => ({
      kind: 'step',
      id,
      title: TITLES[id],
      value: difference.toFixed(2),
      unit: 'yuan',
      sentence: filled(PEOPLE, { count: String(count) }),
      parts: [],
    })),
  };
}

function filled(text: Text, params: Readonly<Record<string, string>>): PartialText {
  return Object.fromEntries(LANGS.map((lang) => [lang, fill(text[lang], params)]));
}
