import { Decimal } from '../../../base/decimal.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Plan } from '../../../plan/index.ts';
import type { MetricDefinition } from '../../../stages/metrics/index.ts';
import type { PersonPay } from '../../../stages/pay/index.ts';
import { employeePart, type Law, type Withholding } from '../../../stages/pay/law/index.ts';
import type { LoadedForPay } from '../../../stages/pay/service.ts';
import { attendanceOf, NO_ATTENDANCE } from '../attendance/service.ts';
import { arrears, corrections } from '../deltas/settled.ts';
import { remarksOf, type Surroundings } from '../findings.ts';
import type { PaidDelta } from '../model.ts';
import { paidElsewhere } from '../results/store.ts';
import { type RunOfYear, withholderOf } from '../withholding/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** What is to be said of everybody's pay beyond the arithmetic: the law, people without data, what is withheld. */

export interface Remarked {
  readonly problems: readonly Problem[];
  /** Null where it is not worked out. */
  readonly withheld: Withholding | null;
  /** What goes to the bank. */
  readonly inHand: Decimal;
}

/** `settled` is what closed periods owed and this payment settles. */
export type Remark = (pay: PersonPay, total: Decimal | null, settled?: readonly PaidDelta[]) => Remarked;

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
  const rules = await world.payRules();
  const attendance = await attendanceOf(world, loaded, dictionary);
  const others = [...(await paidElsewhere(world.records, run))].filter(([, other]) => other !== plan.id);
  const around: Surroundings = {
    ...{ plan, period: loaded.period, law: world.law(), city: rules.city, ...attendance },
    alsoPaidBy: new Map(others),
  };
  const withholder = await withholderOf(world, run, loaded);
  return (pay, total, settled = []) => {
    const paid = paidWith(total, settled);
    const payment = { gross: paid.payable, arrears: arrears(settled), alone: pay.evaluation === null };
    const withheld = total && withholder ? withholder(pay.person, payment) : null;
    const contributions = withheld?.ok ? employeePart(withheld.value.contributions) : null;
    return {
      problems: [...remarksOf(pay, total, around, { ...paid, contributions }), ...(withheld?.problems ?? [])],
      withheld: withheld?.ok ? withheld.value : null,
      inHand: withheld?.ok ? withheld.value.net : paid.payable,
    };
  };
}

/** A month that comes out under nothing pays nothing; what is paid later does not stand in for this month's wage. */
function paidWith(total: Decimal | null, settled: readonly PaidDelta[]) {
  const wage = (total ?? Decimal.ZERO).max(Decimal.ZERO);
  const payable = wage.plus(corrections(settled));
  return { payable, wage: total === null || total.sign() < 0 ? total : wage.min(payable) };
}

/** The same where nothing is known but a plan and a file of inputs. */
export function remarkerWithoutRecords(law: Law, plan: Plan, { period }: LoadedForPay): Remark {
  const around: Surroundings = { plan, period, law, city: null, ...NO_ATTENDANCE, alsoPaidBy: new Map() };
  return (pay, total) => {
    const paid = paidWith(total, []);
    return {
      problems: remarksOf(pay, total, around, { ...paid, contributions: null }),
      withheld: null,
      inHand: paid.payable,
    };
  };
}
