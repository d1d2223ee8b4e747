import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Fact } from '../../../ledger/index.ts';
import { appendFacts, readHistory } from '../../../ledger/service.ts';
import { notify } from '../../../notices/service.ts';
import { readSettings } from '../../../organisation/service.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { rowKeyOf } from '../../../stages/activity/index.ts';
import { cardAt } from '../cards/service.ts';
import type { Check, CheckResult, Scorecard } from '../model.ts';
import { decide, NOBODY } from '../moves.ts';
import { qualityProblem } from '../problems.ts';
import { type Draft, heldBy, record } from '../queue/service.ts';
import { score } from '../score.ts';
import { selectCheck, updateCheck } from '../store.ts';
import { checkLink, scoredWords } from '../words.ts';
import type { QualityWorld } from '../world.node.ts';
import { type Counted, correctedRows, correctionSteps, countedOf, type Step } from './corrected.ts';
import { dayOf, factOf, type Scored } from './fact.ts';
import { FINDING_OF, type ScoredFilter, selectByRow, selectScored } from './store.ts';

/** A check becomes a fact when it is submitted; afterwards the agent confirms it, or appeals against it. */

export async function submit(world: QualityWorld, actor: Actor, id: string, draft: Draft): Promise<Result<Check>> {
  const { records, now } = world;
  const at = now();
  const inspector = await nameOf(world, actor);
  const { zone } = await readSettings(records);
  const checkedAt = wallClock(at, zone);
  const answerUntil = await world.answerUntil(dayOf(checkedAt));
  return records.transaction(async (inside) => {
    const held = await heldBy(inside, actor, 'submit', id, draft.revision);
    if (!held.ok) return held;
    const check = { ...held.value, remark: draft.remark, entries: draft.entries };
    const card = await cardAt({ ...world, records: inside }, check.scorecard, check.cardVersion ?? 0);
    const result = score(card, check.entries);
    if (!result.ok) return result;
    const scored: Scored = { check, card, entries: check.entries, score: result.value, inspector, checkedAt };
    const appended = await appendFacts(inside, [factOf(scored)], () => new Date(at));
    if (!appended.ok) return appended;
    const done: Check = {
      ...check,
      state: 'scored',
      revision: check.revision + 1,
      result: resultOf(scored, appended.value.recorded[0] as Fact, answerUntil),
    };
    await updateCheck(inside, done);
    await record(inside, actor, done, 'submit', { fact: done.result?.fact ?? '' }, at);
    await tellAgent(inside, done, card, at);
    return ok(done);
  });
}

function resultOf({ score: result, checkedAt }: Scored, fact: Fact, answerUntil: string): CheckResult {
  return {
    fact: fact.id,
    rowKey: rowKeyOf('check', fact.data),
    scoredAt: fact.known,
    scoredOn: dayOf(checkedAt),
    answerUntil,
    deductions: result.deductions?.toString() ?? null,
    points: result.points?.toString() ?? null,
    possible: result.possible?.toString() ?? null,
    critical: result.critical,
    wrongAnswer: result.wrongAnswer,
  };
}

async function tellAgent(records: Records, check: Check, card: Scorecard, at: string): Promise<void> {
  const { deductions, points, answerUntil } = check.result as CheckResult;
  const text =
    card.style === 'deductions'
      ? scoredWords(check.day, deductions ?? '0', 'deductions', answerUntil)
      : scoredWords(check.day, points ?? '0', 'points', answerUntil);
  const notice = { kind: 'quality.check-scored', text, link: checkLink(check.id), key: `quality:${check.id} scored` };
  await notify(records, [{ to: { person: check.person }, ...notice }], at);
}

/** As the roster names the actor, so that a check scored here and an imported one name the same inspector alike. */
async function nameOf({ records, today }: QualityWorld, { account }: Actor): Promise<string> {
  if (account.person === null) return account.name;
  const people = await readPeople(records, await today());
  return people.find(({ id }) => id === account.person)?.name ?? account.name;
}

