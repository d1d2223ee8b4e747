import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/json.ts';
import { type Period, parsePeriod } from '../base/period.ts';
import { failed, ok, type Problem, type Result } from '../base/problem.ts';
import type { Records } from '../platform/db/records.ts';
import { isWithdrawal, standingFacts, withdrawalsInForce } from './as-of.ts';
import { checkFact } from './check.ts';
import { type Fact, type FactDraft, IMPORT_REDONE, IMPORT_UNDONE } from './model.ts';
import { isOverruled } from './overruled.ts';
import { ledgerProblem } from './problems.ts';
import {
  type BeyondQuery,
  chainsWith,
  type FactFilter,
  type FactPage,
  factsOfImport,
  factsWithIds,
  insertFacts,
  lockLedger,
  newestInstant,
  pageOfFacts,
  pagesOfKind,
  replacingFacts,
  selectFacts,
  selectFactsBeyond,
  selectFactsSince,
} from './store.ts';

export { countKinds, hasFactsOf } from './store.ts';

/** Gives the present instant; tests pass their own. */
export type Clock = () => Date;

export interface Appended {
  /** The instant recorded, later than every earlier one. */
  readonly known: string;
  readonly recorded: readonly Fact[];
  /** How many were in the ledger already, word for word. */
  readonly alreadyThere: number;
  /** Of those, how many an undone import had taken back and this one brings back. */
  readonly restored: number;
  /** Of those, how many a person had withdrawn: they stay withdrawn. */
  readonly stayWithdrawn: number;
}

/** Records facts, all or none. What came from a file and is there already is not recorded twice. */
export async function appendFacts(
  records: Records,
  drafts: readonly FactDraft[],
  clock: Clock,
): Promise<Result<Appended>> {
  const problems = drafts.flatMap(checkFact);
  if (problems.length > 0) return failed(...problems);
  return records.transaction(async (inside) => {
    const known = instantAfter(await lockLedger(inside), clock);
    const facts = drafts.map((draft) => seal(draft, known));
    const dangling = await unknownTargets(inside, facts);
    if (dangling.length > 0) return failed(...dangling);
    const inserted = await insertFacts(inside, facts);
    const recorded = facts.filter((fact) => inserted.delete(fact.id));
    const back = await restore(inside, facts, recorded, known);
    const again = await sayAgain(inside, drafts, new Set(recorded.map(({ id }) => id)), known);
    const alreadyThere = facts.length - recorded.length - again.length;
    return ok({ known, recorded: [...recorded, ...back.facts, ...again], alreadyThere, ...back.counts });
  });
}

/** What a file said before, was then overruled by another, and says now again. */
async function sayAgain(
  records: Records,
  drafts: readonly FactDraft[],
  fresh: ReadonlySet<string>,
  known: string,
): Promise<readonly Fact[]> {
  const old = drafts.filter((draft) => draft.kind === 'person.recorded' && !fresh.has(seal(draft, known).id));
  if (old.length === 0) return [];
  const subjects = [...new Set(old.map(({ subject }) => subject))];
  const bySubject = new Map<string, Fact[]>();
  for (const fact of standingFacts(await readHistory(records, { kinds: ['person.recorded'], subjects })))
    bySubject.set(fact.subject, [...(bySubject.get(fact.subject) ?? []), fact]);
  const again = old
    .filter((draft) => isOverruled(draft, bySubject.get(draft.subject) ?? []))
    .map((draft) => seal(draft, known, true));
  await insertFacts(records, again);
  return again;
}

/** The facts as they would be, were they recorded at this instant: for asking what would come of them. */
export function supposed(drafts: readonly FactDraft[], known: string): readonly Fact[] {
  return drafts.map((draft) => seal(draft, known));
}

/** Says anew what a fact said: `draft` holds the whole new content. */
export async function correctFact(
  records: Records,
  id: string,
  draft: Omit<FactDraft, 'replaces'>,
  clock: Clock,
): Promise<Result<Appended>> {
  return appendFacts(records, [{ ...draft, replaces: id }], clock);
}

/** Takes a fact back. Taking back a correction restores what it corrected; a withdrawal can itself be taken back. */
export async function withdrawFact(
  records: Records,
  id: string,
  decision: { readonly by: string; readonly why: string },
  clock: Clock,
): Promise<Result<Appended>> {
  const [fact] = await factsWithIds(records, [id]);
  if (fact === undefined) return failed(ledgerProblem('ledger.replaces-unknown', { id }));
  if (withdrawalsInForce(await replacingFacts(records)).has(id)) {
    return failed(ledgerProblem('ledger.already-withdrawn', { id }));
  }
  return appendFacts(records, [withdrawalOf(fact, fact.kind, decision)], clock);
}

