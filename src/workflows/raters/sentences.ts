import { eachLang, fill, type Text } from '../../base/text.ts';
import type { Population, RaterResult, StatisticId, Tested } from './model.ts';

/** One plain sentence for each thing found: what the rater does, compared with whom, how sure, out of how many. */

export function sentenceOf({ population, name }: RaterResult, test: Tested): Text {
  const { less, more = less } = WORDS[population][test.statistic];
  const words = test.estimate < 0 ? less : more;
  const [near, far] = [Math.abs(test.low), Math.abs(test.high)].sort((a, b) => a - b);
  const params = {
    name,
    by: shown(Math.abs(test.estimate)),
    low: shown(near ?? 0),
    high: shown(far ?? 0),
    n: String(test.n),
  };
  return eachLang((lang) => fill(words[lang], params));
}

/** Two decimals are more than any of these statistics knows. */
function shown(value: number): string {
  return value.toFixed(2);
}

/** Where only less is a fault, there are no words for more. */
type Words = { readonly less: Text; readonly more?: Text };

const CORRELATION = {
  agreement: {
    less: {
      'zh-CN': '{name}对人员的排序与其他人的一致程度低于同行（相关低 {by}，至少低 {low}；{n} 人）。',
      'zh-TW': '{name}對人員的排序與其他人的一致程度低於同行（相關低 {by}，至少低 {low}；{n} 人）。',
      en: '{name} agrees with the others about the same people less than colleagues do (correlation lower by {by}, at least by {low}; {n} people).',
    },
  },
  objective: {
    less: {
      'zh-CN': '{name}的评分与客观指标的一致程度低于同行（相关低 {by}，至少低 {low}；{n} 人）。',
      'zh-TW': '{name}的評分與客觀指標的一致程度低於同行（相關低 {by}，至少低 {low}；{n} 人）。',
      en: '{name} follows the objective metric less than the others do (correlation lower by {by}, at least by {low}; {n} people).',
    },
  },
} as const satisfies Readonly<Record<'agreement' | 'objective', Words>>;

