import type { ProblemEntries } from '../../../base/problem.ts';

/** Names: what a plan speaks of and does not have, has and does not use, or defines by itself. */
export const nameProblems = {
  'check.unknown-name': {
    severity: 'error',
    message: {
      'zh-CN': '没有叫“{name}”的输入、参数或行项。',
      'zh-TW': '沒有叫「{name}」的輸入、參數或列項。',
      en: 'There is no input, parameter or line called “{name}”.',
    },
    fix: {
      'zh-CN': '在 inputs、parameters 或 lines 里声明它，或改用已有的名称。',
      'zh-TW': '在 inputs、parameters 或 lines 裡宣告它，或改用已有的名稱。',
      en: 'Declare it under inputs, parameters or lines, or use a name that exists.',
    },
  },
  'check.misspelled-name': {
    severity: 'error',
    message: {
      'zh-CN': '没有叫“{name}”的输入、参数或行项，最接近的是“{near}”。',
      'zh-TW': '沒有叫「{name}」的輸入、參數或列項，最接近的是「{near}」。',
      en: 'There is no input, parameter or line called “{name}”; the nearest is “{near}”.',
    },
    fix: {
      'zh-CN': '如果指的是“{near}”，请改成它；否则先声明“{name}”。',
      'zh-TW': '如果指的是「{near}」，請改成它；否則先宣告「{name}」。',
      en: 'Write “{near}” if that is meant; otherwise declare “{name}” first.',
    },
  },
  'check.ambiguous-name': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”同时是 {owners} 的名称。',
      'zh-TW': '「{name}」同時是 {owners} 的名稱。',
      en: '“{name}” is the name of all of {owners}.',
    },
    fix: {
      'zh-CN': '在公式里改用编号（{owners} 之一），或把标题改得不同。',
      'zh-TW': '在公式裡改用編號（{owners} 之一），或把標題改得不同。',
      en: 'Use one of the ids {owners} in the formula, or give them different titles.',
    },
  },
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
      'zh-CN': '删除它，在别的行项里使用它，或给它应有的 kind（earning、deduction、employer_cost）。',
      'zh-TW': '刪除它，在別的列項裡使用它，或給它應有的 kind（earning、deduction、employer_cost）。',
      en: 'Remove it, use it in another line, or give it the kind it should have (earning, deduction, employer_cost).',
    },
  },
  'check.cycle': {
    severity: 'error',
    message: {
      'zh-CN': '这些行项互相引用，谁也算不出来：{path}。',
      'zh-TW': '這些列項互相引用，誰也算不出來：{path}。',
      en: 'These lines need each other, so none can be calculated: {path}.',
    },
    fix: {
      'zh-CN': '去掉其中一处引用；需要上期的数就把它做成输入。',
      'zh-TW': '去掉其中一處引用；需要上期的數就把它做成輸入。',
      en: 'Take one of the references out; a number of the period before is an input.',
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
  'check.case-input': {
    severity: 'error',
    message: {
      'zh-CN': '示例给出了方案没有的输入“{name}”。',
      'zh-TW': '示例給出了方案沒有的輸入「{name}」。',
      en: 'The case gives an input “{name}” that the plan does not have.',
    },
    fix: {
      'zh-CN': '可用的输入：{known}。',
      'zh-TW': '可用的輸入：{known}。',
      en: 'The inputs are {known}.',
    },
  },
  'check.case-line': {
    severity: 'error',
    message: {
      'zh-CN': '示例期待方案没有的行项“{name}”。',
      'zh-TW': '示例期待方案沒有的列項「{name}」。',
      en: 'The case expects a line “{name}” that the plan does not have.',
    },
    fix: {
      'zh-CN': '可用的行项：{known}。',
      'zh-TW': '可用的列項：{known}。',
      en: 'The lines are {known}.',
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
  'check.case-empty': {
    severity: 'warning',
    message: {
      'zh-CN': '示例没有期待任何结果，什么也没有检验。',
      'zh-TW': '示例沒有期待任何結果，什麼也沒有檢驗。',
      en: 'The case expects nothing, so it tests nothing.',
    },
    fix: {
      'zh-CN': '在 expect 里写上手算的结果。',
      'zh-TW': '在 expect 裡寫上手算的結果。',
      en: 'Write the result worked out by hand under expect.',
    },
  },
} as const satisfies ProblemEntries;
