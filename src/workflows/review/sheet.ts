import { Decimal } from '../../base/decimal.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type Lang, say, type Text } from '../../base/text.ts';
import { ENTRY_STEPS, type Entry, type EntryStep, type Form, type Scores, STEP_TITLES } from './model.ts';
import { reviewProblem } from './problems.ts';
import { isPoints, judgedItems } from './rating.ts';

/** The template of ratings: one row a person and step. Columns are known by the word in brackets, whatever the language. */

/** How many columns stand before the items. */
export const RATED = 4;
const CANNOT_JUDGE = '-';

const HEADS: Readonly<Record<'step' | 'person' | 'name' | 'team' | 'note', Text>> = {
  step: { 'zh-CN': '步骤', 'zh-TW': '步驟', en: 'Step' },
  person: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Number' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  team: { 'zh-CN': '小组', 'zh-TW': '小組', en: 'Team' },
  note: { 'zh-CN': '说明', 'zh-TW': '說明', en: 'Note' },
};

export function headOf(form: Form, lang: Lang): readonly string[] {
  const head = (id: keyof typeof HEADS) => `${HEADS[id][lang]} [${id}]`;
  const items = judgedItems(form).map(({ id, title }) => `${say(title, lang)} [${id}]`);
  return [head('step'), head('person'), head('name'), head('team'), ...items, head('note')];
}

export function rowsOf(form: Form, entries: readonly Entry[]): readonly (readonly (string | number | null)[])[] {
  return entries.map(({ step, person, personName, team, scores, note }) => [
    step,
    person,
    personName,
    team,
    ...judgedItems(form).map(({ id }) => cellOf(scores?.[id])),
    note || null,
  ]);
}

function cellOf(score: string | null | undefined): string | number | null {
  if (score === undefined) return null;
  return score === null ? CANNOT_JUDGE : Number(score);
}

export interface SheetRow {
  /** As the file's reader counts it. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface SheetTable {
  readonly file: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly lines: readonly SheetRow[];
}

export interface SheetRating {
  readonly step: EntryStep;
  readonly person: string;
  readonly scores: Scores;
  readonly note: string;
  readonly done: boolean;
}

/** The ratings of a filled template, or every problem with its row and column. */
export function readRatings(form: Form, own: readonly Entry[], table: SheetTable): Result<readonly SheetRating[]> {
  const { file, sheet, headers, lines } = table;
  const columns = new Map(headers.map((header, at) => [/\[([^[\]]+)\]\s*$/.exec(header)?.[1] ?? header, at]));
  const items = judgedItems(form).map(({ id }) => id);
  const missing = ['step', 'person', ...items].filter((id) => !columns.has(id));
  if (missing.length > 0) return failed(reviewProblem('review.sheet-columns', { missing }, { file, sheet }));
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const ratings = lines.flatMap(({ row, cells }): readonly SheetRating[] => {
    const cell = (id: string) => (cells[columns.get(id) ?? -1] ?? '').trim();
    const where = { file, sheet, row };
    const person = cell('person');
    const entry = own.find((one) => one.person === person && one.step === stepOf(cell('step')));
    if (!entry) {
      problems.push(
        reviewProblem('review.sheet-person', { person, step: cell('step') }, { ...where, field: 'person' }),
      );
      return [];
    }
    const key = `${entry.step}\n${person}`;
    const first = seen.get(key);
    seen.set(key, first ?? row);
    if (first !== undefined) problems.push(reviewProblem('review.sheet-twice', { person, first }, where));
    const { scores, wrong } = scoresIn(items, cell);
    problems.push(
      ...wrong.map(({ item, found }) =>
        reviewProblem('review.score-range', { score: found }, { ...where, field: item }),
      ),
    );
    if (Object.keys(scores).length === 0 && cell('note') === '') return [];
    const all = { ...entry.scores, ...scores };
    const done = items.every((item) => all[item] !== undefined);
    return [{ step: entry.step, person, scores: all, note: cell('note') || entry.note, done }];
  });
  return errorsIn(problems).length > 0 ? failed(...problems) : ok(ratings, problems);
}

/** By its word or by its name in any language. */
function stepOf(text: string): EntryStep | undefined {
  return ENTRY_STEPS.find((step) => step === text || Object.values(STEP_TITLES[step]).includes(text));
}

function scoresIn(items: readonly string[], cell: (id: string) => string) {
  const scores: Record<string, string | null> = {};
  const wrong: { readonly item: string; readonly found: string }[] = [];
  for (const item of items) {
    const found = cell(item).normalize('NFKC');
    if (found === '') continue;
    if (/^[-—–]+$/.test(found)) scores[item] = null;
    else if (isPoints(found)) scores[item] = Decimal.of(found).toString();
    else wrong.push({ item, found });
  }
  return { scores, wrong };
}
