import { audit } from '../../../audit/service.ts';
import type { Reason } from '../../../base/explain.ts';
import type { Period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { eachLang, sameText } from '../../../base/text.ts';
import { datedIn, type Fact, standingFacts } from '../../../ledger/index.ts';
import { appendFacts, correctFact, factChain, readHistory, withdrawFact } from '../../../ledger/service.ts';
import { notify } from '../../../notices/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Appraisal } from '../../../stages/appraisal/index.ts';
import { entriesByPerson, sumOf } from '../calibration/service.ts';
import { formOf, formsOf, periodOf } from '../cycle.ts';
import { followNews } from '../following/service.ts';
import type { Cycle, Form } from '../model.ts';
import type { Mover } from '../mover.node.ts';
import { reviewProblem } from '../problems.ts';
import { proposeAgain } from '../proposals/deriving.node.ts';
import { isPoints, judgedItems } from '../rating.ts';
import { bySubject } from '../ratings/facts.ts';
import { forgetPeers, selectEntries } from '../ratings/store.ts';
import { reasonOfResult } from '../reason.ts';
import {
  type SummedSubject,
  selectAdjustments,
  selectCycle,
  selectResults,
  selectSubjects,
  updateSums,
} from '../store.ts';
import { adjustmentFacts, ratingFacts, resultOf, statementsOf } from '../sums.ts';
import type { ReviewWorld } from '../world.node.ts';
import { RELEASED, releasedFact, whyOf } from './release.ts';

/** The release, and what everybody may read after it. */

export async function releaseCycle(world: ReviewWorld, cycle: Cycle, mover: Mover): Promise<Result<null>> {
  const { records } = world;
  const forms = formsOf(cycle);
  const subjects = await selectSubjects(records, cycle.id);
  const entries = entriesByPerson(await selectEntries(records, cycle.id));
  const earlier = bySubject(await ratingsIn(records, periodOf(cycle), subjects));
  const said = { valid: periodOf(cycle).last, why: whyOf(cycle) };
  const drafts = subjects.flatMap((subject) => {
    const form = formOf(forms, subject);
    const statements = statementsOf(form, entries.get(subject.person) ?? []);
    const items = new Set(form.items.map(({ id }) => id));
    const before = (earlier.get(subject.person) ?? []).filter(({ data }) => items.has(String(data.item)));
    return ratingFacts(subject.person, statements, before, said);
  });
  const clock = () => new Date(world.now());
  const given = await appendFacts(records, drafts, clock);
  if (!given.ok) return given;
  const adjustments = adjustmentFacts(await selectAdjustments(records, cycle.id), given.value.recorded);
  const adjusted = must(await appendFacts(records, adjustments, clock)).recorded;
  const standing = bySubject(standingFacts([...given.value.recorded, ...adjusted]));
  const results = subjects.map((subject) => {
    const form = formOf(forms, subject);
    const said = standing.get(subject.person) ?? [];
    return { subject, form, appraisal: resultOf(form, subject.person, said, subject.measured) };
  });
  const word = { by: mover.name, why: whyOf(cycle) };
  const released = results.map(({ form, appraisal }) => releasedFact(cycle, form, appraisal, word));
  must(await appendFacts(records, released, clock));
  await updateSums(
    records,
    cycle.id,
    results.map(({ subject, appraisal }) => sumOf(subject.person, subject.measured, appraisal)),
  );
  await forgetPeers(records, cycle.id);
  await proposeAgain(world, cycle, subjects, '');
  await tell(world, cycle, subjects);
  return ok(null);
}

/** Within the release's own transaction a fact of its own making is never refused. */
function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`a release made a fact that the ledger refuses: ${result.problems[0]?.code}`);
}

async function ratingsIn(records: Records, period: Period, subjects: readonly { readonly person: string }[]) {
  const query = { kinds: ['rating.given'], subjects: subjects.map(({ person }) => person), period };
  return datedIn(await readHistory(records, query), period).filter(({ kind }) => kind === 'rating.given');
}

