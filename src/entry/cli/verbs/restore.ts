import type { Text } from '../../../base/text.ts';
import { carrying } from '../backup-file.ts';
import type { Verb } from '../verb.ts';

const DONE: Text = {
  'zh-CN': '已从 {file} 恢复：{rows} 条记录，{files} 个文件。',
  'zh-TW': '已從 {file} 恢復：{rows} 筆紀錄，{files} 個檔案。',
  en: 'Restored from {file}: {rows} records, {files} files.',
};

export const restore: Verb = {
  name: 'restore',
  about: {
    'zh-CN': '把备份恢复到空的数据文件夹（或 DATABASE_URL 指定的空数据库）',
    'zh-TW': '把備份恢復到空的資料夾（或 DATABASE_URL 指定的空資料庫）',
    en: 'restore a backup into an empty data folder (and the empty database that DATABASE_URL names)',
  },
  needs: 'owner',
  founds: true,
  operands: [
    {
      name: 'FILE.tar.gz',
      count: 'one',
      about: {
        'zh-CN': 'jixin backup 写出的文件',
        'zh-TW': 'jixin backup 寫出的檔案',
        en: 'a file written by jixin backup',
      },
    },
  ],
  options: [],
  examples: [
    'jixin restore acme-2026-01.tar.gz --data ./new',
    'DATABASE_URL=postgres://… jixin restore acme-2026-01.tar.gz --data ./new',
  ],
  run: carrying(DONE, async (world, file) => {
    const { recordAct } = await import('../act.ts');
    const { readBackup } = await import('../../backup/restore.ts');
    const done = await readBackup(world, file);
    if (done.ok) await recordAct(world, 'restore', { ...done.value });
    return done;
  }),
};
