import { sameText, type Text } from '../../base/text.ts';
import { fieldTitle } from '../../ledger/index.ts';
import { RECORD_FIELDS } from '../../people/index.ts';
import { ACTIVITY, columnTitle, KINDS, rowsTitle } from '../activity/index.ts';

/** What the kinds of data and their columns are called, for people who map them. */

type Row = readonly [zhCN: string, zhTW: string, en: string];

const KIND_ROWS: Readonly<Record<string, Row>> = {
  roster: ['花名册', '花名冊', 'Roster'],
  fact: ['事实（评分、奖励、请假…）', '事實（評分、獎勵、請假…）', 'Facts (ratings, awards, leave …)'],
};

/** What only the file of a roster has. */
const ROSTER_ROWS: Readonly<Record<string, Row>> = {
  aliases: ['别名 / 账号', '別名 / 帳號', 'Aliases'],
  from: ['生效日期', '生效日期', 'Valid from'],
};
const PERSONS: ReadonlySet<string> = new Set([...RECORD_FIELDS, 'tenure_band']);

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

function isColumn(kind: string | undefined, target: string): boolean {
  const activity = KINDS.find((one) => one === kind);
  return activity !== undefined && target in ACTIVITY[activity].columns;
}

/** `started_at`, `person.lead`; an attribute of the organisation's own keeps its name. */
export function targetTitle(target: string, kind?: string): Text {
  const name = target.replace(/^person\./, '');
  const row = kind === 'fact' ? FACT_ROWS[target] : kind === 'roster' ? ROSTER_ROWS[target] : undefined;
  if (row) return text(row);
  return PERSONS.has(name) && !isColumn(kind, target) ? fieldTitle(name) : columnTitle(name);
}
