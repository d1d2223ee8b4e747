import type { ProblemEntries } from '../../../base/problem.ts';

/** What runs, but hurts people or the law: double punishment, cliffs, too few numbers, pay under the floor. */
export const fairnessProblems = {
  'check.punished-twice': {
    severity: 'warning',
    message: {
      'zh-CN': '“{input}”变差会同时压低 {first} 和 {second}：同一件事罚了两次。',
      'zh-TW': '「{input}」變差會同時壓低 {first} 和 {second}：同一件事罰了兩次。',
      en: 'A worse “{input}” lowers both {first} and {second}: the same thing is punished twice.',
    },
    fix: {
      'zh-CN': '只在其中一处使用它；确有理由就在行项的 note 里写明。',
      'zh-TW': '只在其中一處使用它；確有理由就在列項的 note 裡寫明。',
      en: 'Use it in one of them; if both are meant, say why in the note of the line.',
    },
  },
  'check.counted-twice': {
    severity: 'error',
    message: {
      'zh-CN': '“{name}”是 {parts} 的合计，却也是一项应发：同一笔钱会算两次。',
      'zh-TW': '「{name}」是 {parts} 的合計，卻也是一項應發：同一筆錢會算兩次。',
      en: '“{name}” is the sum of {parts} and yet an earning of its own: the same money counts twice.',
    },
    fix: {
      'zh-CN': '合计写 kind: info。',
      'zh-TW': '合計寫 kind: info。',
      en: 'A total has kind: info.',
    },
  },
  'check.cliff': {
    severity: 'warning',
    message: {
      'zh-CN': '“{input}”从 {from} 到 {to}，工资变动 {amount} 元，超过设定的 {limit} 元。',
      'zh-TW': '「{input}」從 {from} 到 {to}，工資變動 {amount} 元，超過設定的 {limit} 元。',
      en: 'From {from} to {to} of “{input}” pay moves by {amount} yuan, more than the set {limit}.',
    },
    fix: {
      'zh-CN': '用 curve 代替台阶，分更多档，或提高 settings.cliff 并说明理由。',
      'zh-TW': '用 curve 代替臺階，分更多檔，或提高 settings.cliff 並說明理由。',
      en: 'Use a curve in place of the step, make smaller steps, or raise settings.cliff and say why.',
    },
  },
  'check.better-pays-less': {
    severity: 'warning',
    message: {
      'zh-CN': '“{input}”从 {from} 变好到 {to}，工资反而少 {amount} 元。',
      'zh-TW': '「{input}」從 {from} 變好到 {to}，工資反而少 {amount} 元。',
      en: 'When “{input}” improves from {from} to {to}, pay falls by {amount} yuan.',
    },
    fix: {
      'zh-CN': '检查这一段的档次或曲线，以及输入的 better。',
      'zh-TW': '檢查這一段的檔次或曲線，以及輸入的 better。',
      en: 'Look at the steps or the curve there, and at what the input says is better.',
    },
  },
  'check.few-metrics': {
    severity: 'warning',
    message: {
      'zh-CN': '只有 {count} 个考核指标，少于 3 个容易被钻空子。',
      'zh-TW': '只有 {count} 個考核指標，少於 3 個容易被鑽空子。',
      en: 'Only {count} scored metrics; fewer than 3 invite gaming.',
    },
    fix: {
      'zh-CN': '加入质量、效率、客户感受中缺少的一类。',
      'zh-TW': '加入品質、效率、客戶感受中缺少的一類。',
      en: 'Add the side that is missing: quality, productivity or what customers feel.',
    },
  },
  'check.many-metrics': {
    severity: 'warning',
    message: {
      'zh-CN': '有 {count} 个考核指标，超过 8 个员工记不住，也分不清轻重。',
      'zh-TW': '有 {count} 個考核指標，超過 8 個員工記不住，也分不清輕重。',
      en: '{count} scored metrics; nobody can keep more than 8 in mind or tell which matter.',
    },
    fix: {
      'zh-CN': '留下最重要的 3 到 8 个，其余只看不罚。',
      'zh-TW': '留下最重要的 3 到 8 個，其餘只看不罰。',
      en: 'Keep the 3 to 8 that matter and only watch the others.',
    },
  },
  'check.under-minimum-wage': {
    severity: 'warning',
    message: {
      'zh-CN': '当月工资可能只有 {amount} 元，低于最低工资 {minimum} 元（{situation}）。',
      'zh-TW': '當月工資可能只有 {amount} 元，低於最低工資 {minimum} 元（{situation}）。',
      en: 'The month can pay only {amount} yuan, under the minimum wage of {minimum} ({situation}).',
    },
    fix: {
      'zh-CN': '提高底薪，加一行补足差额（MAX(0, 最低工资 - 应发)），或收窄不可能出现的 range。',
      'zh-TW': '提高底薪，加一列補足差額（MAX(0, 最低工資 - 應發)），或收窄不可能出現的 range。',
      en: 'Raise the base, add a line that tops pay up (MAX(0, minimum wage - gross)), or narrow a range that cannot happen.',
    },
  },
  'check.deduction-share': {
    severity: 'warning',
    message: {
      'zh-CN':
        '扣款可能达到当月工资的 {share}%（扣 {amount} 元，应发 {gross} 元），法律只允许 {allowed}%（{situation}）。',
      'zh-TW':
        '扣款可能達到當月工資的 {share}%（扣 {amount} 元，應發 {gross} 元），法律只允許 {allowed}%（{situation}）。',
      en: 'Deductions can reach {share}% of the month’s wage ({amount} of {gross} yuan); the law allows {allowed}% ({situation}).',
    },
    fix: {
      'zh-CN': '给扣款行项加 cap，例如 cap: 20% * 应发；只有造成损失才可扣（《工资支付暂行规定》第十六条）。',
      'zh-TW': '給扣款列項加 cap，例如 cap: 20% * 應發；只有造成損失才可扣（《工資支付暫行規定》第十六條）。',
      en: 'Give the deduction a cap such as 20% * gross; it may only repay a loss caused (Wage Payment Provisions art. 16).',
    },
  },
  'check.overtime-rate': {
    severity: 'error',
    message: {
      'zh-CN': '{day}加班按 {found}% 计，低于法定的 {least}%（《劳动法》第四十四条）。',
      'zh-TW': '{day}加班按 {found}% 計，低於法定的 {least}%（《勞動法》第四十四條）。',
      en: 'Overtime on a {day} at {found}% is under the legal {least}% (Labour Law art. 44).',
    },
    fix: {
      'zh-CN': '至少写 {least}%，或删去这个比例，用法定的。',
      'zh-TW': '至少寫 {least}%，或刪去這個比例，用法定的。',
      en: 'Write at least {least}%, or leave the rate out to use the law’s.',
    },
  },
} as const satisfies ProblemEntries;
