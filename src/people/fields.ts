import { PERSON_FIELDS } from './model.ts';

/**
 * What a record of a person may say, and how each is read: the one description that rosters, the page of a person and intake go
 * by. Any other field is kept as the text that it is. What fields are called is said in the ledger, which holds them.
 */

export const RECORD_FIELDS = [
  ...PERSON_FIELDS,
  'regular_pay',
  'insurance_base',
  'fund_base',
  'tax_deductions',
  'tax_allowance',
  'contract_months',
  'worked_since',
] as const;
type RecordField = (typeof RECORD_FIELDS)[number];

/** `money`: yuan a month. `base`: that, or that somebody is not insured. */
type FieldType = 'text' | 'date' | 'money' | 'base' | 'months' | 'status';

/** Fields that have a few words only. */
export const WORDS = { status: ['trial', 'regular', 'left'], tax_allowance: ['january', 'year'] } as const;

const TYPES: Readonly<Partial<Record<RecordField, FieldType>>> = {
  hired_on: 'date',
  left_on: 'date',
  worked_since: 'date',
  base_pay: 'money',
  regular_pay: 'money',
  fund_base: 'money',
  tax_deductions: 'money',
  insurance_base: 'base',
  contract_months: 'months',
  status: 'status',
};

export function fieldType(field: string): FieldType {
  return Object.hasOwn(TYPES, field) ? (TYPES[field as RecordField] ?? 'text') : 'text';
}
