import { nearest } from '../../base/nearest.ts';
import { failed, ok, type Problem, type Result, type Where } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import type { Person } from '../../people/index.ts';
import type { Input, Plan } from '../../plan/index.ts';
import type { GivenInputs, GivenRow, InputValue } from './model.ts';
import { payProblem } from './problems.ts';
import { readInputText } from './read-value.ts';

/** A table as its reader gives it: `row` counts as a spreadsheet does, the header being row 1. */
export interface InputsTable {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Reads an inputs file: a person column and one column an input, by id or title. An empty cell is not given. */
export function readInputsTable(table: InputsTable, plan: Plan, people: readonly Person[]): Result<GivenInputs> {
  const problems: Problem[] = [];
  const columns = columnsOf(table, plan, problems);
  const personAt = table.headers.findIndex(isPersonColumn);
  if (personAt < 0) problems.push(payProblem('pay.person-column', {}, { file: table.file, row: 1 }));
  if (problems.length > 0) return failed(...problems);

  const ids = idsByName(people);
  const byPerson = new Map<string, GivenRow>();
  for (const { row, cells } of table.rows) {
    const where = { file: table.file, row };
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length !== table.headers.length) {
      problems.push(payProblem('pay.row-length', { found: cells.length, expected: table.headers.length }, where));
      continue;
    }
    const person = personOf((cells[personAt] ?? '').trim(), ids, where, problems);
    if (person === undefined) continue;
    const before = byPerson.get(person);
    if (before) {
      problems.push(payProblem('pay.person-twice', { person, first: before.row }, { ...where, person }));
      continue;
    }
    byPerson.set(person, { row, values: valuesOf(columns, cells, { ...where, person }, problems) });
  }
  return problems.length > 0 ? failed(...problems) : ok({ file: table.file, byPerson });
}

interface InputColumn {
  readonly at: number;
  readonly header: string;
  readonly input: Input;
}

const PERSON_COLUMNS = new Set(['person', '人员', '人員', '工号', '工號']);
/** Columns a reader likes to see beside the id; they are not inputs. */
const REMARK_COLUMNS = new Set(['name', '姓名', 'remark', '备注', '備註']);

function isPersonColumn(header: string): boolean {
  return PERSON_COLUMNS.has(fold(header));
}

function columnsOf(table: InputsTable, plan: Plan, problems: Problem[]): readonly InputColumn[] {
  const names = new Map<string, Input>();
  for (const input of plan.inputs) for (const lang of LANGS) names.set(fold(input.title[lang] ?? input.id), input);
  for (const input of plan.inputs) names.set(fold(input.id), input);
  const columns: InputColumn[] = [];
  table.headers.forEach((header, at) => {
    const input = names.get(fold(header));
    const where = { file: table.file, row: 1, field: header };
    if (input) {
      const first = columns.find((c) => c.input === input);
      if (first)
        problems.push(payProblem('pay.column-twice', { input: input.id, first: first.header, second: header }, where));
      columns.push({ at, header, input });
    } else if (!isPersonColumn(header) && !REMARK_COLUMNS.has(fold(header))) {
      const known = plan.inputs.map((i) => i.id);
      const params = { plan: plan.id, column: header, nearest: nearest(header, ['person', ...names.keys()]) };
      problems.push(payProblem('pay.column-unknown', { ...params, known: ['person', ...known] }, where));
    }
  });
  return columns;
}

function valuesOf(
  columns: readonly InputColumn[],
  cells: readonly string[],
  where: Where,
  problems: Problem[],
): GivenRow['values'] {
  const values: Record<string, Exclude<InputValue, null>> = {};
  for (const { at, header, input } of columns) {
    const text = (cells[at] ?? '').trim();
    if (text === '') continue;
    const read = readInputText(input, text, { ...where, field: header });
    if (read.ok) values[input.id] = read.value;
    else problems.push(...read.problems);
  }
  return values;
}

/** The id a file's text means: an id itself, or a name or alias that only one person has. Unknown texts are new people. */
function personOf(
  text: string,
  ids: ReadonlyMap<string, readonly string[]>,
  where: Where,
  problems: Problem[],
): string | undefined {
  if (text === '') {
    problems.push(payProblem('pay.person-blank', {}, where));
    return undefined;
  }
  const found = ids.get(text) ?? [text];
  if (found.length > 1) {
    problems.push(payProblem('pay.person-ambiguous', { person: text, people: found }, where));
    return undefined;
  }
  return found[0];
}

function idsByName(people: readonly Person[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, readonly string[]>();
  for (const { id, name, aliases } of people)
    for (const text of new Set([name, ...aliases])) ids.set(text, [...(ids.get(text) ?? []), id]);
  for (const { id } of people) ids.set(id, [id]);
  return ids;
}

function fold(header: string): string {
  return header.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
