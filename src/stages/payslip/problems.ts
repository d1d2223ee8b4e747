import { problemTable } from '../../base/problem.ts';

export const proofProblem = problemTable({
  'payslip.proof-unreadable': {
    severity: 'error',
    message: {
      'zh-CN': '这不是证明文件：{detail}',
      'zh-TW': '這不是證明檔案：{detail}',
      en: 'This is not a proof file: {detail}',
    },
    fix: {
      'zh-CN': '用 jixin pay --proof 重新生成。',
      'zh-TW': '用 jixin pay --proof 重新產生。',
      en: 'Write it again with jixin pay --proof.',
    },
  },
  'payslip.proof-plan': {
    severity: 'error',
    message: {
      'zh-CN': '证明里的方案文本与其校验值不符：方案被改过。',
      'zh-TW': '證明裡的方案文字與其校驗值不符：方案被改過。',
      en: 'The plan in the proof does not match its hash: the plan was changed.',
    },
    fix: { 'zh-CN': '取回原来的证明文件。', 'zh-TW': '取回原來的證明檔案。', en: 'Get the original proof file.' },
  },
  'payslip.proof-line': {
    severity: 'error',
    message: {
      'zh-CN': '{person} 的“{line}”记为 {recorded}，重新计算为 {recomputed}。',
      'zh-TW': '{person} 的「{line}」記為 {recorded}，重新計算為 {recomputed}。',
      en: '“{line}” of {person} is recorded as {recorded} but comes out as {recomputed}.',
    },
    fix: {
      'zh-CN': '金额、输入或方案在生成证明之后被改过；取回原文件。',
      'zh-TW': '金額、輸入或方案在產生證明之後被改過；取回原檔案。',
      en: 'An amount, an input or the plan was changed after the proof was written; get the original.',
    },
  },
  'payslip.proof-record': {
    severity: 'error',
    message: {
      'zh-CN': '{person} 的记录与校验链不符：内容被改过、删过或换过位置。',
      'zh-TW': '{person} 的紀錄與校驗鏈不符：內容被改過、刪過或換過位置。',
      en: 'The record of {person} breaks the hash chain: it was changed, or one was removed or moved.',
    },
    fix: { 'zh-CN': '取回原来的证明文件。', 'zh-TW': '取回原來的證明檔案。', en: 'Get the original proof file.' },
  },
  'payslip.proof-seal': {
    severity: 'error',
    message: {
      'zh-CN': '证明应有 {expected} 人，实有 {found} 人，或结尾的校验值不符。',
      'zh-TW': '證明應有 {expected} 人，實有 {found} 人，或結尾的校驗值不符。',
      en: 'The proof should hold {expected} people and holds {found}, or its final hash does not match.',
    },
    fix: {
      'zh-CN': '文件可能不完整；取回原文件。',
      'zh-TW': '檔案可能不完整；取回原檔案。',
      en: 'The file may be cut short; get the original.',
    },
  },
});
