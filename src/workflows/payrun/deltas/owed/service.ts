import { Decimal } from '../../../../base/decimal.ts';
import { moneyText } from '../../../../base/money.ts';
import type { Problem } from '../../../../base/problem.ts';
import type { PartialText } from '../../../../base/text.ts';
import { payLine } from '../../../../plan/index.ts';
import type { Records } from '../../../../platform/db/port.ts';
import type { PersonPay } from '../../../../stages/pay/index.ts';
import { amountsOf } from '../../../../stages/payslip/index.ts';
import type { Offer, PaidDelta, Run } from '../../model.ts';
import { totalOf, workOut } from '../../results/service.ts';
import { everyResult } from '../../results/store.ts';
import { selectRuns } from '../../store.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { newsFor } from '../news.node.ts';
import { deltaProblem } from '../problems.ts';
import { type Already, NOTHING, owedKey, settledOf, settledUntil } from '../store.ts';
import { insuranceAgain } from './insurance.node.ts';

/** What closed periods owe, either way, by what is known now: everybody's, whoever is to settle it. */

export interface Owing {
  readonly offers: readonly Offer[];
  /** Closed run → whether nothing of it can be open but what is offered here. */
  readonly looked: ReadonlyMap<string, boolean>;
  /** Periods and people that can no longer be worked out: told, since something may be owed there. */
  readonly problems: readonly Problem[];
}

/** More closed runs nobody has. Those that nothing new can have touched cost nothing. */
const CLOSED_RUNS = 5000;

/** With what `run` knows, less what other runs settle. */
export async function owedBy(
  world: PayrunWorld,
  run: Pick<Run, 'id' | 'known'>,
  turn: () => Promise<void> = async () => {},
): Promise<Owing> {
  const { records } = world;
  const closed = await selectRuns(records, { states: ['closed'] }, CLOSED_RUNS);
  const [news, until] = [await newsFor(world, run), await settledUntil(records)];
  const offers: Offer[] = [];
  const problems: Problem[] = [];
  const looked = new Map<string, boolean>();
  for (const earlier of closed) {
    const since = until.get(earlier.id) ?? earlier.known;
    if (earlier.id === run.id || !news.touches(earlier, since)) continue;
    await turn();
    const already = await settledOf(records, earlier.id, run.id);
    const found = await differencesOf(world, { earlier, run, already, reasons: await news.reasons(earlier) });
    offers.push(...found.offers);
    problems.push(...found.problems);
    looked.set(earlier.id, already.final && found.problems.length === 0);
  }
  return { offers, looked, problems };
}

export interface Compared {
  readonly earlier: Run;
  readonly run: Pick<Run, 'id' | 'known'>;
  readonly already: Already;
  readonly reasons: ReadonlyMap<string, string>;
}

type Differences = Pick<Owing, 'offers' | 'problems'>;

async function differencesOf(world: PayrunWorld, compared: Compared): Promise<Differences> {
  const { earlier, run } = compared;
  const worked = await workOut(world, earlier, { known: run.known });
  if (!worked.ok) return { offers: [], problems: [unknowable(earlier, worked.problems[0])] };
  const line = payLine(worked.value.source.compiled.plan);
  const offers: Offer[] = [];
  const problems: Problem[] = [];
  const stored = await storedOf(world.records, earlier);
  const insured = await insuranceAgain(world, earlier);
  const offer = (who: Who, was: Stored | undefined, now: Decimal, parts: PaidDelta['parts']) => {
    if (line === undefined) return;
    const amounts = { was: paid(was?.total ?? null), now: paid(now) };
    offers.push(...offersOf(compared, who, { line: line.id, title: line.title, ...amounts, parts }));
  };
  for (const pay of worked.value.run.pay) {
    const was = stored.get(pay.person.id);
    stored.delete(pay.person.id);
    const now = totalOf(pay);
    // Who cannot be worked out now is an error of the data, not money owed; but somebody ought to know.
    if (now === null) problems.push(unknowable(earlier, pay.problems[0], pay.person.id));
    else offer(pay.person, was, now, partsOf(was, pay));
    const again = await insured(pay.person, was?.withheld ?? null);
    if (!again.ok) problems.push(unknowable(earlier, again.problems[0], pay.person.id));
    else for (const one of again.value) offers.push(...offersOf(compared, pay.person, { ...one, parts: [] }));
  }
  // Who was paid then and is not of the plan any more, as far as is known now, is due nothing by it.
  for (const [id, was] of stored) if (was.total !== null) offer({ id, ...was }, was, Decimal.ZERO, []);
  return { offers, problems };
}

/** A month of less than nothing is a month of nothing: nobody pays wages to work. */
function paid(total: Decimal | string | null): Decimal {
  const amount = typeof total === 'string' ? Decimal.of(total) : (total ?? Decimal.ZERO);
  return amount.max(Decimal.ZERO);
}

interface Change {
  readonly line: string;
  readonly title?: PartialText;
  readonly was: Decimal;
  readonly now: Decimal;
  readonly employer?: { readonly was: Decimal; readonly now: Decimal };
  readonly parts: PaidDelta['parts'];
}

/** None where nothing is owed. What others settle of it counts as paid. */
function offersOf({ earlier, already, reasons }: Compared, who: Who, change: Change): readonly Offer[] {
  const { line, now, parts } = change;
  const settled = already.sums.get(owedKey({ person: who.id, line })) ?? NOTHING;
  const before = change.was.plus(settled.own);
  const difference = moneyText(now.minus(before));
  const recorded = reasons.get(who.id) ?? '';
  const employer = change.employer && employerPart(change.employer, settled.employer);
  if (now.equals(before) && (employer === undefined || employer.difference === '0.00')) return [];
  return [
    {
      ...{ fromRun: earlier.id, plan: earlier.plan, period: earlier.period, line },
      ...(change.title && { title: change.title }),
      ...{ person: who.id, name: who.name, team: who.team },
      ...{ before: moneyText(before), now: moneyText(now), difference, owed: difference },
      ...(employer && { employer }),
      ...{ reason: recorded, recorded, parts, already: moneyText(settled.own) },
    },
  ];
}

function employerPart({ was, now }: { readonly was: Decimal; readonly now: Decimal }, settled: Decimal) {
  const before = was.plus(settled);
  return { before: moneyText(before), now: moneyText(now), difference: moneyText(now.minus(before)) };
}

function unknowable(earlier: Run, problem: Problem | undefined, person?: string): Problem {
  const { plan, period: text } = earlier;
  const where = person === undefined ? { period: text } : { person, period: text };
  return deltaProblem('payrun.delta-unknowable', { plan, period: text, why: problem?.code ?? '' }, where);
}

async function storedOf(records: Records, earlier: Run): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  for await (const row of everyResult(records, earlier.id, earlier.outcome?.calculation ?? '')) {
    const { person, name, team, total, withheld } = row;
    stored.set(person, { name, team, total, withheld, amounts: JSON.parse(row.amounts) });
  }
  return stored;
}

interface Who {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
}

interface Stored extends Omit<Who, 'id'> {
  readonly total: string | null;
  readonly withheld: string | null;
  readonly amounts: Readonly<Record<string, string | null>>;
}

function partsOf(was: Stored | undefined, { evaluation }: PersonPay): PaidDelta['parts'] {
  if (evaluation === null) return [];
  return Object.entries(amountsOf(evaluation)).flatMap(([line, now]) => {
    const before = was?.amounts[line] ?? null;
    return before === now ? [] : [{ line, before: before ?? '', now: now ?? '' }];
  });
}
