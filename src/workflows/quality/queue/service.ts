import type { Actor } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import type { Json } from '../../../base/json.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { cardAt, cardOn } from '../cards/service.ts';
import { type Check, CLAIM_HOURS, type Entries, type Hand, type Scorecard } from '../model.ts';
import { decide, type MoveId, NOBODY, type Standing } from '../moves.ts';
import { qualityProblem } from '../problems.ts';
import { nextOfDraw } from '../sampling/replacing/service.ts';
import { faultsInDraft } from '../score.ts';
import { insertChecks, selectCheck, updateCheck } from '../store.ts';
import type { QualityWorld } from '../world.node.ts';
import { claimedBy, countOwed, type Inspector, mayScore, nextFree, type Owed, owedBy } from './store.ts';

/** An inspector's queue: what is owed, and claiming, drafting, releasing and skipping one conversation of it. */

export function handOf({ account }: Actor): Hand {
  return { account: account.id, person: account.person, name: account.name };
}

export async function inspectorOf({ records, today }: QualityWorld, actor: Actor): Promise<Inspector> {
  const { id, person, roles } = actor.account;
  const found =
    person === null ? undefined : (await readPeople(records, await today())).find((one) => one.id === person);
  return {
    account: id,
    person,
    team: found?.team ?? null,
    leads: person === null ? [] : [person, ...(found ? [found.name] : [])],
    quality: roles.includes('quality'),
  };
}

export interface Queue {
  readonly owed: number;
  readonly oldest: string | null;
  readonly rows: readonly Owed[];
  readonly begun: readonly Check[];
}

/** A page of it is enough: who scores does not read on, but begins at the top. */
const ROWS = 500;

export async function queueOf(world: QualityWorld, actor: Actor): Promise<Queue> {
  const inspector = await inspectorOf(world, actor);
  const [count, rows, begun] = [
    await countOwed(world.records, inspector),
    await owedBy(world.records, inspector, ROWS),
    await claimedBy(world.records, inspector.account),
  ];
  return { ...count, rows, begun };
}

/** A check that somebody is scoring, with its card. */
export interface Begun {
  readonly check: Check;
  readonly card: Scorecard;
}

/** All that waits, whoever may score it, or only what one may: a list that is read by programs is not cut off. */
export async function owedRows(world: QualityWorld, actor: Actor | null): Promise<readonly Owed[]> {
  return owedBy(world.records, actor && (await inspectorOf(world, actor)), Number.MAX_SAFE_INTEGER);
}

/** Goes on with what was begun, else claims the first that is free; two who ask at once never get the same. */
export async function claimNext(world: QualityWorld, actor: Actor): Promise<Result<Begun>> {
  const inspector = await inspectorOf(world, actor);
  const today = await world.today();
  return world.records.transaction(async (inside) => {
    const [begun] = await claimedBy(inside, inspector.account);
    const id = begun?.id ?? (await nextFree(inside, inspector, abandonedBefore(world)));
    return id === undefined
      ? failed(qualityProblem('quality.nothing-waiting'))
      : claimIn({ ...world, records: inside }, { actor, inspector, today }, id);
  });
}

export async function claim(world: QualityWorld, actor: Actor, id: string): Promise<Result<Begun>> {
  const by: Claimer = { actor, inspector: await inspectorOf(world, actor), today: await world.today() };
  return world.records.transaction((inside) => claimIn({ ...world, records: inside }, by, id));
}

interface Claimer {
  readonly actor: Actor;
  readonly inspector: Inspector;
  readonly today: PlainDate;
}

async function claimIn(world: QualityWorld, { actor, inspector, today }: Claimer, id: string): Promise<Result<Begun>> {
  const { records, now } = world;
  const check = await selectCheck(records, id, true);
  if (!check) return failed(qualityProblem('quality.no-check'));
  const isHolder = check.state === 'claimed' && holds(check, actor);
  const moved = decide('claim', {
    ...standingOf(check, actor),
    forActor: isHolder || (await mayScore(records, inspector, check.id)),
    abandoned: (check.claimedAt ?? '') < abandonedBefore(world),
  });
  if (!moved.ok) return moved;
  if (isHolder) return ok({ check, card: await cardAt(world, check.scorecard, check.cardVersion ?? 0) });
  const card = await cardOn(world, check.scorecard, today);
  if (!card.ok) return card;
  const claimed: Check = {
    ...check,
    state: 'claimed',
    cardVersion: card.value.version,
    inspector: handOf(actor),
    claimedAt: now(),
    // What an earlier inspector began is theirs: nobody scores from another's draft.
    entries: {},
    remark: '',
    revision: check.revision + 1,
  };
  await updateCheck(records, claimed);
  await record(records, actor, claimed, 'claim', {}, now());
  return ok({ check: claimed, card: card.value });
}

