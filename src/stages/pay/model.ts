import type { Decimal } from '../../base/decimal.ts';
import type { Period, PlainDate } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Fact } from '../../ledger/index.ts';
import type { Person, Standing } from '../../people/index.ts';
import type { Evaluation, Whose } from '../../plan/index.ts';
import type { ItemScore } from '../appraisal/index.ts';
import type { MetricCall, MetricCell } from '../metrics/index.ts';
import type { Days, Employment } from './employment.ts';

/** What an input can hold; null is missing, never 0. */
export type InputValue = Decimal | string | boolean | null;

/** Where an input's value came from: enough to tell it, and small enough to keep for everybody. */
export type Provenance =
  | { readonly from: 'file'; readonly file: string; readonly row: number; readonly instead: DerivedInput | null }
  | { readonly from: 'metric'; readonly measured: Measured; readonly scale: Scale | null }
  /** `stretches`: what it was before, where it changed within the period and the plan splits by days. */
  | { readonly from: 'profile'; readonly attribute: string; readonly stretches?: readonly ProfileStretch[] }
  /** How much of the period the person was employed; null is all of it. */
  | { readonly from: 'employment'; readonly part: Employment | null }
  | { readonly from: 'score'; readonly score: ItemScore; readonly scale: Scale | null }
  /** Their sum, unless the plan asks for the mean. */
  | { readonly from: 'ledger'; readonly facts: readonly Fact[]; readonly mean?: true }
  /** A person decided what it is; `instead` is what it would have been. */
  | { readonly from: 'corrected'; readonly fact: Fact; readonly instead: DerivedInput | null }
  /** Nothing is known: the plan says what that means. */
  | { readonly from: 'nowhere' };

export interface ProfileStretch {
  readonly from: PlainDate;
  /** From Monday to Friday, while employed. */
  readonly days: number;
  readonly value: InputValue;
}

/** A metric of somebody: which one, and what came out. */
export interface Measured {
  readonly call: MetricCall;
  readonly cell: MetricCell;
}

/** A parameter that a metric or score was multiplied by or divided by on the way in. */
export interface Scale {
  readonly parameter: string;
  readonly by: Decimal;
  readonly how: 'times' | 'over';
}

export interface DerivedInput {
  readonly value: InputValue;
  readonly source: Provenance;
}

export type DerivedInputs = Readonly<Record<string, DerivedInput>>;

/** One person's row of an inputs file. */
export interface GivenRow {
  readonly row: number;
  readonly values: Readonly<Record<string, Exclude<InputValue, null>>>;
}

export interface GivenInputs {
  readonly file: string;
  readonly byPerson: ReadonlyMap<string, GivenRow>;
}

/** The metrics of a period by whom they are about, under the texts that plans use; undefined where nothing is known. */
export interface MetricBook {
  find(of: Whose, who: string, metric: string): Measured | undefined;
}

/**
 * Somebody who goes from one plan to another within a month, by a new post for one. Each plan pays for its own days: what
 * happened on them, what was decided on them, and of fixed amounts their share, as with whoever joins or leaves.
 */
export interface Stint {
  /** As they stood at the end of it. */
  readonly person: Person;
  readonly days: readonly Days[];
  /** The rest of the period, with the post held then. */
  readonly rest: readonly Elsewhere[];
}

export interface Elsewhere extends Days {
  readonly post: string | null;
}

export type Stints = ReadonlyMap<string, Stint>;
/** Everything a period's pay is worked out from; the same data and plan give the same pay for ever. */
export interface PayData {
  readonly period: Period;
  /** As of the period's last day, those who have left included. */
  readonly people: readonly Person[];
  /** How those stood of whom something changed within it. */
  readonly standings: ReadonlyMap<string, readonly Standing[]>;
  readonly metrics: MetricBook;
  /** By person, then by item. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, ItemScore>>;
  /** Standing facts dated in the period, by person. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly given: GivenInputs | null;
  /** Of whom the plan is for on some days only: the rest of this is cut to those. */
  readonly stints?: Stints;
}

/** One person's pay: the result or what stood in its way, and what every input was. */
export interface PersonPay {
  readonly person: Person;
  /** Where another plan pays the rest of the period. */
  readonly stint?: Stint | undefined;
  readonly inputs: DerivedInputs;
  /** Null where something stood in the way. */
  readonly evaluation: Evaluation | null;
  readonly problems: readonly Problem[];
}
