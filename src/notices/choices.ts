import type { Text } from '../base/text.ts';

/** The choices that channels and preferences offer; apart from their checks, so that a page can show them without those. */

export const TOPICS = ['pay', 'plans', 'quality', 'reviews', 'appeals'] as const;
export type Topic = (typeof TOPICS)[number];

export const TOPIC_TITLES: Readonly<Record<Topic, Text>> = {
  pay: { 'zh-CN': '工资', 'zh-TW': '薪資', en: 'Pay' },
  plans: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plans' },
  quality: { 'zh-CN': '质检', 'zh-TW': '質檢', en: 'Quality' },
  reviews: { 'zh-CN': '考核', 'zh-TW': '考核', en: 'Reviews' },
  appeals: { 'zh-CN': '申诉', 'zh-TW': '申訴', en: 'Appeals' },
};

/** By the first part of a notice's kind; what no slice here sends concerns quality as little as pay, and no group. */
const TOPIC_OF: Readonly<Record<string, Topic>> = {
  payrun: 'pay',
  plans: 'plans',
  quality: 'quality',
  calibration: 'quality',
  review: 'reviews',
  appeal: 'appeals',
};

export function topicOf(kind: string): Topic | null {
  return TOPIC_OF[kind.split('.')[0] ?? ''] ?? null;
}

export const BOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type BotKind = (typeof BOT_KINDS)[number];

export const BOT_TITLES: Readonly<Record<BotKind, Text>> = {
  wecom: { 'zh-CN': '企业微信', 'zh-TW': '企業微信', en: 'WeCom' },
  dingtalk: { 'zh-CN': '钉钉', 'zh-TW': '釘釘', en: 'DingTalk' },
  feishu: { 'zh-CN': '飞书', 'zh-TW': '飛書', en: 'Feishu' },
};

/** TLS from the first byte (465), after a plain greeting (587), or none at all. */
export const TLS_MODES = ['implicit', 'starttls', 'none'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

/** What an account is written to about: everything it is told and a reminder of what is due, the reminder alone, nothing. */
export const MAILS = ['all', 'due', 'none'] as const;
export type Mails = (typeof MAILS)[number];
