import { createHash } from 'node:crypto';
import { audit } from '../../audit/service.ts';
import type { PlainDate } from '../../base/period.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { Lang } from '../../base/text.ts';
import { appendFacts, readClosed } from '../../ledger/service.ts';
import { checkPlan, type Plan, readPlan, runCases } from '../../plan/index.ts';
import type { Records } from '../../platform/db/port.ts';
import { setHead, setValue } from './edit.ts';
import { setList } from './edit-list.ts';
import type { Hand, PlanVersion } from './model.ts';
import { planWorkProblem } from './problems.ts';
import { addVersion, dropVersion, findVersion, keepVersion, versionsOf } from './store.ts';
import { tellPublished, tellPublishers } from './telling/service.ts';
import { fileOf } from './words.ts';

export { findVersion, versionsOf } from './store.ts';
export { fileOf } from './words.ts';

/** The organisation's plans: copied from the catalogue, changed in drafts, published by a second person from a day on. */
export interface PlanWorld {
  readonly records: Records;
  /** UTC instant, ISO text. */
  readonly now: () => string;
}

export interface PlanFile {
  readonly file: string;
  readonly text: string;
}

/** Gives the organisation its own copy of every plan of the catalogue that it has no version of yet. */
export async function adoptPlans({ records, now }: PlanWorld, files: readonly PlanFile[]): Promise<void> {
  await records.transaction(async (inside) => {
    const known = new Set((await versionsOf(inside)).map((one) => one.plan));
    for (const { file, text } of files) {
      const read = readPlan(text, file);
      if (!read.ok || known.has(read.value.id)) continue;
      const { id, version, inForce } = read.value;
      const catalogue = { account: 'system', name: 'catalogue' };
      await addVersion(inside, {
        plan: id,
        version,
        state: 'published',
        text,
        revision: 1,
        basedOn: null,
        authors: [],
        editedAt: now(),
        inForce,
        publishedBy: catalogue,
        publishedAt: now(),
      });
    }
  });
}

/** Adopts when first asked to, and once; a failure is tried again. */
export function adoptOnce(world: PlanWorld, shipped: () => readonly PlanFile[]): () => Promise<void> {
  let adopted: Promise<void> | undefined;
  return () => {
    adopted ??= adoptPlans(world, shipped()).catch((error: unknown) => {
      adopted = undefined;
      throw error;
    });
    return adopted;
  };
}

/** Every published version as it is used for pay, with the text it was read from. */
export async function publishedPlans(
  records: Records,
): Promise<readonly { readonly plan: Plan; readonly text: string }[]> {
  const published = (await versionsOf(records)).filter((one) => one.state === 'published');
  return published.flatMap(({ text, plan, version }) => {
    const read = readPlanOnce(text, fileOf(plan, version));
    return read.ok ? [{ plan: read.value, text }] : [];
  });
}

/** So many texts were read last. */
const KEPT = 100;
const readings = new Map<string, Result<Plan>>();

