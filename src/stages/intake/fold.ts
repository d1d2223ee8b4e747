/**
 * Headers are compared folded: full and half width alike, without brackets, blanks, punctuation, case and units, so
 * that `首次响应时长（秒)`, `首次响应时长(秒)` and `首次响应时长` are one header, and so are `Call Id` and `call_id`.
 */

import type { Reading } from './model.ts';

const UNIT_WORDS: readonly (readonly [NonNullable<Reading['unit']>, string])[] = [
  ['ms', 'ms|msec|millis|milliseconds?|毫秒'],
  ['s', 's|secs?|seconds?|秒|秒钟|秒鐘'],
  ['min', 'mins?|minutes?|分钟|分鐘'],
  ['h', 'h|hrs?|hours?|小时|小時|时|時'],
  ['day', 'days?|天'],
  ['wan', '万元|萬元|万|萬'],
  ['yuan', 'yuan|rmb|cny|元|人民币|人民幣|¥|￥'],
  ['percent', '%|percent|pct'],
];
const ANY_UNIT = UNIT_WORDS.map(([, words]) => words).join('|');
/** Brackets that only say how the cell is written. */
const SAID = `${ANY_UNIT}|y\\/n|yes\\/no|是\\/否|人|次|个|個|条|條|笔|筆|人次`;
const IN_BRACKETS = new RegExp(
  `[([{<【〔「]\\s*(?:单位[::]?\\s*|單位[::]?\\s*|in\\s+)?(?:${SAID})\\s*[)\\]}>】〕」]`,
  'giu',
);
/** `… in seconds`, `…_secs` at the end. Single letters are no unit there: `plan s`. */
const AT_END = /[\s_-]+(?:in[\s_-]+)?(?:ms|msec|millis|milliseconds?|secs?|seconds?|mins?|minutes?|hrs?|hours?)$/iu;

export function foldHeader(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase().normalize('NFKC').trim();
  const bare = plain.replace(IN_BRACKETS, '').trim().replace(AT_END, '');
  const folded = bare.replace(/[^\p{L}\p{N}]+/gu, '');
  // A header that is nothing but a unit keeps it.
  return folded === '' ? plain.replace(/[^\p{L}\p{N}]+/gu, '') : folded;
}

/** The unit a header names: `平均响应(秒)` → s, `speed_of_answer_in_seconds` → s. */
export function headerUnit(header: string): NonNullable<Reading['unit']> | undefined {
  const plain = header.normalize('NFKC').toLowerCase();
  const said = IN_BRACKETS.exec(plain)?.[0] ?? AT_END.exec(plain)?.[0];
  IN_BRACKETS.lastIndex = 0;
  if (said === undefined) return undefined;
  const word =
    said
      .replace(/[^\p{L}\p{N}%¥￥]+/gu, ' ')
      .trim()
      .split(' ')
      .at(-1) ?? '';
  return UNIT_WORDS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(word))?.[0];
}
