import { problemTable } from '../../base/problem.ts';

export const backupProblem = problemTable({
  'backup.activity-elsewhere': {
    severity: 'error',
    message: {
      'zh-CN': '活动数据在 ACTIVITY_URL 指定的数据库里，jixin backup 不包含它。',
      'zh-TW': '活動資料在 ACTIVITY_URL 指定的資料庫裡，jixin backup 不包含它。',
      en: 'Activity is in the database that ACTIVITY_URL names; jixin backup does not cover it.',
    },
    fix: {
      'zh-CN': '用该数据库自己的工具备份（pg_dump）。',
      'zh-TW': '用該資料庫自己的工具備份（pg_dump）。',
      en: 'Back that database up with its own tools (pg_dump).',
    },
  },
  'backup.damaged': {
    severity: 'error',
    message: {
      'zh-CN': '备份文件 {file} 不完整或被改动：{reason}',
      'zh-TW': '備份檔 {file} 不完整或被改動：{reason}',
      en: 'The backup {file} is cut short or altered: {reason}',
    },
    fix: {
      'zh-CN': '没有写入任何数据。请换一份备份。',
      'zh-TW': '沒有寫入任何資料。請換一份備份。',
      en: 'Nothing was written. Use another backup.',
    },
  },
  'backup.other-version': {
    severity: 'error',
    message: {
      'zh-CN': '备份由另一版本的程序写成（数据库结构到 {theirs}，本程序到 {ours}）。',
      'zh-TW': '備份由另一版本的程式寫成（資料庫結構到 {theirs}，本程式到 {ours}）。',
      en: 'Another version of the program wrote the backup (tables up to {theirs}, here up to {ours}).',
    },
    fix: {
      'zh-CN': '用写备份的那个版本恢复，然后升级。',
      'zh-TW': '用寫備份的那個版本恢復，然後升級。',
      en: 'Restore it with that version, then upgrade.',
    },
  },
  'backup.occupied': {
    severity: 'error',
    message: {
      'zh-CN': '这里已经有数据（{what}），不能再恢复备份。',
      'zh-TW': '這裡已經有資料（{what}），不能再恢復備份。',
      en: 'There is data here already ({what}); a backup is restored into nothing else.',
    },
    fix: {
      'zh-CN': '用 --data 指定新的数据文件夹；用 DATABASE_URL 时指定空的数据库。',
      'zh-TW': '用 --data 指定新的資料夾；用 DATABASE_URL 時指定空的資料庫。',
      en: 'Name a new data folder with --data, and an empty database with DATABASE_URL.',
    },
  },
});
