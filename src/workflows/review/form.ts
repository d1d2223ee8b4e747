import { Decimal } from '../../base/decimal.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { complete } from '../../base/text.ts';
import { type Fields, Reading, readDecimal, readYaml, WHOSE, type YamlMap, type YamlNode } from '../../plan/index.ts';
import { GRADES, SOURCES } from '../../stages/appraisal/index.ts';
import {
  ANONYMOUS_FROM,
  DUTIES,
  type Form,
  type FormItem,
  type FormText,
  type MeasuredItem,
  STEPS,
  type Uses,
} from './model.ts';
import { reviewProblem } from './problems.ts';

/** Reads the forms (catalog/reviews), strictly: what is missing, misspelt or does not add up is a problem with its place. */

export function readForms(files: readonly FormText[]): Result<readonly Form[]> {
  const forms = new Map<string, Form>();
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    const yaml = readYaml(text, file);
    if (!yaml.ok) {
      problems.push(...yaml.problems);
      continue;
    }
    const reading = new Reading(file);
    const form = readForm(reading.fields(yaml.value, 'review'), file);
    problems.push(...reading.problems, ...(reading.problems.length > 0 ? [] : contradictions(form)));
    // The organisation's own file comes after the shipped one and takes its place.
    forms.set(form.id, form);
  }
  if (errorsIn(problems).length > 0) return failed(...problems);
  return ok([...forms.values()], problems);
}

/** The form for a post; one without posts takes whoever no other form names. */
export function formFor(forms: readonly Form[], post: string | null): Form | undefined {
  const named = forms.find((form) => post !== null && form.posts?.includes(post));
  return named ?? forms.find((form) => form.posts === null);
}

function readForm(f: Fields, file: string): Form {
  const grades = readGrades(f);
  const form: Form = {
    id: f.text('review') ?? '',
    version: f.decimal('version')?.toApproximate() ?? 1,
    file,
    title: f.title('title'),
    posts: f.texts('posts'),
    withoutLead: f.choice('without_lead', ['judged', 'left-out'] as const) ?? 'judged',
    sources: Object.fromEntries(
      entriesOf(f, 'sources').map(({ key, value }) => [key, f.reading.decimal(value, key)] as const),
    ),
    peers: readPeers(f),
    items: entriesOf(f, 'items').map(({ key, value }) => readItem(key, f.reading.fields(value, key))),
    grades,
    uses: readUses(f, grades),
    steps: readSteps(f),
  };
  f.done();
  return form;
}

function readPeers(f: Fields): Form['peers'] {
  const peers = f.reading.fields(f.need('peers') ?? nothing(f), 'peers');
  const rule = {
    from: peers.choice('from', ['team', 'post'] as const) ?? 'team',
    drawn: whole(peers, 'drawn'),
    atLeast: whole(peers, 'at_least'),
  };
  peers.done();
  return rule;
}

function readItem(id: string, f: Fields): FormItem {
  const weight = f.need('weight');
  const measured = f.take('measured');
  const item = {
    id,
    title: f.title('title'),
    weight: weight ? f.reading.decimal(weight, 'weight') : Decimal.ZERO,
    duty: f.choice('duty', DUTIES),
    guide: f.title('guide'),
    measured: measured ? readMeasured(f.reading.fields(measured, 'measured')) : null,
  };
  f.done();
  return item;
}

function readMeasured(f: Fields): MeasuredItem {
  const measured = {
    by: f.choice('by', ['customer', 'data'] as const) ?? 'data',
    of: f.choice('of', WHOSE) ?? 'person',
    metric: f.text('metric') ?? '',
    over: f.decimal('over'),
    minimumN: f.decimal('minimum_n') ?? Decimal.ZERO,
    curve: f.needItems('curve').map((point) => {
      const [at, points] = f.reading.items(point).map((number) => f.reading.decimal(number, 'curve'));
      return { at: at ?? Decimal.ZERO, points: points ?? Decimal.ZERO };
    }),
  };
  f.done();
  return measured;
}

