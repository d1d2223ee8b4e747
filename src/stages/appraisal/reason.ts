import type { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import { showQuantity } from '../../base/quantity.ts';
import { eachLang, type Lang, sameText, say, type Text } from '../../base/text.ts';
import type { Appraisal, ItemScore, ScoredItem, Source } from './model.ts';

/** Scores told: every source, rater count and weight that stands behind a number. */

export function reasonOfItem(score: ItemScore): Reason {
  const parts = score.sources.map(
    (s): Reason => ({
      kind: 'score',
      id: s.source,
      title: SOURCE_NAMES[s.source],
      value: s.score?.toString() ?? null,
      unit: 'points',
      n: s.raters,
      sentence: eachLang((lang) => sentenceOfSource(s, lang)),
      parts: [],
    }),
  );
  return {
    kind: 'score',
    id: score.item,
    title: sameText(score.item),
    value: score.score?.toString() ?? null,
    unit: 'points',
    n: score.raters,
    sentence: eachLang((lang) =>
      score.score === null ? NOBODY[lang] : COMBINED[lang].replace('{score}', score.score.toDigits(2)),
    ),
    parts,
  };
}

export function reasonOfAppraisal(appraisal: Appraisal): Reason {
  const { score, grade } = appraisal;
  return {
    kind: 'score',
    id: 'score',
    title: { 'zh-CN': '考核总分', 'zh-TW': '考核總分', en: 'Total score' },
    value: score?.toString() ?? null,
    unit: 'points',
    sentence: eachLang((lang) => {
      if (score === null) return NOBODY[lang];
      const total = COMBINED[lang].replace('{score}', score.toDigits(2));
      return grade ? `${total} ${GRADED[lang].replace('{grade}', say(grade.title, lang))}` : total;
    }),
    parts: appraisal.items.map(reasonOfScored),
  };
}

function reasonOfScored(scored: ScoredItem): Reason {
  const { item, score, cell, rated, missing } = scored;
  const behind: readonly Reason[] = rated
    ? [reasonOfItem(rated)]
    : cell
      ? [
          {
            kind: 'metric',
            id: item.measured?.metric ?? item.id,
            title: item.title,
            value: cell.value?.toString() ?? null,
            unit: '',
            n: Number(cell.n.toDigits(0)),
            sentence: eachLang(
              (lang) => `n ${cell.n.toDigits(4)}${missing === 'too-few' ? ` · ${TOO_FEW[lang]}` : ''}`,
            ),
            parts: [],
          },
        ]
      : [];
  return {
    kind: 'score',
    id: item.id,
    title: item.title,
    value: score?.toString() ?? null,
    unit: 'points',
    sentence: eachLang((lang) =>
      score === null
        ? missing === 'too-few'
          ? TOO_FEW[lang]
          : NOBODY[lang]
        : SHARE[lang].replace('{score}', score.toDigits(2)).replace('{share}', percent(scored.share)),
    ),
    parts: behind,
  };
}

function sentenceOfSource(s: ItemScore['sources'][number], lang: Lang): string {
  if (s.score === null) return (s.raters > 0 ? TOO_FEW : NOBODY)[lang];
  return SHARE[lang].replace('{score}', s.score.toDigits(2)).replace('{share}', percent(s.share));
}

function percent(share: Decimal): string {
  return showQuantity(share, 'percent', 'en');
}

export const SOURCE_NAMES: Readonly<Record<Source, Text>> = {
  supervisor: { 'zh-CN': '上级', 'zh-TW': '上級', en: 'Supervisor' },
  peer: { 'zh-CN': '同事', 'zh-TW': '同事', en: 'Peers' },
  self: { 'zh-CN': '本人', 'zh-TW': '本人', en: 'Self' },
  customer: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  data: { 'zh-CN': '数据', 'zh-TW': '資料', en: 'Data' },
};
const NOBODY: Text = {
  'zh-CN': '没有评分，权重由其他各项分担。',
  'zh-TW': '沒有評分，權重由其他各項分擔。',
  en: 'Nothing is given; the others carry its weight.',
};
const TOO_FEW: Text = {
  'zh-CN': '样本太少，不计入，权重由其他各项分担。',
  'zh-TW': '樣本太少，不計入，權重由其他各項分擔。',
  en: 'Too few to count; the others carry its weight.',
};
const COMBINED: Text = {
  'zh-CN': '加权后 {score} 分。',
  'zh-TW': '加權後 {score} 分。',
  en: '{score} points when weighted.',
};
const GRADED: Text = { 'zh-CN': '等级：{grade}。', 'zh-TW': '等級：{grade}。', en: 'Grade: {grade}.' };
const SHARE: Text = {
  'zh-CN': '{score} 分，占 {share}。',
  'zh-TW': '{score} 分，占 {share}。',
  en: '{score} points, a part of {share}.',
};
