import { problemTable } from '../base/problem.ts';

export const auditProblem = problemTable({
  'audit.broken': {
    severity: 'error',
    message: {
      'zh-CN': '审计日志从第 {seq} 条起不完整：该条或前一条被改动或删除。',
      'zh-TW': '稽核日誌從第 {seq} 條起不完整：該條或前一條被改動或刪除。',
      en: 'The audit log is broken at entry {seq}: it, or the one before, was edited or removed.',
    },
    fix: {
      'zh-CN': '找出是谁直接改了数据库；更早的备份里有原来的记录。',
      'zh-TW': '找出是誰直接改了資料庫；更早的備份裡有原來的紀錄。',
      en: 'Find out who changed the database itself; an earlier backup holds what stood there.',
    },
  },
  'audit.cut': {
    severity: 'error',
    message: {
      'zh-CN': '审计日志应到第 {expected} 条为止，实际到第 {seq} 条：结尾被删去或改写。',
      'zh-TW': '稽核日誌應到第 {expected} 條為止，實際到第 {seq} 條：結尾被刪去或改寫。',
      en: 'The audit log should end at entry {expected} and ends at {seq}: its end was cut off or rewritten.',
    },
    fix: {
      'zh-CN': '找出是谁直接改了数据库；更早的备份里有原来的记录。',
      'zh-TW': '找出是誰直接改了資料庫；更早的備份裡有原來的紀錄。',
      en: 'Find out who changed the database itself; an earlier backup holds what stood there.',
    },
  },
  'audit.anchor-missing': {
    severity: 'error',
    message: {
      'zh-CN': '日志里没有另处记下的这一条：{anchor}。',
      'zh-TW': '日誌裡沒有另處記下的這一條：{anchor}。',
      en: 'The log does not hold the end that was written down elsewhere: {anchor}.',
    },
    fix: {
      'zh-CN': '如果记下的是本机构的日志，那么它之后被整条重写过。',
      'zh-TW': '如果記下的是本機構的日誌，那麼它之後被整條重寫過。',
      en: 'If it was this organisation’s, the log was written anew since.',
    },
  },
  'audit.bad-anchor': {
    severity: 'error',
    message: {
      'zh-CN': '“{text}”不是日志结尾的写法。',
      'zh-TW': '「{text}」不是日誌結尾的寫法。',
      en: '“{text}” is not how the end of a log is written.',
    },
    fix: {
      'zh-CN': '写成“序号:散列”，与 jixin audit verify 打印的一样；或给出一个备份文件。',
      'zh-TW': '寫成「序號:雜湊」，與 jixin audit verify 印出的一樣；或給出一個備份檔。',
      en: 'Write NUMBER:HASH as jixin audit verify prints it, or name a backup.',
    },
  },
});
