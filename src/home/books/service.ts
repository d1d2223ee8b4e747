import type { Period } from '../../base/period.ts';
import { ok, type Result } from '../../base/problem.ts';
import { flow } from '../../flow.ts';
import { ledgerInstant } from '../../ledger/service.ts';
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
}

export function monthBooks(stores: BookStores): Books {
  let seen = '';
  let runs = new Map<string, Promise<Result<MonthRun>>>();
  return {
    runOf: async (plan, month) => {
      const imports = await stores.activity.imports();
      const now = JSON.stringify([await ledgerInstant(stores.records), imports.map((one) => [one.id, one.undone])]);
      if (now !== seen) {
        seen = now;
        runs = new Map();
      }
      const key = `${plan.id}@${plan.version} ${month.text}`;
      const found = runs.get(key) ?? workOut(stores, plan, month);
      runs.set(key, found);
      return found;
    },
  };
}

async function workOut(stores: BookStores, plan: Plan, month: Period): Promise<Result<MonthRun>> {
  const known = stores.now();
  const loaded = await loadForPay(stores, { plan, period: month, dictionary: stores.dictionary(), asKnown: known });
  const run = loaded.ok ? flow(loaded.value) : loaded;
  if (!run.ok) return run;
  const pays = new Map([...run.value.pay].map((pay) => [pay.person.id, pay]));
  return ok({ run: run.value, pays, known }, run.problems);
}