/** Takes back every fact that an import recorded; importing the same file again brings them back. */
export async function undoImport(
  records: Records,
  importId: string,
  decision: { readonly by: string; readonly why: string },
  clock: Clock,
): Promise<Result<Appended>> {
  return records.transaction(async (inside) => {
    const withdrawn = withdrawalsInForce(await replacingFacts(inside));
    const facts = (await factsOfImport(inside, importId)).filter((fact) => !withdrawn.has(fact.id));
    return appendFacts(
      inside,
      facts.map((fact) => withdrawalOf(fact, IMPORT_UNDONE, decision)),
      clock,
    );
  });
}

/** Takes back what no import says any more and records what those that are left say instead; one instant for all of it. */
export async function replaceImported(
  records: Records,
  change: { readonly withdrawn: readonly Fact[]; readonly drafts: readonly FactDraft[] },
  decision: { readonly by: string; readonly why: string },
  clock: Clock,
): Promise<Result<Appended>> {
  const withdrawals = change.withdrawn.map((fact) => withdrawalOf(fact, IMPORT_UNDONE, decision));
  return appendFacts(records, [...withdrawals, ...change.drafts], clock);
}

export interface FactQuery {
  readonly kinds?: readonly string[];
  readonly subjects?: readonly string[];
  /** Only what counts on some day of the period. */
  readonly period?: Period;
  /** A UTC instant: what was recorded later is not seen. */
  readonly known?: string;
}

/** The facts that stand, corrections resolved, in the order in which they apply. */
export async function readFacts(records: Records, query: FactQuery): Promise<readonly Fact[]> {
  const { kinds, subjects, period } = query;
  return standingFacts(await readHistory(records, query)).filter(
    (fact) =>
      (kinds?.includes(fact.kind) ?? true) &&
      (subjects?.includes(fact.subject) ?? true) &&
      (period === undefined || (fact.valid <= period.last && (fact.until === null || fact.until >= period.first))),
  );
}

/** The periods whose pay is closed, of any plan or of one; a period twice where two plans closed it. */
export async function readClosed(records: Records, plan?: string): Promise<readonly Period[]> {
  const closed = await readFacts(records, { kinds: ['period.closed'] });
  const reached = closed.filter(({ data }) => plan === undefined || data.plan === undefined || data.plan === plan);
  return reached.flatMap(({ subject }) => parsePeriod(subject) ?? []);
}

/** What was said, superseded statements included: for the folds, which resolve it themselves, and for the audit trail. */
export async function readHistory(records: Records, query: FactQuery): Promise<readonly Fact[]> {
  const { kinds, subjects, period: days, known } = query;
  const filter: FactFilter = { kinds, subjects, days, known };
  return selectFacts(records, filter);
}

/** Whatever was said after an instant, of any kind: for those who keep up with the ledger. */
export function readSince(records: Records, since: string): Promise<readonly Fact[]> {
  return selectFactsSince(records, since);
}

/**
 * The history of some kinds a page at a time, with a rest between two, so that whoever asks for something short need not wait.
 * What is recorded meanwhile may be missing: whoever builds on it compares `ledgerInstant` before and after.
 */
export async function readHistoryPaged(
  records: Records,
  kinds: readonly string[],
  rest: () => Promise<unknown>,
): Promise<readonly Fact[]> {
  const found = new Map<string, Fact>();
  for (const kind of kinds) {
    for await (const page of pagesOfKind(records, kind)) {
      for (const fact of page) found.set(fact.id, fact);
      await rest();
    }
  }
  // What was changed may have been changed by a statement of another kind.
  for (const fact of await replacingFacts(records)) found.set(fact.id, fact);
  return [...found.values()];
}

/** Every statement of a kind that is not kept elsewhere too, and the chains that were ever changed. */
export function readBeyond(records: Records, query: BeyondQuery): Promise<readonly Fact[]> {
  return selectFactsBeyond(records, query);
}

/** What became of a statement: it stands, or a later one corrected it or took it back. */
export type FactState = 'stands' | 'corrected' | 'withdrawn' | 'withdrawal';

export interface ListedFact {
  readonly fact: Fact;
  readonly state: FactState;
}

/** A page of the ledger as it was written, newest first, each statement with what became of it by `known`. */
export async function listFacts(records: Records, page: FactPage): Promise<readonly ListedFact[]> {
  return withStates(records, await pageOfFacts(records, page), page.known);
}

