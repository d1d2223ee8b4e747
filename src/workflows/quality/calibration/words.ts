import { eachLang, fill, type Text } from '../../../base/text.ts';

/** What people are told about sessions, and the pages it leads to. */

const SESSIONS_LINK = '/quality/calibration';

export function sessionLink(id: string): string {
  return `${SESSIONS_LINK}/${encodeURIComponent(id)}`;
}

export type Told = keyof typeof WORDS;

export function words(what: Told, params: Readonly<Record<string, string | number>>): Text {
  const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
  return eachLang((lang) => fill(WORDS[what][lang], texts));
}

const WORDS = {
  opened: {
    'zh-CN': '校准“{title}”请您在 {due} 前评分：{count} 条会话，结束前互不可见。',
    'zh-TW': '校準「{title}」請您在 {due} 前評分：{count} 條會話，結束前互不可見。',
    en: 'Calibration “{title}” asks you to score {count} conversations by {due}; nobody sees another’s scores before it is closed.',
  },
  closed: {
    'zh-CN': '校准“{title}”已结束评分，可以对照大家的分数。',
    'zh-TW': '校準「{title}」已結束評分，可以對照大家的分數。',
    en: 'Calibration “{title}” is closed for scoring; everybody’s scores can be compared.',
  },
  settled: {
    'zh-CN': '校准“{title}”已定稿：看看自己与标准分的差异。',
    'zh-TW': '校準「{title}」已定稿：看看自己與標準分的差異。',
    en: 'Calibration “{title}” is settled: see how far you were from the agreed scores.',
  },
  owed: {
    'zh-CN': '校准“{title}”还有 {count} 条会话待您评分',
    'zh-TW': '校準「{title}」還有 {count} 條會話待您評分',
    en: 'Calibration “{title}”: {count} conversations wait for your score',
  },
  toClose: {
    'zh-CN': '校准“{title}”已全部评完，可以结束并对照',
    'zh-TW': '校準「{title}」已全部評完，可以結束並對照',
    en: 'Calibration “{title}” is scored by all and can be closed',
  },
} as const satisfies Readonly<Record<string, Text>>;
