import { eachLang, fill, type Text } from '../../../base/text.ts';
import type { ReportKind } from './model.ts';

/** What people are told of a published report, and its page. */

const REPORTS_LINK = '/quality/reports';

export function reportLink(id: string): string {
  return `${REPORTS_LINK}/${encodeURIComponent(id)}`;
}

export function publishedWords(
  kind: ReportKind,
  params: Readonly<Record<'days' | 'checks' | 'critical', string>>,
): Text {
  return eachLang((lang) => fill(PUBLISHED[kind][lang], params));
}

const PUBLISHED: Readonly<Record<ReportKind, Text>> = {
  daily: {
    'zh-CN': '您组 {days} 的质检日报：{checks} 次，致命 {critical} 次。',
    'zh-TW': '您組 {days} 的質檢日報：{checks} 次，致命 {critical} 次。',
    en: 'Your team’s checks of {days}: {checks}, {critical} of them critical.',
  },
  weekly: {
    'zh-CN': '{days} 的质检周报已公布：{checks} 次，致命 {critical} 次。',
    'zh-TW': '{days} 的質檢週報已公布：{checks} 次，致命 {critical} 次。',
    en: 'The week’s checks are published ({days}): {checks}, {critical} of them critical.',
  },
  monthly: {
    'zh-CN': '{days} 的质检月表已出：{checks} 次，致命 {critical} 次。',
    'zh-TW': '{days} 的質檢月表已出：{checks} 次，致命 {critical} 次。',
    en: 'The month’s table of checks is out ({days}): {checks}, {critical} of them critical.',
  },
};
