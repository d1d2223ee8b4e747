import { problemTable } from '../../base/problem.ts';

/** What can keep an import from being undone. */
export const activityProblem = problemTable({
  'activity.no-such-import': {
    severity: 'error',
    message: {
      'zh-CN': '没有编号为 {id} 的导入。',
      'zh-TW': '沒有編號為 {id} 的匯入。',
      en: 'There is no import {id}.',
    },
    fix: {
      'zh-CN': '用 jixin imports 查看所有导入及其编号。',
      'zh-TW': '用 jixin imports 查看所有匯入及其編號。',
      en: 'See all imports and their ids with jixin imports.',
    },
  },
  'activity.already-undone': {
    severity: 'error',
    message: {
      'zh-CN': '导入 {id} 已于 {at} 撤销。',
      'zh-TW': '匯入 {id} 已於 {at} 復原。',
      en: 'Import {id} was already undone at {at}.',
    },
    fix: {
      'zh-CN': '无需操作；要恢复数据，请重新导入该文件。',
      'zh-TW': '無需操作；要恢復資料，請重新匯入該檔案。',
      en: 'Nothing to do; to bring the rows back, import the file again.',
    },
  },
  'activity.period-closed': {
    severity: 'error',
    message: {
      'zh-CN': '{file}（导入 {id}）含有已关账期间 {period} 的数据，不能撤销。',
      'zh-TW': '{file}（匯入 {id}）含有已關帳期間 {period} 的資料，不能復原。',
      en: '{file} (import {id}) holds rows of {period}, which is closed: it cannot be undone.',
    },
    fix: {
      'zh-CN': '导入更正后的文件；差额会作为差异行计入之后的期间。',
      'zh-TW': '匯入更正後的檔案；差額會作為差異列計入之後的期間。',
      en: 'Import a corrected file; the difference is paid as a delta line in a later period.',
    },
  },
  'activity.purged': {
    severity: 'error',
    message: {
      'zh-CN': '活动数据在 {before} 以前的旧状态已清除，不能再按 {known} 所知读取。',
      'zh-TW': '活動資料在 {before} 以前的舊狀態已清除，不能再按 {known} 所知讀取。',
      en: 'How activity stood before {before} was purged; it cannot be read as known at {known} any more.',
    },
    fix: {
      'zh-CN': '工资条和证明文件仍保留当时的结果；要重算，请按现在所知重新核算，或从清除前的备份恢复。',
      'zh-TW': '薪資單和證明檔仍保留當時的結果；要重算，請按現在所知重新核算，或從清除前的備份恢復。',
      en: 'Payslips and proofs keep what was worked out then; calculate again with what is known now, or restore a backup from before the purge.',
    },
  },
  'activity.link-address': {
    severity: 'error',
    message: {
      'zh-CN': '“{template}”不是以 http:// 或 https:// 开头、写明主机的网址。',
      'zh-TW': '「{template}」不是以 http:// 或 https:// 開頭、寫明主機的網址。',
      en: '“{template}” is no address that begins with http:// or https:// and a host written out.',
    },
    fix: {
      'zh-CN': '字段写在主机之后，例如 https://chat.example/sessions/{id}。',
      'zh-TW': '欄位寫在主機之後，例如 https://chat.example/sessions/{id}。',
      en: 'Name fields behind the host: https://chat.example/sessions/{id}.',
    },
  },
  'activity.link-braces': {
    severity: 'error',
    message: {
      'zh-CN': '“{template}”里的大括号没有配对。',
      'zh-TW': '「{template}」裡的大括號沒有配對。',
      en: 'The braces of “{template}” do not pair up.',
    },
    fix: {
      'zh-CN': '每个字段写成一对大括号，里面只有字段名。',
      'zh-TW': '每個欄位寫成一對大括號，裡面只有欄位名。',
      en: 'Write each field as one pair of braces with nothing but its name inside.',
    },
  },
  'activity.link-field': {
    severity: 'error',
    message: {
      'zh-CN': '这种记录没有字段“{field}”。',
      'zh-TW': '這種紀錄沒有欄位「{field}」。',
      en: 'Rows of this kind have no field “{field}”.',
    },
    fix: {
      'zh-CN': '可用的字段：{known}。',
      'zh-TW': '可用的欄位：{known}。',
      en: 'Its fields: {known}.',
    },
  },
  'activity.link-same': {
    severity: 'error',
    message: {
      'zh-CN': '网址里没有字段，每条记录都会打开同一页。',
      'zh-TW': '網址裡沒有欄位，每筆紀錄都會開啟同一頁。',
      en: 'The address names no field: every row would open the same page.',
    },
    fix: {
      'zh-CN': '至少写一个字段：{known}。',
      'zh-TW': '至少寫一個欄位：{known}。',
      en: 'Name at least one field: {known}.',
    },
  },
});
