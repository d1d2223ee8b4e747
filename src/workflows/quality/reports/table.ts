import { type Lang, say, type Text } from '../../../base/text.ts';
import type { ReadReport, Report, Sums } from './model.ts';

/** A report as rows of text, for files and whoever copies it into a spreadsheet. */

export interface ReportSheet {
  readonly name: Text;
  readonly columns: readonly { readonly title: Text; readonly number?: true }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const COUNT = {
  checks: { 'zh-CN': '质检次数', 'zh-TW': '質檢次數', en: 'Checks' },
  deductions: { 'zh-CN': '扣分合计', 'zh-TW': '扣分合計', en: 'Deductions' },
  mean: { 'zh-CN': '平均扣分', 'zh-TW': '平均扣分', en: 'Mean' },
  critical: { 'zh-CN': '致命', 'zh-TW': '致命', en: 'Critical' },
  wrong: { 'zh-CN': '答错', 'zh-TW': '答錯', en: 'Wrong answers' },
} as const satisfies Readonly<Record<string, Text>>;

const TITLES = {
  team: { 'zh-CN': '组', 'zh-TW': '組', en: 'Team' },
  person: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Id' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  cause: { 'zh-CN': '原因', 'zh-TW': '原因', en: 'Cause' },
  owed: { 'zh-CN': '待质检', 'zh-TW': '待質檢', en: 'Owed' },
  people: { 'zh-CN': '人员', 'zh-TW': '人員', en: 'People' },
  causes: { 'zh-CN': '主要原因', 'zh-TW': '主要原因', en: 'Causes' },
  total: { 'zh-CN': '合计', 'zh-TW': '合計', en: 'Total' },
} as const satisfies Readonly<Record<string, Text>>;

const NUMBERS = Object.values(COUNT).map((title) => ({ title, number: true }) as const);

export function sheetsOf({ content }: Report, lang: Lang): readonly ReportSheet[] {
  const { sums, teams, people, causes, owed } = content;
  const sheets: ReportSheet[] = [
    {
      name: TITLES.team,
      columns: [{ title: TITLES.team }, ...NUMBERS],
      rows: [...teams.map((one) => [one.team, ...cells(one)]), [say(TITLES.total, lang), ...cells(sums)]],
    },
    {
      name: TITLES.people,
      columns: [{ title: TITLES.person }, { title: TITLES.name }, { title: TITLES.team }, ...NUMBERS],
      rows: people.map((one) => [one.person, one.name, one.team, ...cells(one)]),
    },
    {
      name: TITLES.causes,
      columns: [{ title: TITLES.cause }, { title: COUNT.checks, number: true }],
      rows: causes.map(({ cause, title, checks }) => [say(title, lang) || cause, String(checks)]),
    },
    {
      name: TITLES.owed,
      columns: [{ title: TITLES.person }, { title: TITLES.name }, { title: TITLES.owed, number: true }],
      rows: owed.map(({ person, name, checks }) => [person, name, String(checks)]),
    },
  ];
  return sheets.filter(({ rows }) => rows.length > 0);
}

function cells({ checks, deductions, mean, critical, wrong }: Sums): readonly (string | null)[] {
  return [String(checks), deductions, mean, String(critical), String(wrong)];
}

export function knownWords({ knownHere }: Pick<ReadReport, 'knownHere'>): Text {
  return {
    'zh-CN': `按机构时间 ${knownHere} 已知的数据发布，之后的更正不在其中。`,
    'zh-TW': `按機構時間 ${knownHere} 已知的資料發布，之後的更正不在其中。`,
    en: `As known at ${knownHere}, by the organisation’s clock; later corrections are not in it.`,
  };
}