async function tell({ records, now }: ReviewWorld, cycle: Cycle, subjects: readonly SummedSubject[]): Promise<void> {
  const text = eachLang(
    (lang) =>
      ({
        'zh-CN': `${cycle.period} 考核结果已公布，等待面谈。`,
        'zh-TW': `${cycle.period} 考核結果已公布，等待面談。`,
        en: `The result of the review ${cycle.period} is released; a talk follows.`,
      })[lang],
  );
  const notices = subjects.map(({ person }) => {
    const link = `/reviews/results/${person}/${cycle.id}`;
    return { to: { person }, kind: 'review.released', text, link, key: `review:${cycle.id}:released` };
  });
  await notify(records, notices, now());
}

export interface ShownResult {
  readonly cycle: Cycle;
  readonly subject: SummedSubject;
  readonly form: Form;
  readonly appraisal: Appraisal;
  readonly reason: Reason;
  /** What stands, for those who would contest or correct it. */
  readonly facts: readonly Fact[];
  /** The result as it was released, and as it was said anew since. */
  readonly said: readonly SaidResult[];
}

export interface SaidResult {
  readonly score: string | null;
  readonly at: string;
  readonly why: string;
}

/** A released result, worked out from the facts as they stand now. */
export async function resultFor(world: ReviewWorld, person: string, id: string): Promise<Result<ShownResult>> {
  const cycle = await selectCycle(world.records, id);
  const [subject] = cycle ? await selectSubjects(world.records, id, { person }) : [];
  if (!cycle || !subject || (cycle.state !== 'released' && cycle.state !== 'closed'))
    return failed(reviewProblem('review.no-result'));
  return ok(await shown(world, cycle, subject));
}

async function shown(world: ReviewWorld, cycle: Cycle, subject: SummedSubject): Promise<ShownResult> {
  const { records } = world;
  const period = periodOf(cycle);
  const form = formOf(formsOf(cycle), subject);
  const query = { kinds: ['rating.given', RELEASED], subjects: [subject.person], period };
  const history = (await readHistory(records, query)).filter((fact) => fact.subject === subject.person);
  const judged = new Set(judgedItems(form).map(({ id }) => id));
  const facts = datedIn(history, period).filter(
    ({ kind, data }) => kind === 'rating.given' && judged.has(String(data.item)),
  );
  const { measured } = subject;
  const appraisal = resultOf(form, subject.person, facts, measured);
  const raters = await selectEntries(records, cycle.id, { person: subject.person });
  const people = new Map(raters.map(({ rater, raterName }) => [rater, raterName]));
  const said = new Map(history.map((fact) => [fact.id, fact]));
  const replaced = new Map(facts.flatMap((fact) => spokenBefore(fact, said)));
  const titles = new Map(world.dictionary().map(({ id, title }) => [id, title]));
  const reason = reasonOfResult(appraisal, {
    form,
    standing: facts,
    measured,
    replaced,
    nameOf: (id) => people.get(id) ?? id,
    metricTitle: (id) => titles.get(id) ?? sameText(id),
  });
  // A file names who rated by number.
  const named = facts.map((fact) => ({ ...fact, by: people.get(fact.by) ?? fact.by }));
  return { cycle, subject, form, appraisal, reason, facts: named, said: saidOf(cycle, history) };
}

