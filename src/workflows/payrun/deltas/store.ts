import { sql } from 'kysely';
import { Decimal } from '../../../base/decimal.ts';
import { period } from '../../../base/period.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Offer, PaidDelta, Run } from '../model.ts';
import type { Home, Payment } from './homes.ts';

/** What closed periods owe: as a calculation found it, and what a run settles of it. */

interface Tables {
  pay_delta: { run_id: string; from_run: string; person: string; line: string; delta: string };
  pay_offer: {
    run_id: string;
    calculation: string;
    from_run: string;
    person: string;
    line: string;
    home: Home;
    taken: boolean;
    offer: string;
  };
  pay_look: { run_id: string; calculation: string; from_run: string; settled: boolean };
  pay_run: { id: string; state: Run['state'] };
}

/** Rows in one statement. */
const CHUNK = 1000;

export async function insertDeltas(records: Records, run: string, deltas: readonly PaidDelta[]): Promise<void> {
  for (let start = 0; start < deltas.length; start += CHUNK) {
    const rows = deltas.slice(start, start + CHUNK).map((delta) => ({
      ...{ run_id: run, from_run: delta.fromRun, person: delta.person, line: delta.line },
      delta: JSON.stringify(delta),
    }));
    await records.as<Tables>().insertInto('pay_delta').values(rows).execute();
  }
}

export async function deleteDeltas(records: Records, run: string): Promise<void> {
  await records.as<Tables>().deleteFrom('pay_delta').where('run_id', '=', run).execute();
}

export async function selectDeltas(records: Records, run: string, person?: string): Promise<readonly PaidDelta[]> {
  let query = records.as<Tables>().selectFrom('pay_delta').select('delta').where('run_id', '=', run);
  if (person !== undefined) query = query.where('person', '=', person);
  return (await query.execute()).map(({ delta }) => deltaOf(delta)).sort(inOrder);
}

/** Before it could be less, all that was owed was settled. */
function deltaOf(text: string): PaidDelta {
  const delta = JSON.parse(text) as PaidDelta;
  return { ...delta, owed: delta.owed ?? delta.difference };
}

export async function deltasByPerson(
  records: Records,
  run: string,
): Promise<ReadonlyMap<string, readonly PaidDelta[]>> {
  const byPerson = new Map<string, PaidDelta[]>();
  for (const delta of await selectDeltas(records, run))
    byPerson.set(delta.person, [...(byPerson.get(delta.person) ?? []), delta]);
  return byPerson;
}

/** What runs other than `except` settle, or will settle, of what an old run owes. */
export interface Already {
  /** By {@link owedKey}: the person's own part, and of an insurance the employer's. */
  readonly sums: ReadonlyMap<string, { readonly own: Decimal; readonly employer: Decimal }>;
  /** Whether none of it can change any more. */
  readonly final: boolean;
}

export async function settledOf(records: Records, fromRun: string, except: string): Promise<Already> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_delta')
    .innerJoin('pay_run', 'pay_run.id', 'pay_delta.run_id')
    .select(['delta', 'run_id', 'state'])
    .where('from_run', '=', fromRun)
    .execute();
  const sums = new Map<string, { readonly own: Decimal; readonly employer: Decimal }>();
  for (const { delta: text, run_id, state } of rows) {
    // Discarded runs pay nothing.
    if (run_id === except || state === 'discarded') continue;
    const delta = deltaOf(text);
    const sum = sums.get(owedKey(delta)) ?? NOTHING;
    const own = sum.own.plus(Decimal.of(delta.difference));
    const employer = sum.employer.plus(Decimal.of(delta.employer?.difference ?? '0'));
    sums.set(owedKey(delta), { own, employer });
  }
  const open = rows.some(({ run_id, state }) => run_id !== except && state !== 'closed' && state !== 'discarded');
  return { sums, final: !open };
}

export const NOTHING = { own: Decimal.ZERO, employer: Decimal.ZERO };

