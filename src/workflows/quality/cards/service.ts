import { audit } from '../../../audit/service.ts';
import type { PlainDate } from '../../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { appendFacts } from '../../../ledger/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Hand, Scorecard } from '../model.ts';
import { qualityProblem } from '../problems.ts';
import type { QualityWorld } from '../world.node.ts';
import { readCard } from './read.ts';
import { addCard, type CardVersion, cardVersions, dropCard, keepCard } from './store.ts';

export type { CardVersion } from './store.ts';

/** The organisation's scorecards: copied from what ships, changed in drafts, published from a day on by a second person. */

type CardWorld = Pick<QualityWorld, 'records' | 'now' | 'today' | 'cards'>;

/** How messages call the text of a version. */
export function cardFile(card: string, version: number): string {
  return `${card}@${version}`;
}

/** Every version, after the organisation was given its own copy of each shipped card that it has none of. */
export async function allCards({ records, now, cards }: CardWorld, card?: string): Promise<readonly CardVersion[]> {
  return records.transaction(async (inside) => {
    const known = new Set((await cardVersions(inside)).map((one) => one.card));
    for (const { file, text } of cards()) {
      const read = readCard(text, file);
      if (!read.ok || known.has(read.value.id)) continue;
      const { id, version } = read.value;
      const shipped = { editedBy: 'system', editedAt: now(), inForce: null, publishedBy: 'catalogue' };
      const head = { card: id, version, state: 'published', text, revision: 1 } as const;
      await addCard(inside, { ...head, ...shipped, publishedAt: now() });
    }
    return cardVersions(inside, card);
  });
}

/** Of the published versions the one a day is scored by: the latest in force by then. */
export function versionOn(versions: readonly CardVersion[], date: PlainDate): CardVersion | undefined {
  return versions
    .filter((one) => one.state === 'published' && (one.inForce ?? '') <= date)
    .sort((a, b) => ((a.inForce ?? '') === (b.inForce ?? '') ? a.version - b.version : order(a, b)))
    .at(-1);
}

function order(a: CardVersion, b: CardVersion): number {
  return (a.inForce ?? '') < (b.inForce ?? '') ? -1 : 1;
}

/** A published version as it is scored by; what was published was read once already. */
export async function cardAt(world: CardWorld, card: string, version: number): Promise<Scorecard> {
  const found = (await allCards(world, card)).find((one) => one.version === version);
  if (!found) throw new Error(`no scorecard ${cardFile(card, version)}`);
  const read = readCard(found.text, cardFile(card, version));
  if (!read.ok) throw new Error(`unreadable scorecard ${cardFile(card, version)}`);
  return read.value;
}

/** The card that a check claimed on a day is scored by. */
export async function cardOn(world: CardWorld, card: string, date: PlainDate): Promise<Result<Scorecard>> {
  const version = versionOn(await allCards(world, card), date);
  return version ? ok(await cardAt(world, card, version.version)) : failed(notFound(card));
}

/** A draft begun from the newest version; its number is the next one. */
export async function beginCard(world: CardWorld, by: Hand, card: string): Promise<Result<CardVersion>> {
  const versions = await allCards(world, card);
  const newest = versions.at(-1);
  if (!newest) return failed(notFound(card));
  const version = newest.version + 1;
  const draft: CardVersion = {
    card,
    version,
    state: 'draft',
    text: newest.text.replace(/^version:.*$/m, `version: ${version}`),
    revision: 1,
    editedBy: by.account,
    editedAt: world.now(),
    inForce: null,
    publishedBy: null,
    publishedAt: null,
  };
  const open = failed(qualityProblem('quality.card-draft-open', { card }));
  if (newest.state === 'draft') return open;
  return world.records.transaction(async (inside) => {
    if (!(await addCard(inside, draft))) return open;
    await tell(inside, by, draft, 'begin', {}, world.now());
    return ok(draft);
  });
}

const LONGEST = 200_000;

