import { audit } from '../../../audit/service.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { eachLang, fill, say, type Text } from '../../../base/text.ts';
import type { Fact } from '../../../ledger/index.ts';
import { appendFacts, readFacts } from '../../../ledger/service.ts';
import { notify } from '../../../notices/service.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { metricCall } from '../../../stages/metrics/index.ts';
import { readForms } from '../form.ts';
import type { Form, FormText } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import type { ReviewWorld } from '../world.node.ts';

/**
 * The forms people are judged by: those that ship, until HR says otherwise from a day on. A new version is a fact, told to
 * those it judges before it counts; a cycle keeps the versions it was opened with.
 */

const FORM = 'review.form';

type FormWorld = Pick<ReviewWorld, 'records' | 'forms'>;

export interface FormVersion {
  readonly form: Form;
  readonly text: string;
  /** Null: as it ships. */
  readonly from: PlainDate | null;
  readonly by: string | null;
  readonly why: string;
}

/** The texts in force on a day: what HR said last of a form goes before what ships. */
export async function formTextsOn({ records, forms }: FormWorld, day: PlainDate): Promise<readonly FormText[]> {
  const said = (await saidForms(records)).filter(({ valid }) => valid <= day);
  return [...forms(), ...said.map(({ data }) => ({ file: fileOf(data), text: String(data.text) }))];
}

/** Every version, form by form, the oldest first. */
export async function formVersions({ records, forms }: FormWorld): Promise<Result<readonly FormVersion[]>> {
  const shipped = forms().map((text) => ({ ...text, from: null, by: null, why: '' }));
  const said = (await saidForms(records)).map(({ data, valid, by, why }) => {
    return { file: fileOf(data), text: String(data.text), from: valid, by, why };
  });
  const versions: FormVersion[] = [];
  for (const { file, text, ...more } of [...shipped, ...said]) {
    const read = readForms([{ file, text }]);
    if (!read.ok) return read;
    versions.push(...read.value.map((form) => ({ form, text, ...more })));
  }
  return ok(versions);
}

async function saidForms(records: Records): Promise<readonly Fact[]> {
  return readFacts(records, { kinds: [FORM] });
}

const fileOf = (data: Fact['data']): string => `${String(data.form)}@${String(data.version)}`;

export interface NewForm {
  readonly form: string;
  readonly text: string;
  readonly from: PlainDate;
  readonly why: string;
}

/** The form as it would be, or everything that speaks against it at once. Its number is the next one, whatever the text says. */
export async function checkForm(
  world: ReviewWorld,
  { form: id, text, from }: Omit<NewForm, 'why'>,
): Promise<Result<FormVersion>> {
  const versions = await formVersions(world);
  if (!versions.ok) return versions;
  const known = versions.value.filter(({ form }) => form.id === id);
  if (known.length === 0) return failed(reviewProblem('review.form-unknown', { form: id }));
  const version = Math.max(...known.map(({ form }) => form.version)) + 1;
  const numbered = text.replace(/^version:.*$/m, `version: ${version}`);
  const read = readForms([{ file: `${id}@${version}`, text: numbered }]);
  if (!read.ok) return read;
  const [form] = read.value as readonly [Form];
  const others = versions.value.filter((one) => one.form.id !== id);
  const problems: Problem[] = [
    ...(form.id === id ? [] : [reviewProblem('review.form-other', { form: id, found: form.id })]),
    ...(from > (await world.today()) ? [] : [reviewProblem('review.form-late', { from })]),
    ...takenPosts(form, others),
    ...unknownMetrics(world, form),
  ];
  return problems.length > 0 ? failed(...problems) : ok({ form, text: numbered, from, by: null, why: '' });
}

function takenPosts(form: Form, others: readonly FormVersion[]): readonly Problem[] {
  const latest = new Map(others.map((one) => [one.form.id, one.form]));
  return (form.posts ?? []).flatMap((post) => {
    const other = [...latest.values()].find(({ posts }) => posts?.includes(post));
    return other ? [reviewProblem('review.form-posts', { post, other: other.id })] : [];
  });
}

function unknownMetrics({ dictionary }: ReviewWorld, form: Form): readonly Problem[] {
  const metrics = form.items.flatMap(({ measured }) => measured?.metric ?? []);
  const unknown = metrics.filter((metric) => !metricCall(metric, dictionary()).ok);
  return unknown.map((metric) => reviewProblem('review.form-metric', { metric }));
}

export async function publishForm(world: ReviewWorld, mover: Mover, asked: NewForm): Promise<Result<FormVersion>> {
  if (asked.why.trim() === '') return failed(reviewProblem('review.reason-missing'));
  const now = world.now();
  return world.records.transaction(async (inside): Promise<Result<FormVersion>> => {
    const checked = await checkForm({ ...world, records: inside }, asked);
    if (!checked.ok) return checked;
    const { form, text } = checked.value;
    const { from } = asked;
    const why = asked.why.trim();
    const data = { form: form.id, version: form.version, text };
    const envelope = { kind: FORM, subject: `form:${form.id}`, valid: from, until: null, replaces: null, source: null };
    const kept = await appendFacts(inside, [{ ...envelope, by: mover.name, why, data }], () => new Date(now));
    if (!kept.ok) return kept;
    const judged = (await readPeople(inside, from)).filter(({ post }) => post !== null && form.posts?.includes(post));
    const words = eachLang((lang) => fill(TOLD[lang], { title: say(form.title, lang), from, why }));
    const notice = { kind: 'review.form', text: words, link: '/reviews/forms', key: `form:${form.id}@${form.version}` };
    await notify(
      inside,
      judged.map(({ id }) => ({ ...notice, to: { person: id } })),
      now,
    );
    const detail = { version: form.version, from, why, told: judged.length };
    await audit(inside, { actor: mover.account, action: 'review.form', object: `form:${form.id}`, detail }, now);
    return ok({ ...checked.value, by: mover.name, why });
  });
}

const TOLD: Text = {
  'zh-CN': '{title} 从 {from} 起有变动：{why}',
  'zh-TW': '{title} 從 {from} 起有變動：{why}',
  en: '{title} changes from {from}: {why}',
};