export function owedKey({ person, line }: Pick<PaidDelta, 'person' | 'line'>): string {
  return `${person} ${line}`;
}

export interface StoredOffer {
  readonly home: Home;
  /** Whether the run settles it; then `offer.difference` is as far as it may. */
  readonly taken: boolean;
  readonly offer: Offer;
}

export async function insertOffers(
  records: Records,
  run: string,
  calculation: string,
  offers: readonly StoredOffer[],
): Promise<void> {
  for (let start = 0; start < offers.length; start += CHUNK) {
    const rows = offers.slice(start, start + CHUNK).map(({ home, taken, offer }) => ({
      ...{ run_id: run, calculation, from_run: offer.fromRun, person: offer.person, line: offer.line, home, taken },
      offer: JSON.stringify(offer),
    }));
    await records.as<Tables>().insertInto('pay_offer').values(rows).execute();
  }
}

/** As the calculation that counts found them. */
export async function selectOffers(records: Records, run: Run, home: Home): Promise<readonly StoredOffer[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_offer')
    .select(['home', 'taken', 'offer'])
    .where('run_id', '=', run.id)
    .where('calculation', '=', run.outcome?.calculation ?? '')
    .where('home', '=', home)
    .execute();
  const offers = rows.map(({ offer, ...row }) => ({ ...row, offer: JSON.parse(offer) as Offer }));
  return offers.sort((a, b) => inOrder(a.offer, b.offer));
}

/** By person, the oldest period first. */
export function inOrder(a: PaidDelta, b: PaidDelta): number {
  const keyOf = ({ person, period: text, line }: PaidDelta) => `${person} ${period(text).first} ${line}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

export async function insertLooks(
  records: Records,
  run: string,
  calculation: string,
  looks: ReadonlyMap<string, boolean>,
): Promise<void> {
  const rows = [...looks].map(([from_run, settled]) => ({ run_id: run, calculation, from_run, settled }));
  if (rows.length > 0) await records.as<Tables>().insertInto('pay_look').values(rows).execute();
}

/**
 * Closed run → the instant until which nothing that was known is owed any more: a run looked, left nothing, was closed, and
 * nobody but it and those closed before it settles anything of that period.
 */
export async function settledUntil(records: Records): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ from_run: string; known: string }>`
    select l.from_run, max(o.known) as known
    from pay_look l join pay_run o on o.id = l.run_id and o.calculation = l.calculation
    where l.settled and o.state = 'closed' and not exists (
      select from pay_delta d join pay_run x on x.id = d.run_id
      where d.from_run = l.from_run and x.id <> o.id and x.state <> 'discarded'
        and (x.state <> 'closed' or x.closed_at > o.known))
    group by l.from_run`.execute(records.as<Tables>());
  return new Map(rows.map(({ from_run, known }) => [from_run, known]));
}

/** What people were paid by other runs than the one that asks; discarded ones pay nobody. */
export async function selectPayments(
  records: Records,
  run: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Payment[]>> {
  const payments = new Map<string, Payment[]>();
  if (people.length === 0) return payments;
  const { rows } = await sql<Payment & { person: string }>`
    select r.person, o.plan, o.period, o.state in ('prepared', 'checked') as open
    from pay_run o join pay_result r on r.run_id = o.id and r.calculation = o.calculation
    where o.id <> ${run} and o.state <> 'discarded' and r.person = any(${people}::text[])`.execute(
    records.as<Tables>(),
  );
  for (const { person, ...payment } of rows) payments.set(person, [...(payments.get(person) ?? []), payment]);
  return payments;
}

/** People to whom, or by whom, something is owed that no run settles: as the newest calculation found it. */
export async function countOwedNowhere(records: Records): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct f.person) as count from pay_offer f
    where f.home = 'nowhere' and (f.run_id, f.calculation) = (
      select id, calculation from pay_run where state <> 'discarded' and calculation is not null
      order by known desc, id desc limit 1)`.execute(records.as<Tables>());
  return Number(rows[0]?.count ?? 0);
}
