import type { Decimal } from '../../../base/decimal.ts';
import type { PlainDate } from '../../../base/period.ts';
import type { PartialText } from '../../../base/text.ts';
import { ALLOWANCE_KINDS } from '../../../plan/index.ts';

/** What the law says, as dated and sourced tables (catalog/law/*.yaml). Readers give problems, never guesses. */

export interface Source {
  readonly title: PartialText;
  /** The office that published it. */
  readonly address: string;
}

export interface OvertimeLaw {
  readonly rates: { readonly workday: Decimal; readonly restday: Decimal; readonly holiday: Decimal };
  /** 21.75 days × 8 h: an hour's pay is the month's ÷ 174. */
  readonly hoursAMonth: Decimal;
  readonly daysAMonth: Decimal;
  readonly limitADay: Decimal;
  readonly limitAMonth: Decimal;
}

/** A day on which somebody worked longer than agreed, by the kinds the law pays differently. */
export interface OvertimeDay {
  readonly date: PlainDate;
  readonly workday: Decimal;
  readonly restday: Decimal;
  readonly holiday: Decimal;
}

/** Days on which somebody did not work, as attendance has them. */
export interface Absence {
  /** Of the month. */
  readonly sick: Decimal;
  readonly unpaid: Decimal;
  /** Of the year so far: annual leave taken, and paid because it was not; null where nobody looked. */
  readonly annual: { readonly taken: Decimal; readonly paid: Decimal } | null;
}

export interface LeaveLaw {
  /** Days of annual leave from so many whole years of work on, rising. */
  readonly annual: readonly { readonly years: Decimal; readonly days: Decimal }[];
  readonly unused: Decimal;
  readonly unusedExtra: Decimal;
}

export interface TrialLaw {
  readonly payShare: Decimal;
  readonly longest: readonly { readonly contract: Decimal; readonly months: Decimal }[];
}

/** `tax = taxable × rate − less` up to and including `to`; null for the last row. */
export interface TaxBracket {
  readonly to: Decimal | null;
  readonly rate: Decimal;
  readonly less: Decimal;
}

export interface IncomeTaxLaw {
  readonly monthlyAllowance: Decimal;
  readonly cumulative: readonly TaxBracket[];
  /** The last day on which a yearly bonus may be taxed apart. */
  readonly bonusUntil: PlainDate;
  readonly bonus: readonly TaxBracket[];
}

/** What a minimum wage is to be paid besides: overtime, what lines of a plan are an allowance for, own insurance and fund. */
export const NOT_COUNTED = ['overtime', ...ALLOWANCE_KINDS, 'own_contributions'] as const;
export type NotCounted = (typeof NOT_COUNTED)[number];
/** Wherever a city says nothing of its own (最低工资规定 art. 12, 2004 No. 21). */
export const NOT_COUNTED_ANYWHERE: readonly NotCounted[] = ['overtime', 'conditions', 'welfare'];

export interface MinimumWage {
  readonly cities: readonly string[];
  readonly from: PlainDate;
  /** By when somebody has to have looked whether there is a newer one: from then on it is outdated. */
  readonly reviewBy: PlainDate;
  readonly monthly: Decimal;
  readonly notCounted: readonly NotCounted[];
  readonly address: string;
}

export const INSURANCES = ['pension', 'medical', 'unemployment', 'injury', 'housing_fund'] as const;
export type InsuranceName = (typeof INSURANCES)[number];

/** One insurance of one city: the base is clamped by its own floor and cap. */
export interface Insurance {
  readonly name: InsuranceName;
  readonly floor: Decimal;
  readonly cap: Decimal;
  readonly employer: Decimal;
  readonly employee: Decimal;
  /** Digits kept of each contribution: 2, or 0 where the city counts whole yuan. */
  readonly places: number;
  /** Where the rate is the employer's choice: its limits. */
  readonly choice: { readonly from: Decimal; readonly to: Decimal } | null;
}

export interface CityInsurance {
  readonly cities: readonly string[];
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly insurances: readonly Insurance[];
}

export interface Holidays {
  readonly year: string;
  /** Paid at 300 %. */
  readonly statutory: readonly PlainDate[];
  readonly makeupWorkdays: readonly PlainDate[];
}

/** All tables together; an organisation's own files take the place of the shipped ones. */
export interface Law {
  readonly overtime: OvertimeLaw;
  readonly leave: LeaveLaw;
  readonly trial: TrialLaw;
  readonly tax: IncomeTaxLaw;
  readonly deductionShare: Decimal;
  /** The part of the minimum wage that sick pay never falls below. */
  readonly sickFloorShare: Decimal;
  readonly minimumWages: readonly MinimumWage[];
  readonly insurances: readonly CityInsurance[];
  readonly holidays: readonly Holidays[];
  readonly sources: readonly Source[];
}