/** The same text is the same plan, and nearly every page asks for all of them. */
export function readPlanOnce(text: string, file: string): Result<Plan> {
  const key = `${file}\n${text}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const read = readPlan(text, file);
  const [oldest] = readings.keys();
  if (readings.size >= KEPT && oldest !== undefined) readings.delete(oldest);
  readings.set(key, read);
  return read;
}

/** A draft begun from a version; its number is the next one. */
export async function beginDraft(
  { records, now }: PlanWorld,
  by: Hand,
  plan: string,
  from: number,
): Promise<Result<PlanVersion>> {
  return records.transaction(async (inside) => {
    const versions = await versionsOf(inside, plan);
    const source = versions.find((one) => one.version === from);
    if (!source) return failed(planWorkProblem('plans.not-found', { plan }));
    if (versions.some((one) => one.state !== 'published')) return failed(planWorkProblem('plans.draft-open', { plan }));
    const version = Math.max(...versions.map((one) => one.version)) + 1;
    const draft = draftOf(plan, version, setHead(source.text, { version }) ?? source.text, from, by, now());
    const added = await addVersion(inside, draft);
    return added ? ok(draft) : failed(planWorkProblem('plans.draft-open', { plan }));
  });
}

/** What a new plan begins with. */
export interface NewPlan {
  readonly plan: string;
  /** Of ours, whose inputs, lines and cases it takes over. */
  readonly from: { readonly plan: string; readonly version: number };
  /** What it is called, in the language that somebody calls it in. */
  readonly title?: { readonly lang: Lang; readonly text: string } | undefined;
  /** Whom it is for, where not whom the other is for. */
  readonly posts?: readonly string[] | undefined;
}

/** A plan under another id, begun as a copy of one of ours. */
export async function copyPlan(
  { records, now }: PlanWorld,
  by: Hand,
  { plan, from, title, posts }: NewPlan,
): Promise<Result<PlanVersion>> {
  if (!/^\p{L}[\p{L}\p{N}_-]{0,60}$/u.test(plan)) return failed(planWorkProblem('plans.id-bad', { plan }));
  return records.transaction(async (inside) => {
    const source = await findVersion(inside, from.plan, from.version);
    if (!source) return failed(planWorkProblem('plans.not-found', { plan: from.plan }));
    const taken = failed(planWorkProblem('plans.id-taken', { plan }));
    if ((await versionsOf(inside, plan)).length > 0) return taken;
    const headed = setHead(source.text, { plan, version: 1 }) ?? source.text;
    const named = (title && setValue(headed, ['title', title.lang], title.text)) ?? headed;
    const text = (posts && setList(named, ['applies', 'posts'], posts)) ?? named;
    const draft = draftOf(plan, 1, text, null, by, now());
    return (await addVersion(inside, draft)) ? ok(draft) : taken;
  });
}

function draftOf(
  plan: string,
  version: number,
  text: string,
  basedOn: number | null,
  by: Hand,
  at: string,
): PlanVersion {
  const nothingYet = { inForce: null, publishedBy: null, publishedAt: null };
  return { plan, version, state: 'draft', text, revision: 1, basedOn, authors: [by], editedAt: at, ...nothingYet };
}

const LONGEST = 400_000;

/** Saves a draft as it stands, faults and all; whoever saves has a hand in it, and a checked draft is a draft again. */
export async function saveDraft(
  { records, now }: PlanWorld,
  by: Hand,
  key: { readonly plan: string; readonly version: number; readonly revision: number },
  text: string,
): Promise<Result<PlanVersion>> {
  if (text.trim() === '' || text.length > LONGEST)
    return failed(planWorkProblem('plans.text-too-long', { limit: LONGEST }));
  const open = await openVersion(records, key.plan, key.version);
  if (!open.ok) return open;
  const read = readPlan(text, fileOf(key.plan, key.version));
  if (read.ok && !sameHead(read.value, open.value)) return failed(headChanged(read.value, open.value));
  const authors = [...open.value.authors.filter((one) => one.account !== by.account), by];
  const saved: PlanVersion = {
    ...open.value,
    state: 'draft',
    text,
    authors,
    editedAt: now(),
    revision: key.revision + 1,
  };
  const kept = await keepVersion(records, saved, key.revision);
  return kept ? ok(saved) : failed(planWorkProblem('plans.stale'));
}

export async function discardDraft({ records }: PlanWorld, plan: string, version: number): Promise<Result<null>> {
  const open = await openVersion(records, plan, version);
  if (!open.ok) return open;
  return (await dropVersion(records, plan, version)) ? ok(null) : failed(published(open.value));
}

/** Everything that is wrong with a text: what keeps it from being read or run, the lints, the cases that come out otherwise. */
export function faultsOf(
  text: string,
  file: string,
): { readonly plan: Plan | null; readonly problems: readonly Problem[] } {
  const read = readPlan(text, file);
  if (!read.ok) return { plan: null, problems: read.problems };
  const cases = runCases(read.value);
  const differing = cases.ok ? cases.value.flatMap((one) => one.problems) : [];
  return { plan: read.value, problems: [...read.problems, ...checkPlan(read.value), ...differing] };
}

/** Sends a draft for publication; errors and failing cases keep it a draft. */
export async function submitDraft(
  { records, now }: PlanWorld,
  by: Hand,
  key: { readonly plan: string; readonly version: number; readonly revision: number },
): Promise<Result<PlanVersion>> {
  const open = await openVersion(records, key.plan, key.version);
  if (!open.ok) return open;
  const { plan, problems } = faultsOf(open.value.text, fileOf(key.plan, key.version));
  if (plan === null || errorsIn(problems).length > 0) return failed(...errorsIn(problems));
  if (!sameHead(plan, open.value)) return failed(headChanged(plan, open.value));
  return records.transaction(async (inside) => {
    const authors = [...open.value.authors.filter((one) => one.account !== by.account), by];
    const checked: PlanVersion = { ...open.value, state: 'checked', authors, revision: key.revision + 1 };
    if (!(await keepVersion(inside, checked, key.revision))) return failed(planWorkProblem('plans.stale'));
    const object = `plan:${fileOf(key.plan, key.version)}`;
    await audit(inside, { actor: by.account, action: 'plan.edit', object, detail: { move: 'submit' } }, now());
    await tellPublishers(inside, checked, now());
    return ok(checked, problems);
  });
}

/** Puts a checked version in force from a day on: by somebody who had no hand in it, as a fact and an audit entry. */
export async function publishVersion(
  { records, now }: PlanWorld,
  by: Hand,
  key: { readonly plan: string; readonly version: number },
  from: PlainDate,
  why: string,
): Promise<Result<PlanVersion>> {
  return records.transaction(async (inside) => {
    const open = await openVersion(inside, key.plan, key.version);
    if (!open.ok) return open;
    const draft = open.value;
    if (draft.state !== 'checked')
      return failed(planWorkProblem('plans.not-checked', { plan: key.plan, version: key.version }));
    if (draft.authors.some((one) => one.account === by.account)) return failed(planWorkProblem('plans.own-draft'));
    const closed = await closedFrom(inside, key.plan, from);
    if (closed !== undefined) return failed(planWorkProblem('plans.closed-period', { period: closed, from }));
    const text = setHead(draft.text, { version: key.version, inForce: from }) ?? draft.text;
    const at = now();
    const version: PlanVersion = {
      ...draft,
      state: 'published',
      text,
      inForce: from,
      publishedBy: by,
      publishedAt: at,
    };
    if (!(await keepVersion(inside, version, draft.revision))) return failed(planWorkProblem('plans.stale'));
    const recorded = await record(inside, by, version, why, at);
    if (!recorded.ok) return recorded;
    await tellPublished(inside, version, at);
    return ok(version, from < at.slice(0, 10) ? [planWorkProblem('plans.past', { from })] : []);
  });
}

/** The fact and the audit entry; both stand with the publication or it falls with them. */
async function record(inside: Records, by: Hand, version: PlanVersion, why: string, at: string): Promise<Result<null>> {
  const hash = createHash('sha256').update(version.text).digest('hex');
  const fact = {
    kind: 'plan.published',
    subject: `plan:${version.plan}`,
    valid: version.inForce as PlainDate,
    until: null,
    by: by.name,
    why,
    replaces: null,
    data: { plan: version.plan, version: version.version, hash },
    source: null,
  };
  const appended = await appendFacts(inside, [fact], () => new Date(at));
  const detail = { inForce: version.inForce, hash, why };
  const object = `plan:${fileOf(version.plan, version.version)}`;
  if (!appended.ok) return appended;
  await audit(inside, { actor: by.account, action: 'plan.publish', object, detail }, at);
  return ok(null);
}

/** The closed period of this plan that `from` would reach into. */
async function closedFrom(records: Records, plan: string, from: PlainDate): Promise<string | undefined> {
  return (await readClosed(records, plan)).find((one) => one.last >= from)?.text;
}

async function openVersion(records: Records, plan: string, version: number): Promise<Result<PlanVersion>> {
  const found = await findVersion(records, plan, version);
  if (!found) return failed(planWorkProblem('plans.not-found', { plan }));
  return found.state === 'published' ? failed(published(found)) : ok(found);
}

function published({ plan, version }: PlanVersion): Problem {
  return planWorkProblem('plans.published-stays', { plan, version });
}

function sameHead(plan: Plan, { plan: id, version }: PlanVersion): boolean {
  return plan.id === id && plan.version === version;
}

function headChanged(plan: Plan, { plan: id, version }: PlanVersion): Problem {
  const params = { found: fileOf(plan.id, plan.version), expected: fileOf(id, version) };
  return planWorkProblem('plans.head-changed', params, { plan: id, line: plan.at.line });
}
