import type { Reason, RowRef } from '../../base/explain.ts';
import { showQuantity } from '../../base/quantity.ts';
import { eachLang, fill, type Lang, type Text } from '../../base/text.ts';
import type { MetricCall, MetricCell } from './model.ts';
import { callText } from './request.ts';

/** What lies behind a number, and what there is to say about its rows. */
interface Behind {
  readonly rows: readonly RowRef[];
  readonly total: number;
  readonly said?: readonly Text[];
}

/** Why a metric is what it is: one sentence, the quotient, n, how sure it is, and the rows it was made of. */
export function reasonOf(call: MetricCall, cell: MetricCell, behind: Behind = { rows: [], total: 0 }): Reason {
  const { definition } = call;
  const rate = definition.shape.type !== 'sum' || definition.sources.some((source) => source.denominator !== null);
  return {
    kind: 'metric',
    id: callText(call),
    title: definition.title,
    value: cell.value?.toString() ?? null,
    unit: definition.unit,
    sentence: eachLang((lang) =>
      [sentence(call, cell, lang), ...(behind.said ?? []).map((text) => text[lang])].join(lang === 'en' ? ' ' : ''),
    ),
    ...(rate && { substituted: `${cell.numerator.toDigits()} / ${cell.n.toDigits()}` }),
    n: Math.floor(cell.n.toApproximate()),
    parts: [],
    rows: behind.rows,
    rowCount: behind.total,
  };
}

function sentence({ definition }: MetricCall, cell: MetricCell, lang: Lang): string {
  const share = definition.unit === 'ratio';
  const shown = (value: typeof cell.n): string =>
    showQuantity(share ? value.round(6, 'half-up') : value, share ? 'percent' : definition.unit, lang);
  const words = {
    title: definition.title[lang],
    definition: definition.definition[lang],
    n: cell.n.toDigits(2),
    value: cell.value ? shown(cell.value) : '',
  };
  if (!cell.value) return fill(MISSING[lang], words);
  const parts = [fill(VALUE[lang], words)];
  if (cell.interval)
    parts.push(fill(INTERVAL[lang], { low: shown(cell.interval.low), high: shown(cell.interval.high) }));
  if (cell.n.toApproximate() < definition.minimumN)
    parts.push(fill(FEW[lang], { ...words, minimum: String(definition.minimumN) }));
  return [...parts, words.definition].join(lang === 'en' ? ' ' : '');
}

const VALUE: Text = {
  'zh-CN': '{title}为 {value}（n = {n}）。',
  'zh-TW': '{title}為 {value}（n = {n}）。',
  en: '{title} is {value} (n = {n}).',
};

const INTERVAL: Text = {
  'zh-CN': '95 % 的把握在 {low} 至 {high} 之间。',
  'zh-TW': '95 % 的把握在 {low} 至 {high} 之間。',
  en: 'With 95 % confidence it lies between {low} and {high}.',
};

const FEW: Text = {
  'zh-CN': 'n 少于 {minimum}，单凭它不影响薪酬。',
  'zh-TW': 'n 少於 {minimum}，單憑它不影響薪酬。',
  en: 'n is below {minimum}: by itself it does not move pay.',
};

const MISSING: Text = {
  'zh-CN': '{title}缺失：没有可计的数据。{definition}',
  'zh-TW': '{title}缺失：沒有可計的資料。{definition}',
  en: '{title} is missing: there is nothing to count. {definition}',
};
