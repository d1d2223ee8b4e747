import { Decimal } from '../../../../base/decimal.ts';
import { moneyText } from '../../../../base/money.ts';
import { period } from '../../../../base/period.ts';
import type { Problem } from '../../../../base/problem.ts';
import type { Person } from '../../../../people/index.ts';
import { peopleAsOf } from '../../../../people/index.ts';
import type { Records } from '../../../../platform/db/port.ts';
import { settle } from '../../../../stages/pay/index.ts';
import { minimumWageOf } from '../../../../stages/pay/law/index.ts';
import type { PaidDelta, Run } from '../../model.ts';
import type { WorkedOut } from '../../results/service.ts';
import { selectRun } from '../../store.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { homeOf } from '../homes.ts';
import { owedBy } from '../owed/service.ts';
import { deltaProblem } from '../problems.ts';
import { deltaFrom, isInsurance } from '../settled.ts';
import {
  deleteDeltas,
  deltasByPerson,
  insertDeltas,
  insertLooks,
  insertOffers,
  owedKey,
  type StoredOffer,
  selectOffers,
  selectPayments,
  settledOf,
} from '../store.ts';

/** What a calculation of a run does about closed periods: finds what they owe, settles what was chosen, tells the rest. */

export interface Settling {
  /** What is settled with somebody's pay of this run; the wage is null where it could not be worked out. */
  with(person: Person, wage: Decimal | null): readonly PaidDelta[];
  /** People of whom something is settled whom the run pays nothing else. */
  readonly alone: readonly Person[];
  /** To be asked for once everybody was settled with. */
  findings(): readonly Problem[];
  /** Keeps all of it with the calculation. */
  keep(calculation: string): Promise<void>;
}