/** Saves a draft as it stands; what is wrong with it is told, and keeps it from being published, not from being saved. */
export async function saveCard(
  { records, now }: CardWorld,
  by: Hand,
  key: { readonly card: string; readonly version: number; readonly revision: number },
  text: string,
): Promise<Result<CardVersion>> {
  const open = await draftOf(records, key.card, key.version);
  if (!open.ok) return open;
  const saved = {
    ...open.value,
    text: text.slice(0, LONGEST),
    revision: key.revision + 1,
    editedBy: by.account,
    editedAt: now(),
  };
  return records.transaction(async (inside) => {
    if (!(await keepCard(inside, saved, key.revision))) return failed(qualityProblem('quality.stale'));
    await tell(inside, by, saved, 'save', {}, now());
    return ok(saved, faultsOf(saved));
  });
}

/** What keeps a version from being scored by. */
export function faultsOf({ text, card, version }: CardVersion): readonly Problem[] {
  const read = readCard(text, cardFile(card, version));
  if (!read.ok) return read.problems;
  const same = read.value.id === card && read.value.version === version;
  return same ? [] : [qualityProblem('quality.card-head', { card: read.value.id, version: read.value.version })];
}

export async function discardCard(
  { records, now }: CardWorld,
  by: Hand,
  card: string,
  version: number,
): Promise<Result<null>> {
  const open = await draftOf(records, card, version);
  if (!open.ok) return open;
  return records.transaction(async (inside) => {
    if (!(await dropCard(inside, card, version))) return failed(qualityProblem('quality.stale'));
    await tell(inside, by, open.value, 'discard', {}, now());
    return ok(null);
  });
}

/** Puts a draft in force from a day on: today at the earliest, by somebody who did not save it last, as a fact and an audit entry. */
export async function publishCard(
  { records, now, today }: CardWorld,
  by: Hand,
  key: { readonly card: string; readonly version: number },
  from: PlainDate,
): Promise<Result<CardVersion>> {
  const earliest = await today();
  return records.transaction(async (inside) => {
    const open = await draftOf(inside, key.card, key.version);
    if (!open.ok) return open;
    const faults = faultsOf(open.value);
    if (faults.length > 0) return failed(...faults);
    if (open.value.editedBy === by.account) return failed(qualityProblem('quality.own-draft'));
    if (from < earliest) return failed(qualityProblem('quality.card-past', { from }));
    const at = now();
    const published = { ...open.value, inForce: from, publishedBy: by.name, publishedAt: at };
    const version: CardVersion = { ...published, state: 'published', revision: open.value.revision + 1 };
    if (!(await keepCard(inside, version, open.value.revision))) return failed(qualityProblem('quality.stale'));
    const data = { scorecard: key.card, version: key.version };
    const envelope = { valid: from, until: null, by: by.name, why: '', replaces: null, source: null };
    const fact = { kind: 'scorecard.published', subject: `scorecard:${key.card}`, ...envelope, data };
    const appended = await appendFacts(inside, [fact], () => new Date(at));
    if (!appended.ok) return appended;
    await tell(inside, by, version, 'publish', { inForce: from }, at);
    return ok(version);
  });
}

async function draftOf(records: Records, card: string, version: number): Promise<Result<CardVersion>> {
  const found = (await cardVersions(records, card)).find((one) => one.version === version);
  if (!found) return failed(notFound(card));
  return found.state === 'draft' ? ok(found) : failed(qualityProblem('quality.card-published', { card, version }));
}

function notFound(card: string): Problem {
  return qualityProblem('quality.card-not-found', { card });
}

async function tell(
  records: Records,
  by: Hand,
  { card, version, revision }: CardVersion,
  move: string,
  more: Readonly<Record<string, string>>,
  now: string,
): Promise<void> {
  const action = move === 'publish' ? 'quality.publish' : 'quality.card';
  const event = { actor: by.account, action, object: `scorecard:${cardFile(card, version)}` };
  await audit(records, { ...event, detail: { move, revision, ...more } }, now);
}
