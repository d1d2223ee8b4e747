import type { Period } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Person } from '../../people/index.ts';
import { payrunProblem } from './problems.ts';

/** Where somebody's money goes: a bank and an account come from the roster's columns of those names. */

export interface BankAccount {
  readonly bank: string;
  readonly account: string;
}

export function accountOf({ attributes }: Pick<Person, 'attributes'>): BankAccount {
  return {
    bank: attributes.bank ?? attributes.开户行 ?? '',
    account: attributes.bank_account ?? attributes.银行账号 ?? attributes.账号 ?? '',
  };
}

/** Whoever is to get money and has no account on record, where accounts are kept at all. */
export function accountsMissing(paid: readonly Person[], period: Period): readonly Problem[] {
  const lacking = paid.filter((person) => accountOf(person).account === '');
  if (lacking.length === paid.length) return [];
  return lacking.map(({ id, name }) => {
    return payrunProblem('payrun.account-missing', { name }, { person: id, period: period.text });
  });
}
