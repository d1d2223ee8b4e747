import { isDate, type PlainDate } from '../../base/period.ts';
import { complete, type PartialText, sameText, type Text } from '../../base/text.ts';
import { ACTIVITY, KINDS, type Kind } from '../../stages/activity/index.ts';

/** What an appeal is about, told from its reference. */

export function rowOfRef(ref: string): { readonly kind: Kind; readonly key: string } | null {
  const kind = KINDS.find((one) => ref.startsWith(`${one}:`));
  const key = kind && ref.slice(kind.length + 1);
  return kind && key ? { kind, key } : null;
}

export function lineOfRef(ref: string): { readonly run: string; readonly line: string } | null {
  const [, run, line] = /^([^/]+)\/([^/]+)$/.exec(ref) ?? [];
  return run !== undefined && line !== undefined ? { run, line } : null;
}

const ROW_TITLES: Readonly<Record<Kind, Text>> = {
  contact: { 'zh-CN': '会话归属', 'zh-TW': '對話歸屬', en: 'Conversation' },
  tally: { 'zh-CN': '平台日统计', 'zh-TW': '平台日統計', en: 'Platform day total' },
  case: { 'zh-CN': '工单或投诉', 'zh-TW': '工單或投訴', en: 'Ticket or complaint' },
  check: { 'zh-CN': '质检评分', 'zh-TW': '質檢評分', en: 'Quality check' },
  shift: { 'zh-CN': '考勤记录', 'zh-TW': '考勤記錄', en: 'Attendance record' },
  sale: { 'zh-CN': '销售记录', 'zh-TW': '銷售記錄', en: 'Sale' },
  followup: { 'zh-CN': '回访记录', 'zh-TW': '回訪記錄', en: 'Follow-up' },
};

export function rowTitle(kind: Kind): Text {
  return ROW_TITLES[kind];
}

export function ratingTitle(item: string): Text {
  return {
    'zh-CN': `考核评分 ${item}`,
    'zh-TW': `考核評分 ${item}`,
    en: `Appraisal rating ${item}`,
  };
}

/** A whole result; or a metric in it, which says that rows stand behind it. */
export function resultTitle(period: string, metric: PartialText | null): Text {
  if (metric === null)
    return {
      'zh-CN': `${period} 考核总分与等级`,
      'zh-TW': `${period} 考核總分與等級`,
      en: `Score and grade of the review ${period}`,
    };
  const named = complete(metric);
  return {
    'zh-CN': `${period} 考核指标 ${named['zh-CN']}（由数据行算出）`,
    'zh-TW': `${period} 考核指標 ${named['zh-TW']}（由資料列算出）`,
    en: `${named.en} in the review ${period}, worked out from rows`,
  };
}

export function lineTitle(title: Partial<Text>, line: string, period: string): Text {
  const named = { ...sameText(line), ...title };
  return {
    'zh-CN': `${period} 工资条：${named['zh-CN']}`,
    'zh-TW': `${period} 薪資單：${named['zh-TW']}`,
    en: `Payslip ${period}: ${named.en}`,
  };
}

/** The day that dates a row, as its kind says. */
export function dayOf(kind: Kind, values: Readonly<Record<string, string | null>>): PlainDate {
  const day = (values[ACTIVITY[kind].dated] ?? '').slice(0, 10);
  return isDate(day) ? day : '1900-01-01';
}

/** A row can count in more periods than its own: a case when it is due, and when it is closed. */
export function daysOf(kind: Kind, values: Readonly<Record<string, string | null>>): readonly PlainDate[] {
  const { columns } = ACTIVITY[kind];
  const dated = Object.entries(columns).filter(([, { type }]) => type === 'instant' || type === 'date');
  const days = dated.map(([name]) => (values[name] ?? '').slice(0, 10)).filter(isDate);
  return [...new Set([dayOf(kind, values), ...days])];
}
