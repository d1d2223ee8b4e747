import { eachLang, sameText, type Text } from '../base/text.ts';
import { fieldValue } from './field-values.ts';

/** Whom or what a fact is about, as people call it; a person, a period and what has no name here are told as they are. */

const KINDS: Readonly<Record<string, Text>> = {
  post: { 'zh-CN': '岗位', 'zh-TW': '崗位', en: 'Post' },
  review: { 'zh-CN': '考核', 'zh-TW': '考核', en: 'Review' },
  plan: { 'zh-CN': '方案', 'zh-TW': '方案', en: 'Plan' },
  scorecard: { 'zh-CN': '评分表', 'zh-TW': '評分表', en: 'Scorecard' },
  setting: { 'zh-CN': '设置', 'zh-TW': '設定', en: 'Setting' },
  contact: { 'zh-CN': '会话', 'zh-TW': '會話', en: 'Conversation' },
  check: { 'zh-CN': '质检', 'zh-TW': '質檢', en: 'Check' },
};

/** `post:vip` → VIP by its post's name; a row's key by its first part, a review by the beginning of its id. */
export function subjectTitle(subject: string): Text {
  const [, kind = '', which = ''] = /^([a-z]+):(.+)$/.exec(subject) ?? [];
  const title = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (title === undefined) return sameText(subject);
  const id = (which.split('|')[0] ?? '').replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, '$1…');
  return eachLang((lang) => `${title[lang]} ${fieldValue(kind, id)[lang]}`);
}
