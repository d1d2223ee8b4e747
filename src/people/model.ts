import type { Decimal } from '../base/decimal.ts';
import type { PlainDate } from '../base/period.ts';

/** A person as of one date: the fold of the `person.recorded` facts valid then and known by then. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly level: string | null;
  readonly team: string | null;
  /** Ids or names of other people, as the source gave them. */
  readonly lead: string | null;
  readonly manager: string | null;
  readonly hired_on: PlainDate | null;
  readonly left_on: PlainDate | null;
  /** Yuan a month. */
  readonly base_pay: Decimal | null;
  readonly city: string | null;
  readonly status: 'trial' | 'regular' | 'left' | null;
  readonly project: string | null;
  readonly shift: string | null;
  /** Every other attribute a roster brought (allowances, tenure band as the source names it, …), as text. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Other names under which the person's activity arrives (旺旺昵称, e-mail …). */
  readonly aliases: readonly string[];
}

/** What a person's record has a field of its own for; all else that a roster brings is in `attributes`. */
export const PERSON_FIELDS = [
  'name',
  'post',
  'level',
  'team',
  'lead',
  'manager',
  'hired_on',
  'left_on',
  'base_pay',
  'city',
  'status',
  'project',
  'shift',
] as const satisfies readonly (keyof Person)[];

/** One stretch of days during which a person's attributes do not change: what metrics join activity to. */
export interface PersonSpan {
  readonly person: string;
  /** Every text in an `agent` column that means this person: id, name, aliases. */
  readonly names: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly team: string | null;
  readonly lead: string | null;
  readonly manager: string | null;
  readonly post: string | null;
  readonly level: string | null;
  readonly project: string | null;
  readonly shift: string | null;
  readonly hired_on: PlainDate | null;
  /** A tenure band given by the source; derived from `hired_on` where it is null. */
  readonly tenure_band: string | null;
}
