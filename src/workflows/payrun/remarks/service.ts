import type { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Plan } from '../../../plan/index.ts';
import type { MetricDefinition } from '../../../stages/metrics/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import type { Law, Withholding } from '../../../stages/pay/law/index.ts';
import type { LoadedForPay } from '../../../stages/pay/service.ts';
import { remarksOf, type Surroundings } from '../findings.ts';
import { paidElsewhere } from '../results/store.ts';
import { overtimeOf, type RunOfYear, withholderOf } from '../withholding/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What is to be said of everybody's pay beyond the arithmetic: the law, people without data, what is withheld. */

export interface Remarked {
  readonly problems: readonly Problem[];
  /** Null where it is not worked out. */
  readonly withheld: Withholding | null;
}

export type Remark = (pay: PersonPay, total: Decimal | null) => Remarked;

export interface Remarkable {
  /** A run; a calculation that is kept nowhere has no id. */
  readonly run: RunOfYear;
  readonly plan: Plan;
  readonly dictionary: readonly MetricDefinition[];
  readonly loaded: LoadedForPay;
}

export async function remarkerOf(
  world: Pick<PayrunWorld, 'records' | 'activity' | 'payRules' | 'law'>,
  { run, plan, dictionary, loaded }: Remarkable,
): Promise<Remark> {
  const [rules, overtime] = [await world.payRules(), await overtimeOf(world, loaded, dictionary)];
  const others = [...(await paidElsewhere(world.records, run))].filter(([, other]) => other !== plan.id);
  const around: Surroundings = {
    ...{ plan, period: loaded.period, law: world.law(), city: rules.city, overtime },
    alsoPaidBy: new Map(others),
  };
  const withholder = await withholderOf(world, run, loaded);
  return (pay, total) => {
    const withheld = total && withholder ? withholder(pay.person, total) : null;
    return {
      problems: [...remarksOf(pay, total, around), ...(withheld?.problems ?? [])],
      withheld: withheld?.ok ? withheld.value : null,
    };
  };
}

/** The same where nothing is known but a plan and a file of inputs. */
export function remarkerWithoutRecords(law: Law, plan: Plan, { period }: LoadedForPay): Remark {
  const around: Surroundings = { plan, period, law, city: null, overtime: new Map(), alsoPaidBy: new Map() };
  return (pay, total) => ({ problems: remarksOf(pay, total, around), withheld: null });
}
