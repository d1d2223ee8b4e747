import { problemTable } from '../base/problem.ts';

export const noticeProblem = problemTable({
  'notices.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有给您的这条通知。', 'zh-TW': '沒有給您的這則通知。', en: 'You were sent no such notice.' },
    fix: {
      'zh-CN': '请刷新通知列表。',
      'zh-TW': '請重新整理通知清單。',
      en: 'Refresh the list of notices.',
    },
  },
});
