import { defineTexts } from '../../platform/ui/texts.ts';

export const useKeepingTexts = defineTexts('keeping', {
  title: { 'zh-CN': '系统状况', 'zh-TW': '系統狀況', en: 'How the system stands' },
  what: { 'zh-CN': '项目', 'zh-TW': '項目', en: 'What' },
  state: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' },
  told: { 'zh-CN': '说明', 'zh-TW': '說明', en: 'More' },
  good: { 'zh-CN': '正常', 'zh-TW': '正常', en: 'Good' },
  look: { 'zh-CN': '留意', 'zh-TW': '留意', en: 'Look here' },
  backup: { 'zh-CN': '备份', 'zh-TW': '備份', en: 'Backup' },
  backupNever: {
    'zh-CN': '还没有备份过。在服务器上运行 jixin backup FILE.tar.gz。',
    'zh-TW': '還沒有備份過。在伺服器上執行 jixin backup FILE.tar.gz。',
    en: 'There was no backup yet. Run jixin backup FILE.tar.gz on the server.',
  },
  backupAt: {
    'zh-CN': '上次 {{at}}，{{days}} 天前',
    'zh-TW': '上次 {{at}}，{{days}} 天前',
    en: 'Last at {{at}}, {{days}} days ago',
  },
  jobs: { 'zh-CN': '后台任务', 'zh-TW': '背景工作', en: 'Jobs' },
  jobsNow: {
    'zh-CN': '进行中 {{running}} 个，排队 {{queued}} 个；{{days}} 天内失败 {{failed}} 个',
    'zh-TW': '進行中 {{running}} 個，排隊 {{queued}} 個；{{days}} 天內失敗 {{failed}} 個',
    en: '{{running}} running, {{queued}} waiting; {{failed}} failed within {{days}} days',
  },
  seeJobs: { 'zh-CN': '看任务', 'zh-TW': '看工作', en: 'See the jobs' },
  locked: { 'zh-CN': '登录锁定', 'zh-TW': '登入鎖定', en: 'Locked out' },
  nobodyLocked: {
    'zh-CN': '没有人因登录失败而须等待',
    'zh-TW': '沒有人因登入失敗而須等待',
    en: 'Nobody has to wait after failed sign-ins',
  },
  lockedOne: {
    'zh-CN': '{{name}}（{{login}}）还须等 {{minutes}} 分钟',
    'zh-TW': '{{name}}（{{login}}）還須等 {{minutes}} 分鐘',
    en: '{{name}} ({{login}}) has {{minutes}} minutes to wait',
  },
  accounts: { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Accounts' },
  accountsNow: {
    'zh-CN':
      '启用 {{open}} 个，停用 {{disabled}} 个；未对应人员 {{withoutPerson}} 个；能改他人数据而没有两步验证 {{withoutSecondFactor}} 个',
    'zh-TW':
      '啟用 {{open}} 個，停用 {{disabled}} 個；未對應人員 {{withoutPerson}} 個；能改他人資料而沒有兩步驟驗證 {{withoutSecondFactor}} 個',
    en: '{{open}} open, {{disabled}} disabled; {{withoutPerson}} without a person; {{withoutSecondFactor}} that may change others’ data have no second factor',
  },
  seeAccounts: { 'zh-CN': '看账号', 'zh-TW': '看帳號', en: 'See the accounts' },
  tokens: { 'zh-CN': 'API 令牌', 'zh-TW': 'API 權杖', en: 'API tokens' },
  tokensNow: { 'zh-CN': '有效 {{inForce}} 个', 'zh-TW': '有效 {{inForce}} 個', en: '{{inForce}} in force' },
  tokensEnding: {
    'zh-CN': '有效 {{inForce}} 个；{{days}} 天内到期 {{ending}} 个，最早 {{next}}',
    'zh-TW': '有效 {{inForce}} 個；{{days}} 天內到期 {{ending}} 個，最早 {{next}}',
    en: '{{inForce}} in force; {{ending}} end within {{days}} days, the first at {{next}}',
  },
  audit: { 'zh-CN': '审计日志', 'zh-TW': '稽核日誌', en: 'Audit log' },
  auditEnds: {
    'zh-CN': '{{entries}} 条，最近 {{at}}；末尾完整',
    'zh-TW': '{{entries}} 條，最近 {{at}}；末尾完整',
    en: '{{entries}} entries, the last at {{at}}; nothing is cut off its end',
  },
  auditCut: {
    'zh-CN': '应有 {{entries}} 条，末尾被截断或改动',
    'zh-TW': '應有 {{entries}} 條，末尾被截斷或改動',
    en: 'Should have {{entries}} entries: its end was cut off or changed',
  },
  seeAudit: { 'zh-CN': '验证整条日志', 'zh-TW': '驗證整條日誌', en: 'Verify all of it' },
  storage: { 'zh-CN': '存储', 'zh-TW': '儲存空間', en: 'Storage' },
  storageNow: {
    'zh-CN': '记录 {{records}}，活动数据 {{activity}}；磁盘剩余 {{free}}（{{share}} %）',
    'zh-TW': '紀錄 {{records}}，活動資料 {{activity}}；磁碟剩餘 {{free}}（{{share}} %）',
    en: '{{records}} of records, {{activity}} of activity; {{free}} free on the disk ({{share}} %)',
  },
});

export const useJobsTexts = defineTexts('jobs', {
  title: { 'zh-CN': '后台任务', 'zh-TW': '背景工作', en: 'Jobs' },
  none: { 'zh-CN': '没有任务。', 'zh-TW': '沒有工作。', en: 'There are no jobs.' },
  all: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'All' },
  queued: { 'zh-CN': '排队中', 'zh-TW': '排隊中', en: 'Waiting' },
  running: { 'zh-CN': '进行中', 'zh-TW': '進行中', en: 'Running' },
  done: { 'zh-CN': '已完成', 'zh-TW': '已完成', en: 'Done' },
  failed: { 'zh-CN': '失败', 'zh-TW': '失敗', en: 'Failed' },
  kind: { 'zh-CN': '任务', 'zh-TW': '工作', en: 'Job' },
  state: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' },
  by: { 'zh-CN': '发起人', 'zh-TW': '發起人', en: 'Asked for by' },
  clock: { 'zh-CN': '系统定时', 'zh-TW': '系統定時', en: 'The clock' },
  progress: { 'zh-CN': '进度', 'zh-TW': '進度', en: 'Progress' },
  created: { 'zh-CN': '开始', 'zh-TW': '開始', en: 'Asked for' },
  updated: { 'zh-CN': '更新', 'zh-TW': '更新', en: 'Changed' },
  problems: { 'zh-CN': '问题', 'zh-TW': '問題', en: 'Problems' },
});
