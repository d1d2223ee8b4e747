import { problemTable } from '../../base/problem.ts';

/** What can keep the records database from opening. */
export const recordsProblem = problemTable({
  'records.locked': {
    severity: 'error',
    message: {
      'zh-CN': '数据目录正被另一个进程使用：{holder}。',
      'zh-TW': '資料目錄正被另一個處理程序使用：{holder}。',
      en: 'Another process is using the data folder: {holder}.',
    },
    fix: {
      'zh-CN': '等它结束后再试。若确定没有程序在使用（例如它曾在另一台机器上运行），删除 {file}。',
      'zh-TW': '等它結束後再試。若確定沒有程式在使用（例如它曾在另一台機器上執行），刪除 {file}。',
      en: 'Try again when it has ended. If you are sure that nothing uses it (it ran on another machine, for instance), delete {file}.',
    },
  },
  'records.cannot-open': {
    severity: 'error',
    message: {
      'zh-CN': '无法打开数据库 {place}：{reason}',
      'zh-TW': '無法開啟資料庫 {place}：{reason}',
      en: 'Cannot open the database {place}: {reason}',
    },
    fix: {
      'zh-CN': '检查目录权限和磁盘空间；使用 DATABASE_URL 或 ACTIVITY_URL 时检查地址、账号和网络。',
      'zh-TW': '檢查目錄權限和磁碟空間；使用 DATABASE_URL 或 ACTIVITY_URL 時檢查位址、帳號和網路。',
      en: 'Check the folder’s permissions and disk space; with DATABASE_URL or ACTIVITY_URL, check the address, the account and the network.',
    },
  },
  'records.postgres-old': {
    severity: 'error',
    message: {
      'zh-CN': 'DATABASE_URL 指向 PostgreSQL {version}，需要 15 或更高版本。',
      'zh-TW': 'DATABASE_URL 指向 PostgreSQL {version}，需要 15 或更高版本。',
      en: 'DATABASE_URL names a PostgreSQL {version}; 15 or later is needed.',
    },
    fix: { 'zh-CN': '升级该数据库。', 'zh-TW': '升級該資料庫。', en: 'Upgrade that database.' },
  },
  'records.migration-edited': {
    severity: 'error',
    message: {
      'zh-CN': '数据库已执行过的迁移 {name} 后来被改动。',
      'zh-TW': '資料庫已執行過的遷移 {name} 後來被改動。',
      en: 'Migration {name} was changed after this database applied it.',
    },
    fix: {
      'zh-CN': '恢复原来的文件，把改动写成新的迁移。',
      'zh-TW': '恢復原來的檔案，把改動寫成新的遷移。',
      en: 'Restore the file and write the change as a new migration.',
    },
  },
  'records.newer': {
    severity: 'error',
    message: {
      'zh-CN': '该数据库由更新版本的程序写成（迁移 {name}）。',
      'zh-TW': '該資料庫由更新版本的程式寫成（遷移 {name}）。',
      en: 'A newer version of the program wrote this database (migration {name}).',
    },
    fix: { 'zh-CN': '使用更新的版本。', 'zh-TW': '使用更新的版本。', en: 'Use the newer version.' },
  },
  'records.migration-name': {
    severity: 'error',
    message: {
      'zh-CN': '迁移文件 {name} 的名称应为 NNNN_名称.sql，编号从 0001 起连续且不重复。',
      'zh-TW': '遷移檔案 {name} 的名稱應為 NNNN_名稱.sql，編號從 0001 起連續且不重複。',
      en: 'Migration file {name} should be named NNNN_name.sql, numbered from 0001 without gaps or repeats.',
    },
    fix: { 'zh-CN': '改正文件名。', 'zh-TW': '改正檔案名稱。', en: 'Rename the file.' },
  },
  'records.migration-failed': {
    severity: 'error',
    message: {
      'zh-CN': '迁移 {name} 失败，数据库未改动：{reason}',
      'zh-TW': '遷移 {name} 失敗，資料庫未改動：{reason}',
      en: 'Migration {name} failed and changed nothing: {reason}',
    },
    fix: {
      'zh-CN': '先备份，再按原因处理后重试。',
      'zh-TW': '先備份，再依原因處理後重試。',
      en: 'Back up, then deal with the reason and try again.',
    },
  },
});
