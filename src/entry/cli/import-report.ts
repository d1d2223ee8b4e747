import { describe, type Problem } from '../../base/problem.ts';
import { fill, type Lang, say, type Text, trilingual } from '../../base/text.ts';
import type { Finding, ImportReport } from '../../stages/intake/model.ts';
import { type Sheet, type SheetColumn, written } from './output.ts';
import { cliProblem } from './problems.ts';
import type { Format } from './verb.ts';

/** What an import did, for people and for programs. */

const COLUMNS = [
  { id: 'import', title: trilingual('编号', '編號', 'Import') },
  { id: 'file', title: trilingual('文件', '檔案', 'File') },
  { id: 'kind', title: trilingual('类型', '類型', 'Kind') },
  { id: 'profile', title: trilingual('映射', '對應', 'Profile') },
  { id: 'read', title: trilingual('读取', '讀取', 'Read'), number: true },
  { id: 'accepted', title: trilingual('接受', '接受', 'Accepted'), number: true },
  { id: 'rejected', title: trilingual('拒绝', '拒絕', 'Rejected'), number: true },
  { id: 'duplicates', title: trilingual('重复', '重複', 'Duplicates'), number: true },
  { id: 'dropped', title: trilingual('汇总行', '彙總列', 'Dropped'), number: true },
  { id: 'added', title: trilingual('新增', '新增', 'Added'), number: true },
  { id: 'replaced', title: trilingual('更新', '更新', 'Replaced'), number: true },
  { id: 'unchanged', title: trilingual('不变', '不變', 'Unchanged'), number: true },
  { id: 'people_created', title: trilingual('新人员', '新人員', 'New people'), number: true },
  { id: 'first', title: trilingual('起', '起', 'From') },
  { id: 'last', title: trilingual('止', '迄', 'To') },
] as const satisfies readonly SheetColumn[];

function reportSheet(reports: readonly ImportReport[]): Sheet {
  const rows = reports.map((r) => [
    r.importId?.slice(0, 12) ?? null,
    r.sheet === '' ? r.file : `${r.file} [${r.sheet}]`,
    r.kind,
    r.profile,
    ...[r.read, r.accepted, r.rejected, r.duplicates, r.dropped, r.added, r.replaced, r.unchanged, r.peopleCreated].map(
      String,
    ),
    r.first,
    r.last,
  ]);
  return { columns: COLUMNS, rows };
}

/** Counted in every report, and shown to a person only where there are any: fifteen columns fit no terminal. */
const WHERE_ANY: readonly string[] = ['duplicates', 'dropped', 'added', 'replaced', 'unchanged', 'people_created'];

function withoutIdle({ columns, rows }: Sheet): Sheet {
  const kept = columns.flatMap(({ id }, i) => {
    const idle = WHERE_ANY.includes(id) && rows.every((row) => row[i] === '0');
    const nowhere = rows.every((row) => row[i] === null);
    return id === 'profile' || idle || nowhere ? [] : [i];
  });
  const pick = <T>(all: readonly T[]) => kept.map((i) => all[i] as T);
  return { columns: pick(columns), rows: rows.map(pick) };
}

const ROWS: Text = trilingual('{n} 行', '{n} 列', '{n} rows');
const EXAMPLE: Text = trilingual('第 {row} 行：{value}', '第 {row} 列：{value}', 'row {row}: {value}');

/** The reports as a program or a person wants them; findings and rejects stand under the table. */
export function reportText(reports: readonly ImportReport[], format: Format, lang: Lang): string {
  if (format === 'json') return `${JSON.stringify(reports, null, 2)}\n`;
  const sheet = reportSheet(reports);
  if (format === 'csv') return written(sheet, format, { lang });
  const table = written(withoutIdle(sheet), format, { lang });
  const notes = reports.flatMap((report) => [
    ...report.findings.map((finding) => findingText(finding, lang)),
    ...report.rejects.map((reject) => `${describe(reject.example, lang)} (${count(reject.rows, lang)})`),
  ]);
  return notes.length === 0 ? table : `${table}\n${notes.map((note) => `  ${note}`).join('\n')}\n`;
}

/** Rejected rows are problems found: a script must notice them although the other rows are in. */
export function rejections(reports: readonly ImportReport[]): readonly Problem[] {
  return reports
    .filter((report) => report.rejected > 0)
    .map((report) =>
      cliProblem('cli.rows-rejected', { count: report.rejected, read: report.read }, { file: report.file }),
    );
}

function findingText({ problem, rows, examples }: Finding, lang: Lang): string {
  const where = examples.slice(0, 3).map(({ row, value }) => fill(say(EXAMPLE, lang), { row: String(row), value }));
  const counted = rows > 0 ? ` (${[count(rows, lang), ...where].join('; ')})` : '';
  return describe(problem, lang) + counted;
}

function count(rows: number, lang: Lang): string {
  return fill(say(ROWS, lang), { n: String(rows) });
}
