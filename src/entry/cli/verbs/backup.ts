import type { Text } from '../../../base/text.ts';
import { carrying } from '../backup-file.ts';
import type { Verb } from '../verb.ts';

const DONE: Text = {
  'zh-CN': '已备份到 {file}：{rows} 条记录，{files} 个文件。',
  'zh-TW': '已備份到 {file}：{rows} 筆紀錄，{files} 個檔案。',
  en: 'Backed up to {file}: {rows} records, {files} files.',
};

export const backup: Verb = {
  name: 'backup',
  about: {
    'zh-CN': '把整个机构写进一个文件：记录、活动数据和数据文件夹里的其他文件',
    'zh-TW': '把整個機構寫進一個檔案：紀錄、活動資料和資料夾裡的其他檔案',
    en: 'write the whole organisation to one file: records, activity and the data folder’s other files',
  },
  needs: 'owner',
  operands: [
    {
      name: 'FILE.tar.gz',
      count: 'one',
      about: { 'zh-CN': '要写的备份文件', 'zh-TW': '要寫的備份檔', en: 'the backup to write' },
    },
  ],
  options: [],
  examples: ['jixin backup acme-2026-01.tar.gz --data ./acme'],
  run: carrying(DONE, async (world, file) => {
    const { recordAct } = await import('../act.ts');
    const { writeBackup } = await import('../../backup/backup.ts');
    const done = await writeBackup(world, file, new Date().toISOString());
    if (done.ok) await recordAct(world, 'backup', { ...done.value });
    return done;
  }),
};
