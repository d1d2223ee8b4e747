import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Lang } from '../../../base/text.ts';
import { readWorkbookAside } from '../../../stages/intake/read/service.ts';
import type { Calibration } from '../calibration/service.ts';
import type { Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { type RaterSheet, rate, sheetOf } from '../ratings/service.ts';
import { headOf, RATED, readRatings, rowsOf, type SheetRow } from '../sheet.ts';
import type { ReviewWorld } from '../world.node.ts';

/** Ratings as a workbook to fill in, and results as one to read. */

/** One sheet a form; texts are written as text cells, which a spreadsheet never runs. */
export async function exportSheet({ forms, entries }: RaterSheet, lang: Lang): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  for (const form of forms) {
    const own = entries.filter((entry) => entry.form === form.id && entry.state !== 'excused');
    if (own.length === 0) continue;
    const sheet = workbook.addWorksheet(sheetName(form.id), { views: [{ state: 'frozen', xSplit: 4, ySplit: 1 }] });
    sheet.addRow([...headOf(form, lang)]).font = { bold: true };
    for (const row of rowsOf(form, own)) sheet.addRow([...row]);
    sheet.columns.forEach((column, i) => {
      column.width = i < RATED ? 12 : 18;
    });
  }
  if (workbook.worksheets.length === 0) workbook.addWorksheet('—');
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export interface SheetFile {
  readonly cycle: string;
  readonly file: string;
  readonly base64: string;
}

export interface Imported {
  readonly sheet: RaterSheet;
  readonly given: number;
  readonly drafts: number;
}

/** Takes a filled workbook whole or not at all. A blank cell leaves what was said; a whole row is given, another a draft. */
export async function importSheet(
  world: ReviewWorld,
  mover: Mover,
  rater: string | null,
  asked: SheetFile,
): Promise<Result<Imported>> {
  const sheet = await sheetOf(world, asked.cycle, rater);
  if (!sheet.ok) return sheet;
  const rows = await rowsIn(asked);
  if (!rows.ok) return rows;
  const { forms, entries } = sheet.value;
  const readings = rows.value.map(({ sheet: name, headers, lines }) => {
    const form = forms.find(({ id }) => sheetName(id) === name) ?? forms[0];
    const own = entries.filter((entry) => entry.form === form?.id);
    return form ? readRatings(form, own, { file: asked.file, sheet: name, headers, lines }) : failed();
  });
  const problems = readings.flatMap((one) => one.problems);
  const ratings = readings.flatMap((one) => (one.ok ? one.value : []));
  if (problems.some(({ severity }) => severity === 'error')) return failed(...problems);
  if (ratings.length === 0) return failed(reviewProblem('review.sheet-empty', {}, { file: asked.file }));
  const rated = await rate(world, mover, rater, { cycle: asked.cycle, ratings });
  if (!rated.ok) return rated;
  const given = ratings.filter(({ done }) => done).length;
  return ok({ sheet: rated.value, given, drafts: ratings.length - given }, problems);
}

interface ReadSheet {
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly lines: readonly SheetRow[];
}

/** Read in a worker with limits: a workbook made to do harm harms nobody. */
async function rowsIn({ file, base64 }: SheetFile): Promise<Result<readonly ReadSheet[]>> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.toString('latin1', 0, 2) !== 'PK')
    return failed(reviewProblem('review.sheet-bad', {}, { file: basename(file) }));
  const folder = await mkdtemp(join(tmpdir(), 'jixin-review-'));
  try {
    const path = join(folder, 'ratings.xlsx');
    await writeFile(path, bytes);
    const read = await readWorkbookAside(path, folder);
    if (!read.ok) return read;
    const sheets = read.value.map(async ({ sheet, path: csv, headers }): Promise<ReadSheet> => {
      const rows = parse(await readFile(csv, 'utf8')) as string[][];
      return { sheet, headers, lines: rows.map(([row = '0', ...cells]) => ({ row: Number(row), cells })) };
    });
    return ok(await Promise.all(sheets));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const RESULT_HEADS: Readonly<Record<Lang, readonly string[]>> = {
  'zh-CN': ['工号', '姓名', '岗位', '小组', '总分', '等级', '校准'],
  'zh-TW': ['工號', '姓名', '崗位', '小組', '總分', '等級', '校準'],
  en: ['Number', 'Name', 'Post', 'Team', 'Score', 'Grade', 'Calibrated'],
};

export async function exportResults(
  { people }: Calibration,
  grades: ReadonlyMap<string, string>,
  lang: Lang,
): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('results', { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  sheet.addRow([...RESULT_HEADS[lang]]).font = { bold: true };
  for (const { person, name, post, team, score, grade, adjustments } of people) {
    const moved = adjustments.map(({ item, score: to, by, why }) => `${item} → ${to}（${by.name}：${why}）`).join('；');
    // A workbook keeps numbers as binary floats; what is missing stays empty.
    const number = score === null ? null : Number(score);
    sheet.addRow([
      person,
      name,
      post,
      team,
      number,
      grade === null ? null : (grades.get(grade) ?? grade),
      moved || null,
    ]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** At most 31 characters, none of those that a sheet's name cannot hold. */
function sheetName(id: string): string {
  return id.replace(/[\\/?*[\]:]/g, '·').slice(0, 31);
}
