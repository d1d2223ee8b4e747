import { stringify } from 'csv-stringify/sync';
import { type Lang, say, type Text, trilingual } from '../../../base/text.ts';
import { SPREADSHEET_CSV } from '../../../platform/http/csv.ts';
import type { CheckResult, Entries } from '../model.ts';
import type { CountedCheck } from './service.ts';

/** Scored checks as a file, one row a check. */

interface Row extends CountedCheck {
  readonly name: string | null;
  /** As it counts now; what a correction left out is nothing. */
  readonly result: CheckResult | null;
  readonly entries: Entries;
}

const COLUMNS: readonly { readonly title: Text; readonly cell: (row: Row) => string | null }[] = [
  { title: trilingual('质检日期', '質檢日期', 'Scored on'), cell: ({ check }) => check.result?.scoredOn ?? null },
  { title: trilingual('人员编号', '人員編號', 'Person'), cell: ({ check }) => check.person },
  { title: trilingual('姓名', '姓名', 'Name'), cell: ({ name }) => name },
  { title: trilingual('小组', '小組', 'Team'), cell: ({ check }) => check.team },
  { title: trilingual('会话编号', '會話編號', 'Conversation'), cell: ({ check }) => check.conversation.key },
  { title: trilingual('会话时间', '會話時間', 'Conversation at'), cell: ({ check }) => check.conversation.startedAt },
  { title: trilingual('渠道', '管道', 'Channel'), cell: ({ check }) => check.conversation.channel },
  { title: trilingual('项目', '專案', 'Project'), cell: ({ check }) => check.conversation.project },
  { title: trilingual('质检员', '質檢員', 'Inspector'), cell: ({ check }) => check.inspector?.name ?? null },
  {
    title: trilingual('评分表', '評分表', 'Scorecard'),
    cell: ({ check }) => `${check.scorecard}@${check.cardVersion}`,
  },
  { title: trilingual('扣分', '扣分', 'Deductions'), cell: ({ result }) => result?.deductions ?? null },
  { title: trilingual('得分', '得分', 'Points'), cell: ({ result }) => result?.points ?? null },
  { title: trilingual('应得', '應得', 'Possible'), cell: ({ result }) => result?.possible ?? null },
  { title: trilingual('致命', '致命', 'Critical'), cell: ({ result }) => flag(result?.critical) },
  { title: trilingual('答错', '答錯', 'Wrong answer'), cell: ({ result }) => flag(result?.wrongAnswer) },
  { title: trilingual('失分项', '失分項', 'Items'), cell: ({ entries }) => itemsText(entries) },
  { title: trilingual('评语', '評語', 'Remark'), cell: ({ check }) => check.remark },
  { title: trilingual('答复', '答覆', 'Answer'), cell: ({ check }) => check.answer },
  {
    title: trilingual('原扣分', '原扣分', 'Deductions as scored'),
    cell: ({ check }) => check.result?.deductions ?? null,
  },
  { title: trilingual('原得分', '原得分', 'Points as scored'), cell: ({ check }) => check.result?.points ?? null },
  { title: trilingual('不计', '不計', 'Left out'), cell: ({ counted }) => flag(counted?.excluded) },
];

function flag(value: boolean | undefined): string | null {
  return value === undefined ? null : value ? '1' : '0';
}

function itemsText(entries: Entries): string {
  const said = Object.entries(entries).map(
    ([id, { value, note = '' }]) => `${id}=${value}${note === '' ? '' : ` ${note}`}`,
  );
  return said.join('; ');
}

type Names = Readonly<Record<string, string>>;

function table(checks: readonly CountedCheck[], names: Names, lang: Lang): (string | null)[][] {
  const titles = COLUMNS.map(({ title }) => say(title, lang));
  const rows = checks.map(({ check, counted }): Row => {
    const result = counted?.excluded ? null : (counted?.result ?? null);
    return { check, counted, result, name: names[check.person] ?? null, entries: counted?.entries ?? check.entries };
  });
  return [titles, ...rows.map((row) => COLUMNS.map(({ cell }) => cell(row)))];
}

export function checksCsv(checks: readonly CountedCheck[], names: Names, lang: Lang): string {
  return stringify(table(checks, names, lang), SPREADSHEET_CSV);
}

/** Texts are written as text cells: a spreadsheet runs none of them. */
export async function checksWorkbook(checks: readonly CountedCheck[], names: Names, lang: Lang): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('checks', { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  for (const [place, row] of table(checks, names, lang).entries()) sheet.addRow(row).font = { bold: place === 0 };
  for (const column of sheet.columns) column.width = 16;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