function abandonedBefore({ now }: QualityWorld): string {
  return new Date(Date.parse(now()) - CLAIM_HOURS * 3_600_000).toISOString();
}

export interface Draft {
  readonly entries: Entries;
  readonly remark: string;
  readonly revision: number;
}

/** Keeps what was scored so far; it survives the page, the browser and the night. */
export async function saveDraft(world: QualityWorld, actor: Actor, id: string, draft: Draft): Promise<Result<Check>> {
  return world.records.transaction(async (inside) => {
    const held = await heldBy(inside, actor, 'save', id, draft.revision);
    if (!held.ok) return held;
    const card = await cardAt({ ...world, records: inside }, held.value.scorecard, held.value.cardVersion ?? 0);
    const faults = faultsInDraft(card, draft.entries);
    if (faults.length > 0) return failed(...faults);
    const saved = { ...held.value, ...draft, revision: draft.revision + 1 };
    await updateCheck(inside, saved);
    return ok(saved);
  });
}

/** Gives a claimed conversation back to the queue. */
export async function release(world: QualityWorld, actor: Actor, id: string): Promise<Result<Check>> {
  return move(world, actor, id, 'release', {}, (check) => ({
    ...check,
    state: 'open',
    inspector: null,
    claimedAt: null,
    cardVersion: null,
    entries: {},
    remark: '',
  }));
}

/** Takes a conversation out of the queue that cannot be scored, with the reason; the next of its draw takes its place. */
export async function skip(world: QualityWorld, actor: Actor, id: string, reason: string): Promise<Result<Skipped>> {
  const seen = await selectCheck(world.records, id);
  const next = seen?.state === 'claimed' && holds(seen, actor) ? await nextOfDraw(world, seen) : null;
  return world.records.transaction(async (inside): Promise<Result<Skipped>> => {
    // Somebody else skipped one of the same person meanwhile: another comes next now.
    if (next && (await insertChecks(inside, [next])) === 0) return failed(qualityProblem('quality.stale'));
    const detail = { reason, next: next?.id ?? null };
    const skipped = await move({ ...world, records: inside }, actor, id, 'skip', detail, (check) => ({
      ...check,
      state: 'skipped',
      skipped: reason,
    }));
    return skipped.ok ? ok({ check: skipped.value, next: next?.id ?? null }) : skipped;
  });
}

export interface Skipped {
  readonly check: Check;
  /** The check that takes its place; null where the person had no more conversations. */
  readonly next: string | null;
}

async function move(
  { records, now }: Pick<QualityWorld, 'records' | 'now'>,
  actor: Actor,
  id: string,
  name: 'release' | 'skip',
  detail: Readonly<Record<string, Json>>,
  change: (check: Check) => Check,
): Promise<Result<Check>> {
  return records.transaction(async (inside) => {
    const held = await heldBy(inside, actor, name, id);
    if (!held.ok) return held;
    const moved = { ...change(held.value), revision: held.value.revision + 1 };
    await updateCheck(inside, moved);
    await record(inside, actor, moved, name, detail, now());
    return ok(moved);
  });
}

/** The check, held to the end of the transaction, where this actor may make the move on what was read at `revision`. */
export async function heldBy(
  records: Records,
  actor: Actor,
  move: MoveId,
  id: string,
  revision?: number,
): Promise<Result<Check>> {
  const check = await selectCheck(records, id, true);
  if (!check) return failed(qualityProblem('quality.no-check'));
  const fresh = revision === undefined || revision === check.revision;
  const decided = decide(move, { ...standingOf(check, actor), fresh });
  return decided.ok ? ok(check) : decided;
}

function standingOf(check: Check, actor: Actor): Standing {
  return { ...NOBODY, state: check.state, isHolder: holds(check, actor), holder: check.inspector?.name ?? '' };
}

function holds({ inspector }: Check, { account }: Actor): boolean {
  return inspector?.account === account.id;
}

export async function record(
  records: Records,
  actor: Actor,
  check: Check,
  name: string,
  detail: Readonly<Record<string, Json>>,
  now: string,
): Promise<void> {
  const event = { actor: actor.account.id, action: 'quality.score', object: `check:${check.id}` };
  await audit(records, { ...event, detail: { move: name, ...detail } }, now);
}
