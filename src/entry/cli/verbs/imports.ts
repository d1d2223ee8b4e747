import { trilingual } from '../../../base/text.ts';
import type { ImportRecord } from '../../../stages/activity/index.ts';
import type { ImportReport } from '../../../stages/intake/model.ts';
import { deliver, type SheetColumn } from '../output.ts';
import type { Verb } from '../verb.ts';

const COLUMNS: readonly SheetColumn[] = [
  { id: 'id', title: trilingual('编号', '編號', 'Id') },
  { id: 'when', title: trilingual('时间', '時間', 'When') },
  { id: 'file', title: trilingual('文件', '檔案', 'File') },
  { id: 'sheet', title: trilingual('工作表', '工作表', 'Sheet') },
  { id: 'kind', title: trilingual('类型', '類型', 'Kind') },
  { id: 'accepted', title: trilingual('接受', '接受', 'Accepted'), number: true },
  { id: 'rejected', title: trilingual('拒绝', '拒絕', 'Rejected'), number: true },
  { id: 'first', title: trilingual('起', '起', 'From') },
  { id: 'last', title: trilingual('止', '迄', 'To') },
  { id: 'undone', title: trilingual('撤销于', '復原於', 'Undone') },
];

const NONE = trilingual(
  '还没有导入过数据。先导入花名册：jixin import 花名册.csv；想先看看：jixin demo',
  '還沒有匯入過資料。先匯入花名冊：jixin import 花名冊.csv；想先看看：jixin demo',
  'Nothing has been imported yet. Begin with the roster: jixin import roster.csv; to look around first: jixin demo',
);

export const imports: Verb = {
  name: 'imports',
  about: {
    'zh-CN': '列出所有导入：文件、类型、行数、期间',
    'zh-TW': '列出所有匯入：檔案、類型、列數、期間',
    en: 'list the imports: file, kind, rows, period',
  },
  needs: 'import.read',
  operands: [],
  options: [],
  examples: ['jixin imports', 'jixin imports --format json'],
  run: async (call) => {
    const { inWorld, intakeOf } = await import('../world.ts');
    const { listImports } = await import('../../../stages/intake/service.ts');
    return inWorld(call, async (world) => {
      const all = await listImports(intakeOf(world));
      return deliver(call, {
        columns: COLUMNS,
        rows: all.map((one) => rowOf(one, call.format === 'table')),
        empty: NONE,
      });
    });
  },
};

function rowOf(one: ImportRecord, short: boolean): readonly (string | null)[] {
  const report = one.report as unknown as ImportReport | null;
  const day = (instant: string | null) => (short ? (instant?.slice(0, 16).replace('T', ' ') ?? null) : instant);
  return [
    short ? one.id.slice(0, 12) : one.id,
    day(one.known),
    one.file,
    one.sheet,
    one.kind,
    String(report?.accepted ?? ''),
    String(report?.rejected ?? ''),
    one.first,
    one.last,
    day(one.undone),
  ];
}
