import type { Problem } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import type { TargetKind } from '../../../stages/intake/model.ts';
import type { ImportProgress } from '../../../stages/intake/service.ts';
import { rejections, reportText } from '../import-report.ts';
import type { Call, Verb } from '../verb.ts';
import { KIND_CHOICES } from '../words.ts';

const STEPS: Readonly<Record<ImportProgress['step'], Text>> = {
  deciding: {
    'zh-CN': '{file}：判断各列…',
    'zh-TW': '{file}：判斷各欄…',
    en: '{file}: deciding what the columns are …',
  },
  reading: { 'zh-CN': '{file}：读取…{rows}', 'zh-TW': '{file}：讀取…{rows}', en: '{file}: reading … {rows}' },
  writing: { 'zh-CN': '{file}：写入…{rows}', 'zh-TW': '{file}：寫入…{rows}', en: '{file}: writing … {rows}' },
};

export const importFiles: Verb = {
  name: 'import',
  about: {
    'zh-CN': '导入文件或文件夹：CSV、TSV、XLSX、JSON Lines、Parquet',
    'zh-TW': '匯入檔案或資料夾：CSV、TSV、XLSX、JSON Lines、Parquet',
    en: 'import files or folders: CSV, TSV, XLSX, JSON Lines, Parquet',
  },
  needs: 'import.write',
  founds: true,
  operands: [
    {
      name: 'FILE',
      count: 'some',
      about: { 'zh-CN': '文件或文件夹', 'zh-TW': '檔案或資料夾', en: 'files or folders' },
    },
  ],
  options: [
    {
      name: 'as',
      value: KIND_CHOICES.join('|'),
      choices: KIND_CHOICES,
      about: {
        'zh-CN': '一行是什么（省略则由表头判断）',
        'zh-TW': '一列是什麼（省略則由表頭判斷）',
        en: 'what one row is (otherwise told from the headers)',
      },
    },
    {
      name: 'profile',
      value: 'ID|FILE',
      about: {
        'zh-CN': '映射方案：自带的编号，或自己的 YAML 文件',
        'zh-TW': '對應設定：內建的編號，或自己的 YAML 檔',
        en: 'a mapping profile: a shipped id, or a YAML file of your own',
      },
    },
    {
      name: 'dry-run',
      about: {
        'zh-CN': '只报告会发生什么，不写入',
        'zh-TW': '只報告會發生什麼，不寫入',
        en: 'report what would happen and keep nothing',
      },
    },
    {
      name: 'rejects',
      value: 'FILE',
      about: {
        'zh-CN': '把被拒绝的行连同原因写进文件',
        'zh-TW': '把被拒絕的列連同原因寫進檔案',
        en: 'write rejected rows with their reasons to a file',
      },
    },
  ],
  examples: ['jixin import 会话明细.csv 考勤.xlsx', 'jixin import calls.csv --as contact --dry-run'],
  run: (call) =>
    importInto(call, {
      files: call.operands,
      as: call.options.get('as') as TargetKind | undefined,
      profile: call.options.get('profile'),
      dryRun: call.options.has('dry-run'),
      rejectsPath: call.options.get('rejects'),
    }),
};

interface Wanted {
  readonly files: readonly string[];
  readonly as: TargetKind | 'fact' | undefined;
  readonly profile: string | undefined;
  readonly dryRun: boolean;
  readonly rejectsPath: string | undefined;
}

async function importInto(call: Call, wanted: Wanted): Promise<readonly Problem[]> {
  const { inWorld, intakeOf } = await import('../world.ts');
  const intake = await import('../../../stages/intake/service.ts');
  const { recordAct } = await import('../act.ts');
  return inWorld(call, async (world) => {
    const progress = (event: ImportProgress) => call.console.progress(progressText(event, call));
    const imported = await intake.importFiles(intakeOf(world), { ...wanted, lang: call.lang, progress });
    if (!imported.ok) return imported.problems;
    if (!wanted.dryRun) await recordAct(world, 'import', { files: [...wanted.files] });
    await call.console.write(reportText(imported.value, call.format, call.lang));
    return [...imported.problems, ...rejections(imported.value)];
  });
}

export function progressText({ step, file, rows }: ImportProgress, { lang }: Call): string {
  return fill(say(STEPS[step], lang), { file, rows: rows === null ? '' : String(rows) });
}
