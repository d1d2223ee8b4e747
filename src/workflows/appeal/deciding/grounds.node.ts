import type { Reason } from '../../../base/explain.ts';
import { contains, type PlainDate, period } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import type { PartialText } from '../../../base/text.ts';
import type { Fact } from '../../../ledger/index.ts';
import { factChain, readFacts } from '../../../ledger/service.ts';
import { readPeople } from '../../../people/service.ts';
import { lineReason } from '../../payrun/reasons/service.ts';
import { findRun } from '../../payrun/runs/service.ts';
import { sourceOf } from '../../payrun/sources/service.ts';
import { entriesBefore } from '../../quality/index.ts';
import { resultFor } from '../../review/results/service.ts';
import type { Grounds, Judged } from '../corrections.ts';
import { type Appeal, type Correction, lastRuling } from '../model.ts';
import { rowWithCorrections, type Sheet, sheetOf } from '../objects/service.ts';
import { daysOf, lineOfRef, rowOfRef } from '../objects.ts';
import type { AppealWorld } from '../world.node.ts';

/** What a decision on an appeal may correct, and the days on which it counts. */

export interface Found {
  readonly grounds: Grounds;
  /** The first is the number's own. */
  readonly days: readonly PlainDate[];
}

/** Facts of these kinds go into pay and can be said anew; what workflows keep to themselves cannot. */
const CORRECTABLE = [
  'rating.given',
  'award.granted',
  'amount.granted',
  'leave.approved',
  'input.corrected',
  'person.recorded',
] as const;

export async function groundsOf(
  world: AppealWorld,
  appeal: Appeal,
  corrections: readonly Correction[],
): Promise<Result<Found>> {
  const line = appeal.object.kind === 'line' ? await lineGrounds(world, appeal) : ok(null);
  if (!line.ok) return line;
  const result = appeal.object.kind === 'review' ? await resultGrounds(world, appeal) : null;
  const span = line.value?.period ?? result?.period ?? null;
  const rows = new Map<string, PlainDate>();
  const checks = new Map<string, Judged>();
  const days = new Set<PlainDate>([appeal.object.day]);
  for (const ref of new Set(corrections.flatMap((one) => ('row' in one ? [one.row] : [])))) {
    const found = await rowWithCorrections(world, ref);
    const asked = rowOfRef(ref);
    if (found === null || asked === null) continue;
    const own = daysOf(asked.kind, found.values);
    // A payslip and a result are corrected by the rows of their own month; any other appeal is about its one row.
    const within = span === null ? ref === appeal.object.ref : own.some((day) => contains(span, day));
    if (!within) continue;
    rows.set(ref, own[0] as PlainDate);
    const sheet = await sheetOf(world, found.row);
    if (sheet !== null) checks.set(ref, judgedBefore(appeal, sheet));
    for (const day of own) days.add(day);
  }
  const facts = new Map<string, Fact>();
  for (const fact of line.value?.facts ?? result?.facts ?? (await ownFact(world, appeal))) facts.set(fact.id, fact);
  const people = new Set((await readPeople(world.records, await world.today())).map(({ id }) => id));
  const { inputs = new Set<string>(), plan = null, period: month = null } = line.value ?? {};
  return ok({ grounds: { rows, checks, facts, inputs, plan, period: month, people }, days: [...days] });
}

/** As it was before this appeal decided anything: a later instance begins where the first did. */
export function judgedBefore(appeal: Pick<Appeal, 'rulings'>, sheet: Sheet): Judged {
  const own = new Set((lastRuling(appeal)?.corrections ?? []).map(({ fact }) => fact));
  return { card: sheet.card, entries: entriesBefore(sheet, own) };
}

async function lineGrounds(world: AppealWorld, { person, object }: Appeal) {
  const run = await findRun(world.records, lineOfRef(object.ref)?.run ?? '');
  if (run === undefined) return ok(null);
  const source = await sourceOf(world.records, run);
  if (!source.ok) return source;
  const { plan } = source.value.compiled;
  const month = period(run.period);
  const facts = await readFacts(world.records, { kinds: CORRECTABLE, subjects: [person], period: month });
  return ok({ facts, plan: plan.id, period: month, inputs: new Set(plan.inputs.map(({ id }) => id)) });
}

/** What a result is made of: its ratings, or the rows behind its metric alone. */
async function resultGrounds(world: AppealWorld, { person, object }: Pick<Appeal, 'person' | 'object'>) {
  const [cycle = '', item] = object.ref.split('/');
  const found = await resultFor(world.reviews, person, cycle);
  if (!found.ok) return null;
  return { facts: item === undefined ? found.value.facts : [], period: period(found.value.cycle.period) };
}

async function ownFact(world: AppealWorld, { object }: Appeal): Promise<readonly Fact[]> {
  if (object.kind !== 'rating') return [];
  return (await factChain(world.records, object.ref)).map(({ fact }) => fact).filter(({ id }) => id === object.ref);
}

/** What a decision is chosen from: the inputs that go into a payslip line and the person's facts of the month, or a result's ratings. */
export interface Choices {
  readonly inputs: readonly {
    readonly id: string;
    readonly title: PartialText;
    readonly unit: string;
    readonly value: string | null;
  }[];
  readonly facts: readonly Fact[];
}

export async function choicesOf(world: AppealWorld, appeal: Appeal): Promise<Choices | null> {
  if (appeal.object.kind === 'review') {
    const { facts = [] } = (await resultGrounds(world, appeal)) ?? {};
    return { inputs: [], facts: facts.map(toldApart) };
  }
  const asked = appeal.object.kind === 'line' ? lineOfRef(appeal.object.ref) : null;
  const run = asked && (await findRun(world.records, asked.run));
  const found = asked && (await lineGrounds(world, appeal));
  if (!asked || !run || !found?.ok || found.value === null) return null;
  const { inputs, facts } = found.value;
  const reason = await lineReason(world, run, { person: appeal.person, line: asked.line, withRows: false });
  const within = reason.ok ? nodesIn(reason.value).filter(({ id }) => inputs.has(id)) : [];
  const each = new Map(within.map(({ id, title, unit, value }) => [id, { id, title: { ...title }, unit, value }]));
  return { inputs: [...each.values()], facts };
}

/** All ratings of a result are dated and reasoned alike: they are told apart by what they say. */
function toldApart(fact: Fact): Fact {
  const { item, source, score } = fact.data;
  return { ...fact, why: [item, source, score].map(String).join(' · ') };
}

function nodesIn(reason: Reason): readonly Reason[] {
  return [reason, ...reason.parts.flatMap(nodesIn)];
}