/** Titles may be left to the shipped grades of the same name. */
function readGrades(f: Fields): Form['grades'] {
  return entriesOf(f, 'grades').map(({ key, value }) => {
    const grade = f.reading.fields(value, key);
    const title = grade.title('title');
    const shipped = GRADES.find(({ id }) => id === key)?.title;
    const read = {
      id: key,
      title: Object.keys(title).length > 0 ? complete(title) : (shipped ?? complete({ en: key })),
      from: grade.decimal('from'),
      share: grade.decimal('share'),
    };
    grade.done();
    return read;
  });
}

/** Three months of the best grade, and the last grade, where the form does not say. */
const MONTHS = 3;

function readUses(f: Fields, grades: Form['grades']): Uses {
  const given = f.take('uses');
  const best = grades[0]?.id ?? '';
  const last = grades.at(-1)?.id ?? '';
  if (!given) return { promotion: { grade: best, months: MONTHS }, fail: last };
  const uses = f.reading.fields(given, 'uses');
  const promotion = f.reading.fields(uses.need('promotion') ?? nothing(f), 'promotion');
  const read = {
    promotion: { grade: promotion.text('grade') ?? best, months: whole(promotion, 'months') },
    fail: uses.text('fail') ?? last,
  };
  promotion.done();
  uses.done();
  return read;
}

function readSteps(f: Fields): Form['steps'] {
  const steps = f.reading.fields(f.need('steps') ?? nothing(f), 'steps');
  const read = STEPS.map((step) => {
    const node = steps.need(step);
    const days = f.reading.fields(node ?? nothing(f), step);
    const window = { opens: whole(days, 'opens'), due: whole(days, 'due') };
    days.done();
    return [step, window] as const;
  });
  steps.done();
  return Object.fromEntries(read) as Form['steps'];
}

function whole(f: Fields, key: string): number {
  const node = f.need(key);
  if (!node) return 0;
  const text = f.reading.scalar(node, key).text;
  const value = readDecimal(text)?.toApproximate() ?? Number.NaN;
  if (!Number.isSafeInteger(value)) f.reading.refuse('plan.wants-number', node.at, { key, found: text });
  return Number.isSafeInteger(value) ? value : 0;
}

function entriesOf(f: Fields, key: string): YamlMap['entries'] {
  const node = f.need(key);
  if (node?.type === 'map') return node.entries;
  if (node) f.reading.refuse('plan.wants-mapping', node.at, { key });
  return [];
}

function nothing(f: Fields): YamlNode {
  return { type: 'map', entries: [], at: f.at };
}

/** What each field may say alone, and the form as a whole may not. */
function contradictions(form: Form): readonly Problem[] {
  const where = { file: form.file };
  const sum = (parts: readonly Decimal[]) => parts.reduce((total, one) => total.plus(one), Decimal.ZERO);
  const problems: Problem[] = [];
  const weights = { items: form.items.map((item) => item.weight), sources: Object.values(form.sources) };
  for (const [what, parts] of Object.entries(weights)) {
    const total = sum(parts);
    if (!total.equals(Decimal.ONE))
      problems.push(reviewProblem('review.weights', { what, total: total.times(Decimal.int(100)).toDigits(2) }, where));
  }
  for (const source of Object.keys(form.sources))
    if (!(SOURCES as readonly string[]).includes(source))
      problems.push(reviewProblem('review.source-unknown', { source, known: SOURCES }, where));
  const grades = form.grades.map(({ id }) => id);
  for (const grade of [form.uses.promotion.grade, form.uses.fail])
    if (!grades.includes(grade)) problems.push(reviewProblem('review.grade-unknown', { grade, known: grades }, where));
  if (form.uses.promotion.months < 1) problems.push(reviewProblem('review.months-few', {}, where));
  const { drawn, atLeast } = form.peers;
  if (atLeast < ANONYMOUS_FROM || drawn < atLeast)
    problems.push(reviewProblem('review.floor-low', { drawn, atLeast, floor: ANONYMOUS_FROM }, where));
  for (const [step, { opens, due }] of Object.entries(form.steps))
    if (due < opens) problems.push(reviewProblem('review.dates-backwards', { step, opens, due }, where));
  return problems;
}
