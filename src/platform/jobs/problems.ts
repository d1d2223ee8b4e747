import { problemTable } from '../../base/problem.ts';

export const jobProblem = problemTable({
  'job.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有任务 {id}。', 'zh-TW': '沒有工作 {id}。', en: 'There is no job {id}.' },
    fix: {
      'zh-CN': '任务记录保留 90 天；请查看任务列表。',
      'zh-TW': '工作紀錄保留 90 天；請查看工作清單。',
      en: 'Jobs are kept for 90 days; see the list of jobs.',
    },
  },
  'job.unexpected': {
    severity: 'error',
    message: {
      'zh-CN': '任务“{kind}”出了意外：{reason}',
      'zh-TW': '工作「{kind}」出了意外：{reason}',
      en: 'The job “{kind}” ended unexpectedly: {reason}',
    },
    fix: {
      'zh-CN': '请把任务编号告诉系统管理员；日志里有详情。',
      'zh-TW': '請把工作編號告訴系統管理員；日誌裡有詳情。',
      en: 'Tell an administrator the job’s number; the log has the details.',
    },
  },
  'job.gave-up': {
    severity: 'error',
    message: {
      'zh-CN': '任务“{kind}”{attempts} 次都没有做完：每次服务器都中途停止。',
      'zh-TW': '工作「{kind}」{attempts} 次都沒有做完：每次伺服器都中途停止。',
      en: 'The job “{kind}” was begun {attempts} times, and each time the server ended under it.',
    },
    fix: {
      'zh-CN': '检查服务器的内存和日志，再重新发起。',
      'zh-TW': '檢查伺服器的記憶體和日誌，再重新發起。',
      en: 'Check the server’s memory and log, then ask for it again.',
    },
  },
});
