import { problemTable } from '../../base/problem.ts';

export const ratersProblem = problemTable({
  'raters.period-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{period}”不是一个月份。',
      'zh-TW': '「{period}」不是一個月份。',
      en: '“{period}” is not a month.',
    },
    fix: {
      'zh-CN': '请写成 2026-01 这样的月份。',
      'zh-TW': '請寫成 2026-01 這樣的月份。',
      en: 'Write a month such as 2026-01.',
    },
  },
  'raters.unknown': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 没有“{rater}”的质检或评分。',
      'zh-TW': '{period} 沒有「{rater}」的質檢或評分。',
      en: 'There is no check or rating by “{rater}” in {period}.',
    },
    fix: {
      'zh-CN': '请从评分人核查表中选择。',
      'zh-TW': '請從評分人核查表中選擇。',
      en: 'Choose one from the rater check’s table.',
    },
  },
});
