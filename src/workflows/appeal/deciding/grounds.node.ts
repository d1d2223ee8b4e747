import { contains, type PlainDate, period } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import type { Fact } from '../../../ledger/index.ts';
import { factChain, readFacts } from '../../../ledger/service.ts';
import { readPeople } from '../../../people/service.ts';
import { findRun } from '../../payrun/runs/service.ts';
import { sourceOf } from '../../payrun/sources/service.ts';
import type { Grounds } from '../corrections.ts';
import type { Appeal, Correction } from '../model.ts';
import { rowWithCorrections } from '../objects/service.ts';
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
  const rows = new Map<string, PlainDate>();
  const days = new Set<PlainDate>([appeal.object.day]);
  for (const ref of new Set(corrections.flatMap((one) => ('row' in one ? [one.row] : [])))) {
    const found = await rowWithCorrections(world, ref);
    const asked = rowOfRef(ref);
    if (found === null || asked === null) continue;
    const own = daysOf(asked.kind, found.values);
    // A payslip is corrected by the rows of its own month; any other appeal is about its one row.
    const within =
      line.value === null ? ref === appeal.object.ref : own.some((day) => contains(line.value.period, day));
    if (!within) continue;
    rows.set(ref, own[0] as PlainDate);
    for (const day of own) days.add(day);
  }
  const facts = new Map<string, Fact>();
  for (const fact of line.value?.facts ?? (await ownFact(world, appeal))) facts.set(fact.id, fact);
  const people = new Set((await readPeople(world.records, await world.today())).map(({ id }) => id));
  const { inputs = new Set<string>(), plan = null, period: month = null } = line.value ?? {};
  return ok({ grounds: { rows, facts, inputs, plan, period: month, people }, days: [...days] });
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

async function ownFact(world: AppealWorld, { object }: Appeal): Promise<readonly Fact[]> {
  if (object.kind !== 'rating') return [];
  return (await factChain(world.records, object.ref)).map(({ fact }) => fact).filter(({ id }) => id === object.ref);
}
