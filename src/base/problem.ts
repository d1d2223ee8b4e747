import { fill, inARow, type Lang, say, type Text } from './text.ts';

/**
 * One dialect for everything that can go wrong. Expected failure is returned as a `Problem`, never thrown;
 * impossible states assert. A slice declares its problems once with {@link problemTable}.
 */

export type Severity = 'error' | 'warning' | 'info';

/** Where it happened; every field that is known is given. `row`, `line`, `column` count from 1. */
export interface Where {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  /** A column's name in a table. */
  readonly field?: string;
  readonly person?: string;
  readonly plan?: string;
  /** A plan line's id. */
  readonly planLine?: string;
  readonly period?: string;
  /** Position in a text file. */
  readonly line?: number;
  readonly column?: number;
}

export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  /** What to do about it. */
  readonly fix: Text;
  readonly where: Where;
  readonly params: Readonly<Record<string, string>>;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

export function failed(...problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems };
}

/** Whether a value that may be anything is a `Result` that is not ok. */
export function isRefusal(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('ok' in value) || !('problems' in value)) return false;
  return value.ok === false && Array.isArray(value.problems);
}

export interface ProblemEntry {
  readonly severity: Severity;
  /** Templates with `{name}` parameters. */
  readonly message: Text;
  readonly fix: Text;
}

/** A slice's table of problems: code (`slice.kebab-name`) → templates. */
export type ProblemEntries = Readonly<Record<string, ProblemEntry>>;

/** What fills a place of a template: a text as the reader's language has it, several set apart as the language does it. */
type ProblemParam = string | number | Text | readonly (string | Text)[];
export type ProblemParams = Readonly<Record<string, ProblemParam>>;

export interface ProblemTable<Code extends string> {
  (code: Code, params?: ProblemParams, where?: Where): Problem;
  readonly entries: Readonly<Record<Code, ProblemEntry>>;
}

/** Makes the constructor of a slice's problems; the entries stay readable for docs and tests. */
export function problemTable<const T extends ProblemEntries>(entries: T): ProblemTable<keyof T & string> {
  const make = (code: keyof T & string, params: ProblemParams = {}, where: Where = {}) => {
    const entry = entries[code] as ProblemEntry;
    return {
      code,
      severity: entry.severity,
      message: fillText(entry.message, params),
      fix: fillText(entry.fix, params),
      where,
      params: paramsIn('en', params),
    };
  };
  return Object.assign(make, { entries });
}

/** The same problem at a more exact place: what is already known stays. */
export function at(problem: Problem, where: Where): Problem {
  return { ...problem, where: { ...where, ...problem.where } };
}

export function errorsIn(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((p) => p.severity === 'error');
}

/** `file.xlsx · sheet 客服 · row 12 · field 日期` in the reader's order, from the widest to the narrowest. */
export function placeOf(where: Where, lang: Lang): string {
  const label = PLACE_LABELS[lang];
  const parts: string[] = [];
  if (where.plan !== undefined) parts.push(where.plan);
  if (where.file !== undefined) {
    const position =
      where.line === undefined ? '' : `:${where.line}${where.column === undefined ? '' : `:${where.column}`}`;
    parts.push(where.file + position);
  } else if (where.line !== undefined) {
    parts.push(`${where.line}${where.column === undefined ? '' : `:${where.column}`}`);
  }
  if (where.sheet !== undefined) parts.push(`${label.sheet} ${where.sheet}`);
  if (where.row !== undefined) parts.push(label.row.replace('{row}', String(where.row)));
  if (where.field !== undefined) parts.push(`${label.field} ${where.field}`);
  if (where.planLine !== undefined) parts.push(`${label.planLine} ${where.planLine}`);
  if (where.person !== undefined) parts.push(`${label.person} ${where.person}`);
  if (where.period !== undefined) parts.push(where.period);
  return parts.join(' · ');
}

/** One line for a terminal or a log: severity, code, place, message, what to do. */
export function describe(problem: Problem, lang: Lang): string {
  const place = placeOf(problem.where, lang);
  return `${problem.severity} ${problem.code}${place ? ` [${place}]` : ''} ${say(problem.message, lang)} → ${say(problem.fix, lang)}`;
}

function fillText(text: Text, params: ProblemParams): Text {
  const told = (lang: Lang) => {
    const words = paramsIn(lang, params);
    return fill(withoutEmptyGuess(text[lang], words), words);
  };
  return { 'zh-CN': told('zh-CN'), 'zh-TW': told('zh-TW'), en: told('en') };
}

function paramsIn(lang: Lang, params: ProblemParams): Readonly<Record<string, string>> {
  const told = (param: string | number | Text) => (typeof param === 'object' ? say(param, lang) : String(param));
  const filled = (param: ProblemParam) => (isSeveral(param) ? inARow(param.map(told), lang) : told(param));
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, filled(param)]));
}

/** Array.isArray does not tell a readonly array from a text. */
function isSeveral(param: ProblemParam): param is readonly (string | Text)[] {
  return Array.isArray(param);
}

/** Where no name is near, the sentence that would offer it is not said. */
function withoutEmptyGuess(text: string, params: Readonly<Record<string, string>>): string {
  if (params.nearest !== '' && params.near !== '') return text;
  return text.replace(/[^。？.?]*\{near(?:est)?\}[^。？.?]*[。？.?]\s*/g, '').trim();
}

const PLACE_LABELS: Readonly<
  Record<Lang, Readonly<Record<'sheet' | 'row' | 'field' | 'planLine' | 'person', string>>>
> = {
  'zh-CN': { sheet: '工作表', row: '第 {row} 行', field: '列', planLine: '行项', person: '人员' },
  'zh-TW': { sheet: '工作表', row: '第 {row} 列', field: '欄', planLine: '列項', person: '人員' },
  en: { sheet: 'sheet', row: 'row {row}', field: 'column', planLine: 'line', person: 'person' },
};