/** One statement with the whole chain of corrections it stands in, in the order of recording. */
export async function factChain(records: Records, id: string): Promise<readonly ListedFact[]> {
  const [fact] = await factsWithIds(records, [id]);
  if (fact === undefined) return [];
  const replacing = await replacingFacts(records);
  const chain = new Map([[fact.id, fact]]);
  for (let top: Fact | undefined = fact; top?.replaces; ) {
    [top] = await factsWithIds(records, [top.replaces]);
    if (top) chain.set(top.id, top);
  }
  for (let grown = true; grown; ) {
    const more = replacing.filter((one) => !chain.has(one.id) && chain.has(one.replaces as string));
    for (const one of more) chain.set(one.id, one);
    grown = more.length > 0;
  }
  return withStates(
    records,
    [...chain.values()].sort((a, b) => (a.known < b.known ? -1 : 1)),
  );
}

async function withStates(records: Records, facts: readonly Fact[], known?: string): Promise<readonly ListedFact[]> {
  const ids = facts.map((fact) => fact.id);
  const chains = (await chainsWith(records, ids)).filter((one) => known === undefined || one.known <= known);
  const all = new Map([...facts, ...chains].map((fact) => [fact.id, fact]));
  const standing = new Set(standingFacts([...all.values()]).map((fact) => fact.id));
  const withdrawn = withdrawalsInForce([...all.values()]);
  const stateOf = (fact: Fact): FactState => {
    if (isWithdrawal(fact)) return 'withdrawal';
    if (standing.has(fact.id)) return 'stands';
    return withdrawn.has(fact.id) ? 'withdrawn' : 'corrected';
  };
  return facts.map((fact) => ({ fact, state: stateOf(fact) }));
}

/** The instant up to which the ledger is complete: reading as known then gives the same for ever. */
export async function ledgerInstant(records: Records): Promise<string | null> {
  return newestInstant(records);
}

/** The clock's instant, moved past the newest recorded one where the clock stood still or was set back. */
function instantAfter(newest: string | null, clock: Clock): string {
  const now = clock().getTime();
  return new Date(newest === null ? now : Math.max(now, Date.parse(newest) + 1)).toISOString();
}

/**
 * What a file says has its content for identity, so that reading it twice adds nothing; what is decided twice, at two
 * instants, is two decisions, and so are bringing an import back a second time and saying again what was overruled.
 */
function seal(draft: FactDraft, known: string, saidAgain = false): Fact {
  const { kind, subject, valid, until, by, why, replaces, data, source } = draft;
  const decided = source === null || saidAgain || kind === IMPORT_REDONE ? known : null;
  const content = canonicalJson([kind, subject, valid, until, by, why, replaces, data, decided]);
  const id = createHash('sha256').update(content).digest('hex').slice(0, 40);
  return { id, kind, subject, valid, until, known, by, why, replaces, data, source };
}

function withdrawalOf(
  fact: Fact,
  kind: string,
  { by, why }: { readonly by: string; readonly why: string },
  source: Fact['source'] = null,
): FactDraft {
  return { kind, subject: fact.subject, valid: fact.valid, until: null, by, why, replaces: fact.id, data: {}, source };
}

async function unknownTargets(records: Records, facts: readonly Fact[]): Promise<readonly Problem[]> {
  const here = new Set(facts.map((fact) => fact.id));
  const elsewhere = facts.filter((fact) => fact.replaces !== null && !here.has(fact.replaces));
  const found = await factsWithIds(records, [...new Set(elsewhere.map((fact) => fact.replaces as string))]);
  const known = new Set(found.map((fact) => fact.id));
  return elsewhere
    .filter((fact) => !known.has(fact.replaces as string))
    .map((fact) => {
      const where = fact.source === null ? {} : { file: fact.source.file, row: fact.source.row };
      return ledgerProblem('ledger.replaces-unknown', { id: fact.replaces as string }, where);
    });
}

/** Brings back what this file says and an undone import had taken back. */
async function restore(records: Records, facts: readonly Fact[], recorded: readonly Fact[], known: string) {
  const fresh = new Set(recorded);
  const already = new Map(facts.filter((fact) => !fresh.has(fact)).map((fact) => [fact.id, fact]));
  const withdrawn = already.size === 0 ? new Map<string, Fact>() : withdrawalsInForce(await replacingFacts(records));
  const drafts: FactDraft[] = [];
  let stayWithdrawn = 0;
  for (const fact of already.values()) {
    const withdrawal = withdrawn.get(fact.id);
    if (withdrawal === undefined) continue;
    if (withdrawal.kind === IMPORT_UNDONE) drafts.push(withdrawalOf(withdrawal, IMPORT_REDONE, fact, fact.source));
    else stayWithdrawn += 1;
  }
  const back = drafts.map((draft) => seal(draft, known));
  await insertFacts(records, back);
  return { facts: back, counts: { restored: back.length, stayWithdrawn } };
}
