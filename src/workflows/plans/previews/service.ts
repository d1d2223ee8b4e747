import type { Period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { flow } from '../../../flow.ts';
import type { Plan } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { ActivityReader } from '../../../stages/activity/index.ts';
import type { MetricDefinition } from '../../../stages/metrics/index.ts';
import type { PayRun } from '../../../stages/pay/index.ts';
import { loadForPay } from '../../../stages/pay/service.ts';
import { type Preview, previewOf } from '../preview.ts';

/** Tries a plan on a period that has been: what the ordinary pay run would give, kept nowhere. */
export interface PreviewStores {
  readonly records: Records;
  readonly activity: ActivityReader;
  readonly dictionary: () => readonly MetricDefinition[];
}

export async function previewPlan(
  stores: PreviewStores,
  plan: Plan,
  inForce: Plan | null,
  period: Period,
  person?: string,
): Promise<Result<Preview>> {
  const run = await runOver(stores, plan, period);
  if (!run.ok) return failed(...run.problems);
  const before = inForce && (await runOver(stores, inForce, period));
  return ok(previewOf(run.value, before?.ok ? before.value : null, person), run.problems);
}

async function runOver(stores: PreviewStores, plan: Plan, period: Period): Promise<Result<PayRun>> {
  const loaded = await loadForPay(stores, { plan, period, dictionary: stores.dictionary() });
  return loaded.ok ? flow(loaded.value) : loaded;
}
