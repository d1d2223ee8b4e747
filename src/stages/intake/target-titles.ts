import { sameText, type Text } from '../../base/text.ts';
import { columnTitle, KINDS, rowsTitle } from '../activity/index.ts';

/** What the kinds of data and their columns are called, for people who map them. */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const KIND_ROWS: Readonly<Record<string, Row>> = {
  roster: ['花名册', '花名冊', 'Roster'],
  fact: ['事实（评分、奖励、请假…）', '事實（評分、獎勵、請假…）', 'Facts (ratings, awards, leave …)'],
};

const PERSON_ROWS: Readonly<Record<string, Row>> = {
  name: ['姓名', '姓名', 'Name'],
  post: ['岗位', '崗位', 'Post'],
  level: ['职级', '職級', 'Level'],
  team: ['小组', '小組', 'Team'],
  lead: ['组长', '組長', 'Lead'],
  manager: ['经理', '經理', 'Manager'],
  hired_on: ['入职日期', '到職日期', 'Hired on'],
  left_on: ['离职日期', '離職日期', 'Left on'],
  base_pay: ['月基本工资', '月基本工資', 'Base pay a month'],
  regular_pay: ['转正工资', '轉正薪資', 'Pay after the trial'],
  insurance_base: ['社保基数', '社保基數', 'Insurance base'],
  fund_base: ['公积金基数', '公積金基數', 'Housing fund base'],
  tax_deductions: ['专项附加扣除（月）', '專項附加扣除（月）', 'Special tax deductions a month'],
  contract_months: ['合同期限（月）', '合約期限（月）', 'Contract, months'],
  city: ['城市', '城市', 'City'],
  status: ['状态', '狀態', 'Status'],
  aliases: ['别名 / 账号', '別名 / 帳號', 'Aliases'],
  from: ['生效日期', '生效日期', 'Valid from'],
  tenure_band: ['司龄段', '司齡段', 'Tenure band'],
};

/** Columns that mean something else in a file of facts. */
const FACT_ROWS: Readonly<Record<string, Row>> = {
  kind: ['事实类型', '事實類型', 'Kind of fact'],
  subject: ['关于谁', '關於誰', 'About whom'],
  valid: ['生效日期', '生效日期', 'Valid from'],
  until: ['截止日期', '截止日期', 'Valid until'],
  by: ['决定人', '決定人', 'Decided by'],
  why: ['原因', '原因', 'Why'],
  replaces: ['更正的事实', '更正的事實', 'The fact it corrects'],
  award: ['奖项', '獎項', 'Award'],
  name: ['款项', '款項', 'Name of the amount'],
  score: ['评分', '評分', 'Score'],
  source: ['评分来源', '評分來源', 'Source of the score'],
  item: ['考核项', '考核項', 'Item'],
  weight: ['权重', '權重', 'Weight'],
  days: ['天数', '天數', 'Days'],
  hours: ['小时数', '小時數', 'Hours'],
  alias: ['别名', '別名', 'Alias'],
};

const text = ([zhCN, zhTW, en]: Row): Text => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en });

export function kindTitle(kind: string): Text {
  const activity = KINDS.find((one) => one === kind);
  if (activity !== undefined) return rowsTitle(activity);
  const row = KIND_ROWS[kind];
  return row ? text(row) : sameText(kind);
}

/** `started_at`, `person.lead`; an attribute of the organisation's own keeps its name. */
export function targetTitle(target: string, kind?: string): Text {
  const name = target.replace(/^person\./, '');
  const row = (kind === 'fact' ? FACT_ROWS[target] : undefined) ?? PERSON_ROWS[name];
  return row ? text(row) : columnTitle(name);
}
