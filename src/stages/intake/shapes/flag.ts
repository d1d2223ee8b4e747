import type { Shape } from './shape.ts';

/** Yes and no in the words of exports, compared in lower case. */

const YES: readonly string[] = [
  ...['y', 'yes', 'true', 't', '1', '1.0', 'on', '√', '✓', '✔', '是', '对', '對', '有', '已'],
  ...[
    '已解决',
    '已解決',
    '已接',
    '已接通',
    '接通',
    '已接听',
    '已接聽',
    '已应答',
    '已應答',
    '已回复',
    '已回覆',
    '成功',
    '满意',
    '滿意',
    '正确',
    '正確',
    '通过',
    '通過',
  ],
  ...['resolved', 'answered', 'solved', 'closed', 'success', 'completed', 'connected'],
];

const NO: readonly string[] = [
  ...[
    'n',
    'no',
    'false',
    'f',
    '0',
    '0.0',
    'off',
    '×',
    '✗',
    '✘',
    'x',
    '否',
    '不',
    '不是',
    '错',
    '錯',
    '没有',
    '沒有',
    '未',
  ],
  ...[
    '未解决',
    '未解決',
    '未接',
    '未接通',
    '未接听',
    '未接聽',
    '未应答',
    '未應答',
    '未回复',
    '未回覆',
    '失败',
    '失敗',
    '不满意',
    '不滿意',
    '错误',
    '錯誤',
    '未通过',
    '未通過',
  ],
  ...['unresolved', 'unanswered', 'unsolved', 'open', 'failed', 'missed', 'abandoned', 'not resolved', 'not answered'],
];

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

export const FLAG_SHAPES: readonly Shape[] = [
  {
    id: 'yes/no',
    pattern: `(?i)(?:${[...YES, ...NO].map((word) => word.replaceAll('.', '\\.')).join('|')})`,
    read: (x) => `CASE WHEN lower(${x}) IN (${list(YES)}) THEN true WHEN lower(${x}) IN (${list(NO)}) THEN false END`,
    // The short words that nearly every column has; anything else is seen as not of this shape and read in full.
    cheap: (x) =>
      `CASE ${x} WHEN 'Y' THEN true WHEN 'N' THEN false WHEN '1' THEN true WHEN '0' THEN false WHEN 'true' THEN true WHEN 'false' THEN false WHEN 'Yes' THEN true WHEN 'No' THEN false WHEN '是' THEN true WHEN '否' THEN false END`,
  },
];