/** Swedish writes instants as activity keeps them: `2026-11-21 09:30:00`. */
function wallClock(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(new Date(instant));
}

/** The agent has read the check and agrees. Whoever does not agrees by appealing, and has the same days for it. */
export async function confirm({ records, now, today }: QualityWorld, actor: Actor, id: string): Promise<Result<Check>> {
  const date = await today();
  return records.transaction(async (inside) => {
    const check = await selectCheck(inside, id, true);
    if (!check?.result) return failed(qualityProblem('quality.no-check'));
    const decided = decide('confirm', {
      ...{ ...NOBODY, state: check.state, today: date, answerUntil: check.result.answerUntil },
      ...{ isAgent: check.person === actor.account.person, answered: check.answer !== null },
    });
    if (!decided.ok) return decided;
    const at = now();
    const answered: Check = { ...check, answer: 'confirmed', answeredAt: at };
    await updateCheck(inside, answered);
    const event = { actor: actor.account.id, action: 'quality.answer', object: `check:${check.id}` };
    await audit(inside, { ...event, detail: { move: 'confirm' } }, at);
    return ok(answered);
  });
}

/** A check and what it counts as now; null before it is scored. */
export interface CountedCheck {
  readonly check: Check;
  readonly counted: Counted | null;
}

export interface ShownCheck extends CountedCheck {
  /** The card it was, or is being, scored by; null while nobody claimed it. */
  readonly card: Scorecard | null;
  /** What corrected it since, the newest last. */
  readonly corrections: readonly Step[];
}

type ReadingWorld = Pick<QualityWorld, 'records' | 'now' | 'today' | 'cards'>;

/** A check with its card and what became of it; by its own id or its fact's. */
export async function findCheck(world: ReadingWorld, id: string): Promise<ShownCheck | undefined> {
  const check = await selectCheck(world.records, id);
  if (!check) return undefined;
  const card = check.cardVersion === null ? null : await cardAt(world, check.scorecard, check.cardVersion);
  const facts = await correctionsAbout(world.records, [check]);
  const corrections = correctionSteps(check, facts);
  return { check, card, corrections, counted: corrections.at(-1)?.after ?? countedOf(check) };
}

/** What people decided about these checks; superseded statements included. */
async function correctionsAbout(records: Records, checks: readonly Check[]): Promise<readonly Fact[]> {
  const subjects = checks.flatMap(({ result }) => (result === null ? [] : [`check:${result.rowKey}`]));
  return subjects.length === 0 ? [] : readHistory(records, { kinds: ['correction.made'], subjects });
}

/** Scored checks as they count now, the newest first. */
export async function scoredChecks(
  records: Records,
  filter: ScoredFilter,
  limit: number,
): Promise<readonly CountedCheck[]> {
  const { finding } = filter;
  const checks = await selectScored(
    records,
    { ...filter, corrected: finding && (await withFinding(records, finding)) },
    limit,
  );
  return counted(checks, await correctionsAbout(records, checks));
}

/** Of the corrected checks, which ones have a finding as they count now: their stored result does not say. */
async function withFinding(records: Records, finding: NonNullable<ScoredFilter['finding']>) {
  const facts = await readHistory(records, { kinds: ['correction.made'] });
  const rows = [...correctedRows(facts).keys()];
  const found = counted(await selectByRow(records, rows), facts);
  const having = found.filter((one) => one.counted !== null && FINDING_OF[finding](one.counted));
  return { rows, having: having.flatMap(({ check }) => check.result?.rowKey ?? []) };
}

function counted(checks: readonly Check[], facts: readonly Fact[]): readonly CountedCheck[] {
  const corrected = correctedRows(facts);
  return checks.map((check) => ({ check, counted: countedOf(check, corrected.get(check.result?.rowKey ?? '')) }));
}
