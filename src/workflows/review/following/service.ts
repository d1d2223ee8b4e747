import { audit } from '../../../audit/service.ts';
import { canonicalJson, type Json } from '../../../base/json.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import { datedIn, type Fact } from '../../../ledger/index.ts';
import { appendFacts, ledgerInstant, readHistory, readSince } from '../../../ledger/service.ts';
import { notify } from '../../../notices/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { ImportRecord } from '../../../stages/activity/index.ts';
import type { Appraisal } from '../../../stages/appraisal/index.ts';
import { lateFacts, lateImports } from '../../payrun/index.ts';
import { type Cells, measuredOf, pullData, sumOf } from '../calibration/service.ts';
import { formOf, formsOf, periodOf } from '../cycle.ts';
import type { Cycle, Form, Measured } from '../model.ts';
import { proposeAgain } from '../proposals/deriving.node.ts';
import { bySubject } from '../ratings/facts.ts';
import { RELEASED, releasedFact } from '../results/release.ts';
import { markFollowed, type SummedSubject, selectCycle, selectCycles, selectSubjects, updateSums } from '../store.ts';
import { resultOf } from '../sums.ts';
import type { ReviewWorld } from '../world.node.ts';

/**
 * A released result follows what it rests on. Pay reads ratings and metrics as they are known now; so that the result, the
 * grade and what they led to say the same, whatever is recorded after the release is worked into them: an appeal upheld, a
 * row corrected, a file that came late. Asked again without news it changes nothing.
 */

export interface Followed {
  /** Released cycles that something new touched. */
  readonly cycles: number;
  /** Results that became others. */
  readonly results: number;
}

/** Two years of months: what is corrected later than that is history. */
const CYCLES = 24;

/** Brings released results up to what was recorded since they were followed last; counts the cycles and results that moved. */
export async function followNews(world: ReviewWorld): Promise<Result<Followed>> {
  const cycles = await selectCycles(world.records, { states: ['released', 'closed'] }, CYCLES);
  if (cycles.length === 0) return ok({ cycles: 0, results: 0 });
  const news = await newsSince(world, cycles.map(seenBy).sort()[0] ?? '');
  const moved = new Map<string, string>();
  let results = 0;
  let touched = 0;
  // Oldest first: what a month leads to rests on those before it.
  for (const cycle of [...cycles].reverse()) {
    const touch = touchOf(cycle, news);
    if (touch.people.size === 0 && !touch.rows && moved.size === 0) continue;
    touched += 1;
    const cells = touch.rows ? await pullData(world, cycle) : ok(null);
    if (!cells.ok) return failed(...cells.problems);
    const followed = await follow(world, cycle, { ...touch, cells: cells.value }, moved);
    results += followed.length;
  }
  await markFollowed(
    world.records,
    cycles.map(({ id }) => id),
    news.at,
  );
  return ok({ cycles: touched, results });
}

const seenBy = ({ followedAt, releasedAt }: Cycle): string => followedAt ?? releasedAt ?? '';

interface News {
  /** The instant up to which this is all there is. */
  readonly at: string;
  readonly facts: readonly Fact[];
  readonly imports: readonly ImportRecord[];
}

async function newsSince({ records, imports }: ReviewWorld, since: string): Promise<News> {
  const known = await imports();
  const at = await stampOf(records, known);
  // What this file records itself is no news.
  const facts = (await readSince(records, since)).filter(({ kind }) => !kind.startsWith('review.'));
  return { at, facts, imports: known };
}

/** Up to when everything is known that is known now. */
export async function stampOf(records: Records, imports: readonly ImportRecord[]): Promise<string> {
  const instants = imports.flatMap(({ known, undone }) => [known, undone ?? '']);
  return [...instants, (await ledgerInstant(records)) ?? ''].reduce((newest, one) => (one > newest ? one : newest), '');
}

interface Touch {
  /** Whose ratings became others, with the newest word on them. */
  readonly people: ReadonlyMap<string, Fact>;
  /** Whether rows, the roster or the rules may have moved a metric. */
  readonly rows: boolean;
  /** Why rows became others, where people said so. */
  readonly words: readonly Fact[];
}

function touchOf(cycle: Cycle, { facts, imports }: News): Touch {
  const period = periodOf(cycle);
  const seen = seenBy(cycle);
  const fresh = facts.filter(({ known }) => known > seen);
  const ratings = fresh.filter(({ kind, valid }) => kind === 'rating.given' && valid === period.last);
  const others = lateFacts(
    fresh.filter(({ kind }) => kind !== 'rating.given'),
    period,
    seen,
  );
  return {
    people: new Map(ratings.map((fact) => [fact.subject, fact])),
    rows: others.length > 0 || lateImports(imports, period, seen).length > 0,
    words: others.filter(({ kind }) => kind === 'correction.made'),
  };
}

interface Following extends Touch {
  readonly cells: Cells | null;
}

interface Again {
  readonly subject: SummedSubject;
  readonly form: Form;
  readonly measured: Measured | null;
  readonly appraisal: Appraisal;
}

