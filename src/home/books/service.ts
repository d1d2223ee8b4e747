import type { Period } from '../../base/period.ts';
import { ok, type Result } from '../../base/problem.ts';
import { flow } from '../../flow.ts';
import type { Fact } from '../../ledger/index.ts';
import { ledgerInstant, readHistory } from '../../ledger/service.ts';
import type { Plan } from '../../plan/index.ts';
import type { Records } from '../../platform/db/records.ts';
import type { ActivityStore } from '../../stages/activity/index.ts';
import type { MetricDefinition } from '../../stages/metrics/index.ts';
import type { PayRun, PersonPay } from '../../stages/pay/index.ts';
import { loadForPay } from '../../stages/pay/service.ts';

/** What a month's data so far would pay, worked out once for every page that asks, until ledger or activity change. */

export interface BookStores {
  readonly records: Records;
  readonly activity: ActivityStore;
  readonly dictionary: () => readonly MetricDefinition[];
  /** UTC instant, ISO text with milliseconds. */
  readonly now: () => string;
}

export interface MonthRun {
  readonly run: PayRun;
  readonly pays: ReadonlyMap<string, PersonPay>;
  /** What was recorded later does not count. */
  readonly known: string;
}

export interface Books {
  readonly runOf: (plan: Plan, month: Period) => Promise<Result<MonthRun>>;
  /** What `work` answers, kept for whoever asks under the same name; it must depend on ledger, activity and that name only. */
  readonly keep: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** Answers for so many names are kept: a name may hold what somebody typed. */
const KEPT = 60;

/** As long as nobody records or imports anything. */
interface Known {
  readonly by: string;
  readonly instant: string;
  readonly answers: Map<string, Promise<unknown>>;
}

export function monthBooks(stores: BookStores): Books {
  let known: Known = { by: '', instant: '', answers: new Map() };
  const current = async (): Promise<Known> => {
    const imports = await stores.activity.imports();
    const newest = await ledgerInstant(stores.records);
    const by = JSON.stringify([newest, imports.map((one) => [one.id, one.undone])]);
    if (by === known.by) return known;
    const now = stores.now();
    // The ledger's clock runs ahead of one that was set back.
    known = { by, instant: newest !== null && newest > now ? newest : now, answers: new Map() };
    return known;
  };
  const keepIn = <T>({ answers }: Known, name: string, work: () => Promise<T>): Promise<T> => {
    const found = answers.get(name) ?? work();
    const [oldest] = answers.keys();
    if (!answers.has(name) && answers.size >= KEPT && oldest !== undefined) answers.delete(oldest);
    answers.set(name, found);
    found.catch(() => answers.delete(name));
    return found as Promise<T>;
  };
  return {
    keep: async (name, work) => keepIn(await current(), name, work),
    runOf: async (plan, month) => {
      const now = await current();
      // Read once for all plans.
      const ledger = () => keepIn(now, 'ledger', () => readHistory(stores.records, { known: now.instant }));
      const name = `run ${plan.id}@${plan.version} ${month.text}`;
      return keepIn(now, name, async () => workOut(stores, plan, month, now.instant, await ledger()));
    },
  };
}

async function workOut(
  stores: BookStores,
  plan: Plan,
  month: Period,
  known: string,
  recorded: readonly Fact[],
): Promise<Result<MonthRun>> {
  const dictionary = stores.dictionary();
  const loaded = await loadForPay(stores, { plan, period: month, dictionary, asKnown: known, recorded });
  const run = loaded.ok ? flow(loaded.value) : loaded;
  if (!run.ok) return run;
  const pays = new Map([...run.value.pay].map((pay) => [pay.person.id, pay]));
  return ok({ run: run.value, pays, known }, run.problems);
}
