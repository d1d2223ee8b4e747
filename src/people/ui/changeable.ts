/** What is changed on a person's page: all that a roster brings, so that nobody needs a file to mend one person. */

export const DATES = ['hired_on', 'left_on', 'worked_since'] as const;
/** What pay, insurance and tax are worked out from; yuan a month. */
export const PAY = ['base_pay', 'regular_pay', 'insurance_base', 'fund_base', 'tax_deductions'] as const;
/** Fields that have a few words only. */
export const WORDS = { status: ['trial', 'regular', 'left'], tax_allowance: ['january', 'year'] } as const;

export const CHANGEABLE = [
  ...(['team', 'lead', 'post', 'level', 'status', 'name', 'manager', 'project', 'shift', 'city', 'alias'] as const),
  ...DATES,
  'contract_months',
  ...PAY,
  'tax_allowance',
] as const;
export type Changeable = (typeof CHANGEABLE)[number];