const WORDS: Readonly<Record<Population, Readonly<Record<StatisticId, Words>>>> = {
  inspectors: {
    ...CORRELATION,
    leniency: {
      less: {
        'zh-CN': '{name}对同一批人每次质检比其他质检员少扣 {by} 分（{low} 至 {high}；{n} 次）：偏宽。',
        'zh-TW': '{name}對同一批人每次質檢比其他質檢員少扣 {by} 分（{low} 至 {high}；{n} 次）：偏寬。',
        en: '{name} takes off {by} points a check less than the other inspectors do for the same people ({low} to {high}; {n} checks): lenient.',
      },
      more: {
        'zh-CN': '{name}对同一批人每次质检比其他质检员多扣 {by} 分（{low} 至 {high}；{n} 次）：偏严。',
        'zh-TW': '{name}對同一批人每次質檢比其他質檢員多扣 {by} 分（{low} 至 {high}；{n} 次）：偏嚴。',
        en: '{name} takes off {by} points a check more than the other inspectors do for the same people ({low} to {high}; {n} checks): severe.',
      },
    },
    spread: {
      less: {
        'zh-CN': '{name}的扣分拉得不开：平均离差比其他质检员小 {by} 分（{low} 至 {high}；{n} 次）。',
        'zh-TW': '{name}的扣分拉得不開：平均離差比其他質檢員小 {by} 分（{low} 至 {high}；{n} 次）。',
        en: '{name} uses a narrower scale: deductions lie {by} points closer together than those of the others ({low} to {high}; {n} checks).',
      },
      more: {
        'zh-CN': '{name}的扣分忽高忽低：平均离差比其他质检员大 {by} 分（{low} 至 {high}；{n} 次）。',
        'zh-TW': '{name}的扣分忽高忽低：平均離差比其他質檢員大 {by} 分（{low} 至 {high}；{n} 次）。',
        en: '{name} uses a wider scale: deductions lie {by} points further apart than those of the others ({low} to {high}; {n} checks).',
      },
    },
    halo: {
      less: {
        'zh-CN': '{name}给各项打分几乎一样（离差小 {by}；{n} 次）：晕轮。',
        'zh-TW': '{name}給各項打分幾乎一樣（離差小 {by}；{n} 次）：月暈。',
        en: '{name} gives all items of a check nearly the same (spread smaller by {by}; {n} checks): halo.',
      },
    },
    recency: {
      less: {
        'zh-CN': '{name}在期末几天比平时宽：每次少扣 {by} 分（{low} 至 {high}；{n} 次），其他人没有这种变化。',
        'zh-TW': '{name}在期末幾天比平時寬：每次少扣 {by} 分（{low} 至 {high}；{n} 次），其他人沒有這種變化。',
        en: '{name} is milder in the last days than before: {by} points a check less ({low} to {high}; {n} checks), which the others are not.',
      },
      more: {
        'zh-CN': '{name}在期末几天比平时严：每次多扣 {by} 分（{low} 至 {high}；{n} 次），其他人没有这种变化。',
        'zh-TW': '{name}在期末幾天比平時嚴：每次多扣 {by} 分（{low} 至 {high}；{n} 次），其他人沒有這種變化。',
        en: '{name} is stricter in the last days than before: {by} points a check more ({low} to {high}; {n} checks), which the others are not.',
      },
    },
  },
  raters: {
    ...CORRELATION,
    leniency: {
      less: {
        'zh-CN':
          '与同事、本人等对同一批人的评分相比，{name}给的分比其他评分人低 {by} 分（{low} 至 {high}；{n} 人）：偏严。',
        'zh-TW':
          '與同事、本人等對同一批人的評分相比，{name}給的分比其他評分人低 {by} 分（{low} 至 {high}；{n} 人）：偏嚴。',
        en: 'Held against what others say of the same people, {name} scores {by} points lower than the other raters ({low} to {high}; {n} people): severe.',
      },
      more: {
        'zh-CN':
          '与同事、本人等对同一批人的评分相比，{name}给的分比其他评分人高 {by} 分（{low} 至 {high}；{n} 人）：偏宽。',
        'zh-TW':
          '與同事、本人等對同一批人的評分相比，{name}給的分比其他評分人高 {by} 分（{low} 至 {high}；{n} 人）：偏寬。',
        en: 'Held against what others say of the same people, {name} scores {by} points higher than the other raters ({low} to {high}; {n} people): lenient.',
      },
    },
    spread: {
      less: {
        'zh-CN': '{name}给不同的人几乎同样的分：人与人之间的离差小 {by} 分（{low} 至 {high}；{n} 人）。',
        'zh-TW': '{name}給不同的人幾乎同樣的分：人與人之間的離差小 {by} 分（{low} 至 {high}；{n} 人）。',
        en: '{name} tells people apart less than the others do: scores lie {by} points closer together ({low} to {high}; {n} people).',
      },
      more: {
        'zh-CN': '{name}给不同的人的分差得更开：人与人之间的离差大 {by} 分（{low} 至 {high}；{n} 人）。',
        'zh-TW': '{name}給不同的人的分差得更開：人與人之間的離差大 {by} 分（{low} 至 {high}；{n} 人）。',
        en: '{name} puts people further apart than the others do: by {by} points ({low} to {high}; {n} people).',
      },
    },
    halo: {
      less: {
        'zh-CN': '{name}给同一个人的各项几乎同样的分：项间离差小 {by} 分（{low} 至 {high}；{n} 人）：晕轮。',
        'zh-TW': '{name}給同一個人的各項幾乎同樣的分：項間離差小 {by} 分（{low} 至 {high}；{n} 人）：月暈。',
        en: '{name} gives all items of a person nearly the same score: they lie {by} points closer together ({low} to {high}; {n} people): halo.',
      },
    },
    recency: {
      less: {
        'zh-CN': '{name}的评分与最后几天的表现反着走（相关 −{by}；{n} 人）。',
        'zh-TW': '{name}的評分與最後幾天的表現反著走（相關 −{by}；{n} 人）。',
        en: '{name} scores against how the last days went (correlation −{by}; {n} people).',
      },
      more: {
        'zh-CN': '{name}的评分跟着最后几天的表现走（相关 {by}，至少 {low}；{n} 人）：近因。',
        'zh-TW': '{name}的評分跟著最後幾天的表現走（相關 {by}，至少 {low}；{n} 人）：近因。',
        en: '{name} scores by how the last days went (correlation {by}, at least {low}; {n} people): recency.',
      },
    },
  },
};