function saidOf(cycle: Cycle, history: readonly Fact[]): readonly SaidResult[] {
  const own = history.filter(({ kind, data }) => kind === RELEASED && data.cycle === cycle.id);
  return own
    .map(({ data, known, why }) => ({ score: typeof data.score === 'string' ? data.score : null, at: known, why }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What a fact replaced, where that was said in the review itself: what a file had said before is no one's opinion here. */
function spokenBefore(fact: Fact, said: ReadonlyMap<string, Fact>): readonly (readonly [string, Fact])[] {
  const before = fact.replaces === null ? undefined : said.get(fact.replaces);
  return before && before.source === null && fact.data.rated_by !== undefined ? [[fact.id, before]] : [];
}

export type { ReviewWorld } from '../world.node.ts';

/** Everything released about somebody, the newest first. */
export async function resultsOf(world: ReviewWorld, person: string): Promise<readonly ShownResult[]> {
  const found = await selectResults(world.records, person);
  return Promise.all(found.map((row) => shown(world, row, row)));
}

export interface Correction {
  readonly cycle: string;
  readonly fact: string;
  readonly score: string;
  readonly why: string;
}

/** After the release a rating is corrected by a fact that replaces it; taking that back restores what stood before. */
export async function correctRating(world: ReviewWorld, mover: Mover, asked: Correction): Promise<Result<Fact>> {
  const { records, now } = world;
  const corrected = await records.transaction(async (inside): Promise<Result<Fact>> => {
    const found = await correctable(inside, asked.cycle, asked.fact, mover);
    if (!found.ok) return found;
    if (!isPoints(asked.score)) return failed(reviewProblem('review.score-range', { score: asked.score }));
    const { kind, subject, valid, until, data, by } = found.value;
    const spoken = { ...data, score: asked.score, rated_by: data.rated_by ?? by };
    const draft = { kind, subject, valid, until, by: mover.name, why: asked.why, data: spoken, source: null };
    const made = await correctFact(inside, asked.fact, draft, () => new Date(now()));
    if (!made.ok) return made;
    const detail = { fact: asked.fact, from: data.score ?? null, to: asked.score, why: asked.why };
    const object = `review:${asked.cycle}`;
    await audit(inside, { actor: mover.account, action: 'review.correct', object, detail }, now());
    return ok(made.value.recorded[0] as Fact);
  });
  if (corrected.ok) await followNews(world);
  return corrected;
}

export async function withdrawCorrection(
  world: ReviewWorld,
  mover: Mover,
  asked: Omit<Correction, 'score'>,
): Promise<Result<null>> {
  const { records, now } = world;
  const taken = await records.transaction(async (inside): Promise<Result<null>> => {
    const found = await correctable(inside, asked.cycle, asked.fact, mover);
    if (!found.ok) return found;
    if (found.value.replaces === null || found.value.data.rated_by === undefined)
      return failed(reviewProblem('review.not-a-rating'));
    const decision = { by: mover.name, why: asked.why };
    const withdrawn = await withdrawFact(inside, asked.fact, decision, () => new Date(now()));
    if (!withdrawn.ok) return withdrawn;
    const event = { actor: mover.account, action: 'review.withdraw-correction', object: `review:${asked.cycle}` };
    await audit(inside, { ...event, detail: { fact: asked.fact, why: asked.why } }, now());
    return ok(null);
  });
  if (taken.ok) await followNews(world);
  return taken;
}

/** The standing rating that a correction names, in a released cycle; never about oneself, never one's own. */
async function correctable(records: Records, id: string, factId: string, mover: Mover): Promise<Result<Fact>> {
  const cycle = await selectCycle(records, id);
  const listed = (await factChain(records, factId)).find(({ fact }) => fact.id === factId);
  const [subject] = cycle && listed ? await selectSubjects(records, id, { person: listed.fact.subject }) : [];
  const released = cycle?.state === 'released' || cycle?.state === 'closed';
  const dated = cycle && listed && listed.fact.valid === periodOf(cycle).last;
  if (!released || !subject || !dated || listed.state !== 'stands' || listed.fact.kind !== 'rating.given')
    return failed(reviewProblem('review.not-a-rating'));
  const own = mover.person !== null && [listed.fact.subject, listed.fact.by].includes(mover.person);
  return own ? failed(reviewProblem('review.own-matter')) : ok(listed.fact);
}
