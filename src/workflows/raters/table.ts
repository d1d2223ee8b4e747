import { type Lang, say, type Text } from '../../base/text.ts';
import {
  type CheckResult,
  type PersonEffect,
  type Population,
  type RaterResult,
  STATISTIC_TITLES,
  type Tested,
} from './model.ts';
import { sentenceOf } from './sentences.ts';

/** The rater check as rows of text: for files, the command line and whoever copies it into a spreadsheet. */

export interface TextTable {
  readonly columns: readonly { readonly id: string; readonly title: Text; readonly number?: true }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const POPULATION_TITLES: Readonly<Record<Population, Text>> = {
  inspectors: { 'zh-CN': '质检员', 'zh-TW': '質檢員', en: 'Inspectors' },
  raters: { 'zh-CN': '评分人', 'zh-TW': '評分人', en: 'Raters' },
};

const COLUMNS = [
  { id: 'population', title: { 'zh-CN': '对象', 'zh-TW': '對象', en: 'Who' } },
  { id: 'rater', title: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Id' } },
  { id: 'name', title: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' } },
  { id: 'statistic', title: { 'zh-CN': '检验', 'zh-TW': '檢驗', en: 'Statistic' } },
  { id: 'estimate', title: { 'zh-CN': '差异', 'zh-TW': '差異', en: 'Difference' }, number: true },
  { id: 'low', title: { 'zh-CN': '下限', 'zh-TW': '下限', en: 'Low' }, number: true },
  { id: 'high', title: { 'zh-CN': '上限', 'zh-TW': '上限', en: 'High' }, number: true },
  { id: 'n', title: { 'zh-CN': '样本', 'zh-TW': '樣本', en: 'n' }, number: true },
  { id: 'found', title: { 'zh-CN': '确定', 'zh-TW': '確定', en: 'Certain' } },
  { id: 'sentence', title: { 'zh-CN': '结论', 'zh-TW': '結論', en: 'Finding' } },
] as const;

/** One row a rater and statistic. */
export function checkTable(raters: CheckResult['raters'], lang: Lang): TextTable {
  return { columns: COLUMNS, rows: raters.flatMap((rater) => rater.tests.map((test) => rowOf(rater, test, lang))) };
}

function rowOf(rater: RaterResult, test: Tested, lang: Lang): readonly (string | null)[] {
  return [
    say(POPULATION_TITLES[rater.population], lang),
    rater.rater,
    rater.name,
    say(STATISTIC_TITLES[test.statistic], lang),
    ...[test.estimate, test.low, test.high].map(decimals),
    String(test.n),
    test.found ? '✓' : null,
    test.found ? say(sentenceOf(rater, test), lang) : null,
  ];
}

/** Statistics as they are told: three decimals, and no minus before nothing. */
export function decimals(value: number): string {
  const text = value.toFixed(3);
  return Number(text) === 0 ? '0.000' : text;
}

const EFFECT_COLUMNS = [
  { id: 'person', title: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Id' } },
  { id: 'name', title: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' } },
  { id: 'team', title: { 'zh-CN': '组', 'zh-TW': '組', en: 'Team' } },
  { id: 'rater', title: { 'zh-CN': '评分人', 'zh-TW': '評分人', en: 'Rater' } },
  { id: 'judged', title: { 'zh-CN': '次数', 'zh-TW': '次數', en: 'Judgements' }, number: true },
  { id: 'plan', title: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plan' } },
  { id: 'input', title: { 'zh-CN': '输入', 'zh-TW': '輸入', en: 'Input' } },
  { id: 'value', title: { 'zh-CN': '现值', 'zh-TW': '現值', en: 'Now' }, number: true },
  { id: 'adjusted', title: { 'zh-CN': '校正值', 'zh-TW': '校正值', en: 'Adjusted' }, number: true },
  { id: 'before', title: { 'zh-CN': '现在工资', 'zh-TW': '現在薪資', en: 'Pay now' }, number: true },
  { id: 'after', title: { 'zh-CN': '校正后工资', 'zh-TW': '校正後薪資', en: 'Pay then' }, number: true },
  { id: 'difference', title: { 'zh-CN': '差额（元）', 'zh-TW': '差額（元）', en: 'Difference (yuan)' }, number: true },
] as const;

/** One row a person and input that moves; a person whom nothing moves for has one row too. */
export function effectTable(rater: RaterResult, people: readonly PersonEffect[]): TextTable {
  const rows = people.flatMap((one) => {
    const inputs = one.inputs.length > 0 ? one.inputs : [{ input: null, value: null, adjusted: null }];
    const pay = [one.before, one.after, one.difference];
    return inputs.map(({ input, value, adjusted }) => [
      ...[one.person, one.name, one.team, rater.name, String(one.judged), one.plan, input, value, adjusted],
      ...pay,
    ]);
  });
  return { columns: EFFECT_COLUMNS, rows };
}
