import { problemTable } from '../../../base/problem.ts';

export const reportProblem = problemTable({
  'report.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这份报告。', 'zh-TW': '沒有這份報告。', en: 'There is no such report.' },
    fix: { 'zh-CN': '从报告列表进入。', 'zh-TW': '從報告清單進入。', en: 'Open it from the list of reports.' },
  },
});
