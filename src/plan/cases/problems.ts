import { problemTable } from '../../base/problem.ts';

/** How a case in a plan can fail. */
export const caseProblem = problemTable({
  'plan.case-differs': {
    severity: 'error',
    message: {
      'zh-CN': '案例“{case}”：行项“{line}”应为 {expected}，算得 {got}。',
      'zh-TW': '案例「{case}」：列項「{line}」應為 {expected}，算得 {got}。',
      en: 'Case “{case}”: line “{line}” should be {expected}, got {got}.',
    },
    fix: {
      'zh-CN': '核对方案和案例，改正其中一个。',
      'zh-TW': '核對方案和案例，改正其中一個。',
      en: 'Compare plan and case, and correct the one that is wrong.',
    },
  },
  'plan.case-not-refused': {
    severity: 'error',
    message: {
      'zh-CN': '案例“{case}”应以 {expected} 拒绝，结果是 {got}。',
      'zh-TW': '案例「{case}」應以 {expected} 拒絕，結果是 {got}。',
      en: 'Case “{case}” should be refused with {expected}, the result was {got}.',
    },
    fix: {
      'zh-CN': '核对方案和案例，改正其中一个。',
      'zh-TW': '核對方案和案例，改正其中一個。',
      en: 'Compare plan and case, and correct the one that is wrong.',
    },
  },
});
