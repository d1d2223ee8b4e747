import { problemTable } from '../../base/problem.ts';

export const planWorkProblem = problemTable({
  'plans.not-found': {
    severity: 'error',
    message: {
      'zh-CN': '没有方案 {plan} 的这个版本。',
      'zh-TW': '沒有方案 {plan} 的這個版本。',
      en: 'There is no such version of the plan {plan}.',
    },
    fix: {
      'zh-CN': '从方案列表里选择一个版本。',
      'zh-TW': '從方案列表裡選擇一個版本。',
      en: 'Choose a version from the list of plans.',
    },
  },
  'plans.id-taken': {
    severity: 'error',
    message: {
      'zh-CN': '已经有编号为 {plan} 的方案。',
      'zh-TW': '已經有編號為 {plan} 的方案。',
      en: 'There is a plan {plan} already.',
    },
    fix: { 'zh-CN': '换一个编号。', 'zh-TW': '換一個編號。', en: 'Choose another id.' },
  },
  'plans.id-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{plan}”不能用作方案编号。',
      'zh-TW': '「{plan}」不能用作方案編號。',
      en: '“{plan}” cannot be a plan’s id.',
    },
    fix: {
      'zh-CN': '以字母或汉字开头，只用字母、汉字、数字、- 和 _。',
      'zh-TW': '以字母或漢字開頭，只用字母、漢字、數字、- 和 _。',
      en: 'Begin with a letter, and use letters, digits, - and _ only.',
    },
  },
  'plans.draft-open': {
    severity: 'error',
    message: {
      'zh-CN': '方案 {plan} 已有一份未发布的草稿。',
      'zh-TW': '方案 {plan} 已有一份未發布的草稿。',
      en: 'The plan {plan} has an unpublished draft already.',
    },
    fix: {
      'zh-CN': '继续编辑那份草稿，或先放弃它。',
      'zh-TW': '繼續編輯那份草稿，或先放棄它。',
      en: 'Go on with that draft, or discard it first.',
    },
  },
  'plans.stale': {
    severity: 'error',
    message: {
      'zh-CN': '您打开之后，别人已保存过这份草稿。',
      'zh-TW': '您開啟之後，別人已儲存過這份草稿。',
      en: 'Somebody else has saved this draft since you opened it.',
    },
    fix: {
      'zh-CN': '复制您的改动，重新打开草稿再改。',
      'zh-TW': '複製您的修改，重新開啟草稿再改。',
      en: 'Copy what you changed, open the draft again and change that.',
    },
  },
  'plans.published-stays': {
    severity: 'error',
    message: {
      'zh-CN': '{plan} 第 {version} 版已发布，不再改变。',
      'zh-TW': '{plan} 第 {version} 版已發布，不再改變。',
      en: 'Version {version} of {plan} is published and does not change any more.',
    },
    fix: {
      'zh-CN': '从它新建一份草稿，改好后发布为新版本。',
      'zh-TW': '從它新建一份草稿，改好後發布為新版本。',
      en: 'Begin a draft from it, and publish that as a new version.',
    },
  },
  'plans.not-checked': {
    severity: 'error',
    message: {
      'zh-CN': '{plan} 第 {version} 版还没有提交发布。',
      'zh-TW': '{plan} 第 {version} 版還沒有提交發布。',
      en: 'Version {version} of {plan} was not sent for publication.',
    },
    fix: {
      'zh-CN': '请编写人先检查并提交。',
      'zh-TW': '請編寫人先檢查並提交。',
      en: 'Ask its author to check it and send it for publication.',
    },
  },
  'plans.own-draft': {
    severity: 'error',
    message: {
      'zh-CN': '参与编写的人不能发布同一版本。',
      'zh-TW': '參與編寫的人不能發布同一版本。',
      en: 'Whoever had a hand in a draft cannot publish it.',
    },
    fix: { 'zh-CN': '请另一位经理发布。', 'zh-TW': '請另一位經理發布。', en: 'Ask another manager to publish it.' },
  },
  'plans.head-changed': {
    severity: 'error',
    message: {
      'zh-CN': '文中的编号或版本（{found}）与这份草稿（{expected}）不符。',
      'zh-TW': '文中的編號或版本（{found}）與這份草稿（{expected}）不符。',
      en: 'The text calls itself {found}, but this draft is {expected}.',
    },
    fix: {
      'zh-CN': '把 plan 与 version 改回 {expected}；要另起方案请用“复制为新方案”。',
      'zh-TW': '把 plan 與 version 改回 {expected}；要另起方案請用「複製為新方案」。',
      en: 'Set plan and version back to {expected}; to begin another plan, copy this one.',
    },
  },
  'plans.text-too-long': {
    severity: 'error',
    message: {
      'zh-CN': '方案文本不能为空，也不能超过 {limit} 个字符。',
      'zh-TW': '方案文字不能為空，也不能超過 {limit} 個字元。',
      en: 'A plan’s text is neither empty nor longer than {limit} characters.',
    },
    fix: {
      'zh-CN': '缩短文本，或恢复原文。',
      'zh-TW': '縮短文字，或恢復原文。',
      en: 'Shorten it, or put the old text back.',
    },
  },
  'plans.closed-period': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 已关账，不能再从 {from} 起改用另一版本。',
      'zh-TW': '{period} 已關帳，不能再從 {from} 起改用另一版本。',
      en: '{period} is closed: no version can come into force from {from}.',
    },
    fix: {
      'zh-CN': '选择已关账期间之后的日期。',
      'zh-TW': '選擇已關帳期間之後的日期。',
      en: 'Choose a date after the closed periods.',
    },
  },
  'plans.past': {
    severity: 'warning',
    message: {
      'zh-CN': '生效日 {from} 已经过去：规则应先公布再计算。',
      'zh-TW': '生效日 {from} 已經過去：規則應先公布再計算。',
      en: '{from} is in the past: rules are announced before they count.',
    },
    fix: {
      'zh-CN': '如非补录，请选择今后的日期。',
      'zh-TW': '如非補錄，請選擇今後的日期。',
      en: 'Unless this is entered afterwards, choose a date to come.',
    },
  },
  'plans.period-bad': {
    severity: 'error',
    message: {
      'zh-CN': '“{period}”不是一个期间。',
      'zh-TW': '「{period}」不是一個期間。',
      en: '“{period}” is not a period.',
    },
    fix: {
      'zh-CN': '写成 2026-09 或 2026-Q3。',
      'zh-TW': '寫成 2026-09 或 2026-Q3。',
      en: 'Write 2026-09 or 2026-Q3.',
    },
  },
});
