import type { Json } from '../base/json.ts';
import type { Fact } from './model.ts';

/** What of a fact is somebody's pay. To see a fact is not to see what it is worth: that takes a grant of its own. */

/** The base of insurance and fund is last year's average wage; deductions tell of a family. */
const PAY_FIELD =
  /(^|_)(amount|pay|salary|wage|allowance|bonus|commission|subsidy)(_|$)|^(insurance_base|fund_base|tax_deductions)$|工资|工資|薪|津贴|津貼|补贴|補貼|奖金|獎金|提成|基数|基數|扣除/i;

export function isPayField(field: string): boolean {
  return PAY_FIELD.test(field);
}

export interface Discreet {
  readonly data: Readonly<Record<string, Json>>;
  /** The fields left out because they say what somebody earns. */
  readonly hidden: readonly string[];
}

export function withoutPay(data: Fact['data']): Discreet {
  const entries = Object.entries(data);
  const hidden = entries.map(([field]) => field).filter(isPayField);
  return { data: Object.fromEntries(entries.filter(([field]) => !isPayField(field))), hidden };
}

/** New content by somebody who could not see all of the old: what was hidden from them stays as it was. */
export function keepingHidden(old: Fact['data'], said: Fact['data'], seesPay: boolean): Fact['data'] {
  if (seesPay) return said;
  const hidden = Object.entries(old).filter(([field]) => isPayField(field) && !(field in said));
  return { ...Object.fromEntries(hidden), ...said };
}
