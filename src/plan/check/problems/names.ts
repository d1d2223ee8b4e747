import type { ProblemEntries } from '../../../base/problem.ts';

/** Names and cases: what a plan has and does not use, says and does not mean. */
export const nameProblems = {
  'check.unused-input': {
    severity: 'warning',
    message: {
      'zh-CN': '输入“{name}”没有被任何行项用到。',
      'zh-TW': '輸入「{name}」沒有被任何列項用到。',
      en: 'No line uses the input “{name}”.',
    },
    fix: {
      'zh-CN': '删除它，或检查本应使用它的公式。',
      'zh-TW': '刪除它，或檢查本應使用它的公式。',
      en: 'Remove it, or look at the formula that should use it.',
    },
  },
  'check.unused-parameter': {
    severity: 'warning',
    message: {
      'zh-CN': '参数“{name}”没有被用到：改它不会改变任何结果。',
      'zh-TW': '參數「{name}」沒有被用到：改它不會改變任何結果。',
      en: 'Nothing uses the parameter “{name}”: changing it changes no result.',
    },
    fix: {
      'zh-CN': '删除它，或把公式里写死的数字换成它。',
      'zh-TW': '刪除它，或把公式裡寫死的數字換成它。',
      en: 'Remove it, or put it where a formula has the bare number.',
    },
  },
  'check.unused-line': {
    severity: 'warning',
    message: {
      'zh-CN': '行项“{name}”不影响任何应发或扣款项目。',
      'zh-TW': '列項「{name}」不影響任何應發或扣款項目。',
      en: 'The line “{name}” changes nothing that is paid or deducted.',
    },
    fix: {
      'zh-CN':
        '删除它，在别的行项里使用它，给它应有的 kind（earning、deduction、employer_cost）；只供查看就写 note 说明。',
      'zh-TW':
        '刪除它，在別的列項裡使用它，給它應有的 kind（earning、deduction、employer_cost）；只供查看就寫 note 說明。',
      en: 'Remove it, use it in another line, give it the kind it should have (earning, deduction, employer_cost), or say in a note why it is shown.',
    },
  },
  'check.unknown-value': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”的取值里没有“{value}”，只有：{values}。',
      'zh-TW': '「{name}」的取值裡沒有「{value}」，只有：{values}。',
      en: '“{name}” is never “{value}”; it is one of {values}.',
    },
    fix: {
      'zh-CN': '改成其中一个取值，或把“{value}”加进 values。',
      'zh-TW': '改成其中一個取值，或把「{value}」加進 values。',
      en: 'Write one of these, or add “{value}” to its values.',
    },
  },
  'check.no-cases': {
    severity: 'warning',
    message: {
      'zh-CN': '方案没有示例（cases），改错一个数也没人发现。',
      'zh-TW': '方案沒有示例（cases），改錯一個數也沒人發現。',
      en: 'The plan has no cases, so nobody notices a wrong number.',
    },
    fix: {
      'zh-CN': '用手算一两个典型员工，把输入写进 given、结果写进 expect。',
      'zh-TW': '用手算一兩個典型員工，把輸入寫進 given、結果寫進 expect。',
      en: 'Work out one or two typical people by hand; put their inputs under given and the results under expect.',
    },
  },
  'check.case-range': {
    severity: 'error',
    message: {
      'zh-CN': '示例里的 {name} = {value} 不在它的范围 {range} 内。',
      'zh-TW': '示例裡的 {name} = {value} 不在它的範圍 {range} 內。',
      en: 'The case gives {name} = {value}, outside its range {range}.',
    },
    fix: {
      'zh-CN': '改正这个数，或放宽输入的 range。',
      'zh-TW': '改正這個數，或放寬輸入的 range。',
      en: 'Correct the number, or widen the range of the input.',
    },
  },
} as const satisfies ProblemEntries;