/** `turn` lets others have theirs between two closed periods. */
export async function settlingOf(
  world: PayrunWorld,
  run: Run,
  worked: WorkedOut,
  turn: () => Promise<void>,
): Promise<Settling> {
  const { records } = world;
  const owing = await owedBy(world, run, turn);
  const offers = await homed(world, run, worked, owing.offers);
  const chosen = await deltasByPerson(records, run.id);
  const byPerson = groupBy(
    offers.filter(({ home }) => home === 'here'),
    ({ offer }) => offer.person,
  );
  const pays = new Set(worked.run.population.people.map(({ id }) => id));
  const made = new Map<string, readonly StoredOffer[]>();
  const floorOf = floors(world, worked, (await world.payRules()).city);
  const settleWith = (person: Person, wage: Decimal | null) => {
    const before = chosen.get(person.id) ?? [];
    const own = (byPerson.get(person.id) ?? []).map((one) => taken(one, before));
    const settled = limited(own, wage ?? Decimal.ZERO, floorOf(person), world.law().deductionShare);
    made.set(person.id, settled);
    return settled.flatMap(({ taken: is, offer }) => (is ? [deltaFrom(offer)] : []));
  };
  const alone = [...byPerson.keys()].filter((id) => !pays.has(id) && chosen.has(id));
  const all = () =>
    offers.filter(({ home, offer }) => home !== 'here' || !made.has(offer.person)).concat(...made.values());
  return {
    with: settleWith,
    alone: recordsOf(worked, run, alone, offers),
    findings: () => [...owing.problems, ...all().flatMap((one) => told(one, pays))],
    keep: async (calculation) => {
      await insertOffers(records, run.id, calculation, all());
      const left = new Set(
        all().flatMap(({ taken: is, offer }) => (is && offer.difference === offer.owed ? [] : [offer.fromRun])),
      );
      const looks = [...owing.looked].map(([id, whole]) => [id, whole && !left.has(id)] as const);
      await insertLooks(records, run.id, calculation, new Map(looks));
    },
  };
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Each difference with the run that is to settle it. */
async function homed(
  world: PayrunWorld,
  run: Run,
  { run: payRun, loaded }: WorkedOut,
  offers: readonly StoredOffer['offer'][],
): Promise<readonly StoredOffer[]> {
  const pays = new Set(payRun.population.people.map(({ id }) => id));
  const others = [...new Set(offers.map(({ person }) => person))].filter((person) => !pays.has(person));
  const payments = await selectPayments(world.records, run.id, others);
  const when = period(run.period);
  const left = new Set(
    peopleAsOf(loaded.ledger, when.last, run.known)
      .filter(({ left_on, status }) => (left_on === null ? status === 'left' : left_on < when.first))
      .map(({ id }) => id),
  );
  const asking = {
    ...{ run, pays, monthly: payRun.plan.pays === 'month' },
    left: (person: string) => left.has(person),
    payments: (person: string) => payments.get(person) ?? [],
  };
  return offers.map((offer) => ({ home: homeOf(offer.person, offer.plan, asking), taken: false, offer }));
}

/** With the reason that was given for it, where it was chosen before. */
function taken(one: StoredOffer, before: readonly PaidDelta[]): StoredOffer {
  const { fromRun, line } = one.offer;
  const choice = before.find((delta) => delta.fromRun === fromRun && delta.line === line);
  return choice ? { ...one, taken: true, offer: { ...one.offer, reason: choice.reason } } : one;
}

/** As far as one month's wage may be cut; contributions are owed to others, and are withheld whole. */
function limited(own: readonly StoredOffer[], wage: Decimal, floor: Decimal, share: Decimal): readonly StoredOffer[] {
  const pay = own
    .filter(({ taken: is, offer }) => is && !isInsurance(offer))
    .sort((a, b) => (period(a.offer.period).first < period(b.offer.period).first ? -1 : 1));
  const owed = pay.map(({ offer }) => Decimal.of(offer.owed));
  const settled = settle(owed, { wage: wage.max(Decimal.ZERO), floor, share });
  const amounts = new Map(pay.map((one, i) => [one, moneyText(settled[i] ?? Decimal.ZERO)]));
  return own.map((one) => {
    const difference = amounts.get(one);
    return difference === undefined ? one : { ...one, offer: { ...one.offer, difference } };
  });
}

/** The city's minimum wage, else the plan's; an unknown city is an error of its own. */
function floors(world: PayrunWorld, { loaded, source }: WorkedOut, city: string | null) {
  const { minimumWages } = world.law();
  const { minimumWage } = source.compiled.plan.settings;
  return (person: Person): Decimal => {
    const where = person.city ?? city;
    const known = where === null ? null : minimumWageOf(minimumWages, where, loaded.period.last);
    return known?.ok ? known.value.monthly : (minimumWage ?? Decimal.ZERO);
  };
}

/** Their records of the period's last day: who left is still on record, bank account and all. */
function recordsOf(
  { loaded }: WorkedOut,
  run: Run,
  ids: readonly string[],
  offers: readonly StoredOffer[],
): readonly Person[] {
  if (ids.length === 0) return [];
  const known = new Map(peopleAsOf(loaded.ledger, period(run.period).last, run.known).map((one) => [one.id, one]));
  return [...ids].sort().map((id) => {
    const name = offers.find(({ offer }) => offer.person === id)?.offer.name ?? id;
    return known.get(id) ?? { ...NOBODY, id, name };
  });
}

const NOBODY: Omit<Person, 'id' | 'name'> = {
  ...{ post: null, level: null, team: null, lead: null, manager: null, hired_on: null, left_on: null, base_pay: null },
  ...{ city: null, status: null, project: null, shift: null, attributes: {}, aliases: [] },
};

function told({ home, taken: is, offer }: StoredOffer, pays: ReadonlySet<string>): readonly Problem[] {
  const { person, name, period: old, before, now, difference, owed } = offer;
  const where = { person, period: old };
  if (home === 'elsewhere') return [];
  if (home === 'nowhere') return [deltaProblem('payrun.delta-nowhere', { name, period: old, owed }, where)];
  if (!is) return [deltaProblem('payrun.delta-open', { period: old, before, now, owed }, where)];
  if (difference === owed) return [];
  const left = moneyText(Decimal.of(owed).minus(Decimal.of(difference)).abs());
  const code = pays.has(person) ? 'payrun.delta-carried' : 'payrun.delta-stranded';
  return [deltaProblem(code, { period: old, settled: difference, owed, left }, where)];
}

/**
 * Lets what a calculation settled count. False where another run has settled something of it since: then it is to be
 * calculated again. Whoever settles one period's differences holds its run, in the order of ids, so that of two at once
 * the second sees what the first did.
 */
export async function settleFor(inside: Records, run: Run): Promise<boolean> {
  const made = (await selectOffers(inside, run, 'here')).filter((one) => one.taken);
  if ((await settledMeanwhile(inside, run, made)) !== null) return false;
  await deleteDeltas(inside, run.id);
  await insertDeltas(
    inside,
    run.id,
    made.map(({ offer }) => deltaFrom(offer)),
  );
  return true;
}

/** The period of which another run has settled something since the offers were found. */
export async function settledMeanwhile(
  inside: Records,
  run: Run,
  offers: readonly StoredOffer[],
): Promise<string | null> {
  const byRun = groupBy(offers, ({ offer }) => offer.fromRun);
  for (const fromRun of [...byRun.keys()].sort()) {
    const earlier = await selectRun(inside, fromRun, true);
    const { sums } = await settledOf(inside, fromRun, run.id);
    const changed = byRun.get(fromRun)?.some(({ offer }) => {
      return moneyText(sums.get(owedKey(offer))?.own ?? Decimal.ZERO) !== offer.already;
    });
    if (changed) return earlier?.period ?? fromRun;
  }
  return null;
}