/** One cycle, in one transaction; `moved` gathers whose grade became another, and why, for the cycles after it. */
async function follow(
  world: ReviewWorld,
  { id }: Cycle,
  following: Following,
  moved: Map<string, string>,
): Promise<readonly Again[]> {
  return world.records.transaction(async (inside) => {
    const cycle = await selectCycle(inside, id, true);
    if (cycle === undefined) throw new Error('a released review is gone');
    const subjects = await selectSubjects(inside, id);
    const again = await workedOutAgain(inside, cycle, subjects, following);
    const sums = again.map(({ subject, measured, appraisal }) => sumOf(subject.person, measured, appraisal));
    await updateSums(inside, id, sums);
    const changed = await release({ ...world, records: inside }, cycle, again, following);
    for (const [person, why] of changed.grades) moved.set(person, why);
    const concerned = subjects.filter(({ person }) => moved.has(person));
    for (const why of new Set(moved.values()))
      await proposeAgain(
        { ...world, records: inside },
        cycle,
        concerned.filter(({ person }) => moved.get(person) === why),
        why,
      );
    return changed.results;
  });
}

/** Those whom the news touch: by a rating, or by a metric that says another thing now. */
async function workedOutAgain(
  inside: Records,
  cycle: Cycle,
  subjects: readonly SummedSubject[],
  { people, cells }: Following,
): Promise<readonly Again[]> {
  const forms = formsOf(cycle);
  const period = periodOf(cycle);
  const touched = subjects.flatMap((subject) => {
    const form = formOf(forms, subject);
    const measured = cells === null ? subject.measured : measuredOf(form, subject, cells);
    const same = canonicalJson(measured as unknown as Json) === canonicalJson(subject.measured as unknown as Json);
    return same && !people.has(subject.person) ? [] : [{ subject, form, measured }];
  });
  if (touched.length === 0) return [];
  const query = { kinds: ['rating.given'], subjects: touched.map(({ subject }) => subject.person), period };
  const facts = datedIn(await readHistory(inside, query), period).filter(({ kind }) => kind === 'rating.given');
  const said = bySubject(facts);
  return touched.map(({ subject, form, measured }) => {
    const own = said.get(subject.person) ?? [];
    return { subject, form, measured, appraisal: resultOf(form, subject.person, own, measured) };
  });
}

/** Says anew what was released where it is another thing now: the fact, the person's notice, the log. */
async function release(
  { records, now }: ReviewWorld,
  cycle: Cycle,
  again: readonly Again[],
  { people, words }: Following,
): Promise<{ readonly results: readonly Again[]; readonly grades: ReadonlyMap<string, string> }> {
  const standing = await releasedFacts(records, cycle, again);
  const grades = new Map<string, string>();
  const results: Again[] = [];
  const drafts = again.flatMap((one) => {
    const { person } = one.subject;
    const before = standing.get(person);
    const word = wordOn(before, people.get(person), words);
    const why = word?.why ?? LATE_DATA;
    const draft = releasedFact(cycle, one.form, one.appraisal, { by: word?.by ?? CLOCK, why });
    if (before === undefined || (before.data.score === draft.data.score && before.data.grade === draft.data.grade))
      return [];
    if (before.data.grade !== draft.data.grade) grades.set(person, why);
    results.push(one);
    return [{ ...draft, replaces: before.id }];
  });
  if (drafts.length === 0) return { results, grades };
  const appended = await appendFacts(records, drafts, () => new Date(now()));
  if (!appended.ok) throw new Error(`a result made a fact that the ledger refuses: ${appended.problems[0]?.code}`);
  const notices = appended.value.recorded.map(({ id, subject: person, data, why }) => {
    const params = { period: cycle.period, score: String(data.score ?? '—'), why };
    const text = eachLang((lang) => fill(CORRECTED[lang], params));
    const link = `/reviews/results/${person}/${cycle.id}`;
    return { to: { person }, kind: 'review.corrected', text, link, key: `review:${cycle.id}:corrected:${id}` };
  });
  await notify(records, notices, now());
  const detail = { results: results.length, grades: grades.size };
  await audit(records, { actor: CLOCK, action: 'review.follow', object: `review:${cycle.id}`, detail }, now());
  return { results, grades };
}

/** The newest word since the result was said; the ratings that were released with it are none. */
function wordOn(before: Fact | undefined, rating: Fact | undefined, words: readonly Fact[]): Fact | undefined {
  const since = [...words, ...(rating ? [rating] : [])].filter(({ known }) => before && known > before.known);
  return since.sort((a, b) => (a.known < b.known ? -1 : 1)).at(-1);
}

/** Whoever stands behind a result that no person corrected. */
const CLOCK = 'clock';
const LATE_DATA = '公布后数据有更新';

async function releasedFacts(
  records: Records,
  cycle: Cycle,
  again: readonly Again[],
): Promise<ReadonlyMap<string, Fact>> {
  const period = periodOf(cycle);
  const subjects = again.map(({ subject }) => subject.person);
  if (subjects.length === 0) return new Map();
  const history = datedIn(await readHistory(records, { kinds: [RELEASED], subjects, period }), period);
  const own = history.filter(({ kind, data }) => kind === RELEASED && data.cycle === cycle.id);
  return new Map(own.map((fact) => [fact.subject, fact]));
}

const CORRECTED: Text = {
  'zh-CN': '{period} 考核结果已更正，现为 {score} 分：{why}',
  'zh-TW': '{period} 考核結果已更正，現為 {score} 分：{why}',
  en: 'The result of the review {period} was corrected and is {score} now: {why}',
};
