import { eachLang, fill, type Text } from '../../base/text.ts';

/** What people are told, and the pages it leads to. */

export const QUEUE_LINK = '/quality/queue';
export const MINE_LINK = '/quality/mine';

export function checkLink(id: string): string {
  return `/quality/checks/${encodeURIComponent(id)}`;
}

/** Where somebody contests a check: the one system of appeals, entered from the number itself. */
export function appealLink(rowKey: string, person: string): string {
  const query = new URLSearchParams({ kind: 'row', ref: `check:${rowKey}`, person });
  return `/appeals/new?${query}`;
}

export function scoredWords(day: string, value: string, style: 'deductions' | 'points', until: string): Text {
  return eachLang((lang) => fill(SCORED[style][lang], { day, value, until }));
}

export function owedWords(count: number): Text {
  return eachLang((lang) => fill(OWED[lang], { count: String(count) }));
}

export function answerWords(count: number): Text {
  return eachLang((lang) => fill(ANSWER[lang], { count: String(count) }));
}

const SCORED: Readonly<Record<'deductions' | 'points', Text>> = {
  deductions: {
    'zh-CN': '您 {day} 的一条会话已质检：扣 {value} 分。请在 {until} 前确认或申诉。',
    'zh-TW': '您 {day} 的一條會話已質檢：扣 {value} 分。請在 {until} 前確認或申訴。',
    en: 'A conversation of yours of {day} was checked: {value} points taken off. Confirm or appeal by {until}.',
  },
  points: {
    'zh-CN': '您 {day} 的一条会话已质检：得 {value} 分。请在 {until} 前确认或申诉。',
    'zh-TW': '您 {day} 的一條會話已質檢：得 {value} 分。請在 {until} 前確認或申訴。',
    en: 'A conversation of yours of {day} was checked: {value} points. Confirm or appeal by {until}.',
  },
};

const OWED: Text = {
  'zh-CN': '还有 {count} 条会话待质检',
  'zh-TW': '還有 {count} 條會話待質檢',
  en: '{count} conversations wait to be checked',
};

const ANSWER: Text = {
  'zh-CN': '有 {count} 张质检单待确认',
  'zh-TW': '有 {count} 張質檢單待確認',
  en: '{count} checks of yours wait for your word',
};
