import { failed, ok, type Problem, type Result } from '../../../../base/problem.ts';
import type { ReadLimits } from '../limits.ts';
import { type PlainTable, PlainWriter } from '../plain.node.ts';
import { readProblem } from '../problems.ts';
import { Archive } from './archive.node.ts';
import type { NumberFormat } from './cells.ts';
import { SheetRows } from './rows.ts';
import { SheetParser } from './sheet.ts';
import { type PartParser, Shortcut } from './shortcut.ts';
import { SharedStrings } from './strings.node.ts';
import { readRelations, readStyles, readWorkbook, type Workbook } from './workbook.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';
const STRINGS = 'xl/sharedStrings.xml';

/** Writes every visible sheet of a workbook as a plain table; `pathOf` names the file of a part. */
export async function readXlsx(
  path: string,
  pathOf: (part: string) => string,
  limits: ReadLimits,
): Promise<Result<readonly PlainTable[]>> {
  const opened = await Archive.open(path, limits);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const strings = new SharedStrings(pathOf('strings'), limits);
  try {
    return await readSheets(archive, strings, pathOf, limits);
  } finally {
    strings.dispose();
    archive.close();
  }
}

async function readSheets(
  archive: Archive,
  strings: SharedStrings,
  pathOf: (part: string) => string,
  limits: ReadLimits,
): Promise<Result<readonly PlainTable[]>> {
  const parts = await smallParts(archive);
  if (!parts.ok) return parts;
  const { workbook, relations, formats } = parts.value;
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  if (visible.length > limits.sheets) {
    return failed(readProblem('read.too-many', { what: 'sheets', count: visible.length, limit: limits.sheets }));
  }
  if (archive.has(STRINGS)) {
    const read = await feed(archive, STRINGS, new Shortcut(strings));
    if (!read.ok) return read;
  }
  const tables: PlainTable[] = [];
  const context = { string: (i: number) => strings.at(i), formats, from1904: workbook.from1904, limits };
  for (const [index, sheet] of visible.entries()) {
    const part = relations.get(sheet.relation);
    // A chart sheet has a relation but no cells.
    if (part === undefined || !part.includes('worksheets/')) continue;
    const writer = new PlainWriter(sheet.name, pathOf(`${index}.csv`), limits);
    const rows = new SheetRows(context, (row, cells) => writer.add(row, cells));
    const read = await feed(archive, part, new Shortcut(new SheetParser(rows)));
    if (!read.ok) {
      writer.abandon();
      return failed(...read.problems.map((p) => ({ ...p, where: { ...p.where, sheet: sheet.name } })));
    }
    const table = writer.finish();
    if (table !== null) tables.push({ ...table, problems: [...table.problems, ...noticed(rows, sheet.name)] });
  }
  return ok(tables);
}

interface SmallParts {
  readonly workbook: Workbook;
  readonly relations: ReadonlyMap<string, string>;
  readonly formats: readonly NumberFormat[];
}

async function smallParts(archive: Archive): Promise<Result<SmallParts>> {
  const workbook = await archive.text(WORKBOOK);
  if (!workbook.ok) return workbook;
  const relations = await archive.text(RELATIONS);
  if (!relations.ok) return relations;
  const styles = archive.has(STYLES) ? await archive.text(STYLES) : ok('');
  if (!styles.ok) return styles;
  return ok({
    workbook: readWorkbook(workbook.value),
    relations: readRelations(relations.value),
    formats: styles.value === '' ? [] : readStyles(styles.value),
  });
}

async function feed(archive: Archive, part: string, parser: PartParser): Promise<Result<void>> {
  const streamed = await archive.stream(part, (chunk) => {
    parser.write(chunk);
    return parser.problem === undefined;
  });
  if (!streamed.ok) return streamed;
  parser.end();
  return parser.problem === undefined ? ok(undefined) : failed(parser.problem);
}

function noticed(rows: SheetRows, sheet: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (rows.errorCells > 0) {
    const params = { count: rows.errorCells, example: rows.errorExample };
    problems.push(readProblem('read.cell-error', params, { sheet }));
  }
  if (rows.uncomputed > 0) problems.push(readProblem('read.uncomputed', { count: rows.uncomputed }, { sheet }));
  return problems;
}
