import { problemTable } from '../../base/problem.ts';

export const goalsProblem = problemTable({
  'goals.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这份目标。', 'zh-TW': '沒有這份目標。', en: 'There are no such goals.' },
    fix: { 'zh-CN': '从目标页面进入。', 'zh-TW': '從目標頁面進入。', en: 'Open them from the page of goals.' },
  },
  'goals.own-proposal': {
    severity: 'error',
    message: {
      'zh-CN': '自己提出的目标要由别人批准或退回。',
      'zh-TW': '自己提出的目標要由別人核准或退回。',
      en: 'Somebody else must approve or give back goals that you proposed.',
    },
    fix: { 'zh-CN': '请另一位经理处理。', 'zh-TW': '請另一位經理處理。', en: 'Ask another manager.' },
  },
  'goals.decided-already': {
    severity: 'error',
    message: {
      'zh-CN': '这份目标已经处理过了。',
      'zh-TW': '這份目標已經處理過了。',
      en: 'These goals were decided on already.',
    },
    fix: {
      'zh-CN': '刷新页面；要改就提出新的。',
      'zh-TW': '重新整理頁面；要改就提出新的。',
      en: 'Reload; to change them, propose new ones.',
    },
  },
  'goals.past': {
    severity: 'error',
    message: {
      'zh-CN': '目标不能从 {from} 起：先公布，后计算，最早从本月 {first} 起。',
      'zh-TW': '目標不能從 {from} 起：先公布，後計算，最早從本月 {first} 起。',
      en: 'Goals cannot hold from {from}: they are told before they count, from {first} of this month at the earliest.',
    },
    fix: { 'zh-CN': '选更晚的日期。', 'zh-TW': '選更晚的日期。', en: 'Choose a later day.' },
  },
  'goals.metric-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有指标“{metric}”。',
      'zh-TW': '沒有指標「{metric}」。',
      en: 'There is no metric “{metric}”.',
    },
    fix: { 'zh-CN': '从指标词典里选。', 'zh-TW': '從指標詞典裡選。', en: 'Choose one of the dictionary.' },
  },
  'goals.target-bad': {
    severity: 'error',
    message: {
      'zh-CN': '目标值“{target}”要是数字，并且有指标来量它。',
      'zh-TW': '目標值「{target}」要是數字，並且有指標來量它。',
      en: 'The target “{target}” must be a number, with a metric that measures it.',
    },
    fix: {
      'zh-CN': '写成 95% 或 300，并选一个指标。',
      'zh-TW': '寫成 95% 或 300，並選一個指標。',
      en: 'Write 95% or 300, and choose a metric.',
    },
  },
});
