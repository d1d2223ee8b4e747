import type { Decimal } from '../base/decimal.ts';
import type { PlainDate } from '../base/period.ts';
import type { PartialText } from '../base/text.ts';
import type { Expr } from './syntax/expr.ts';

/**
 * A plan as it stands in its file: what `readPlan` gives, what `checkPlan` looks at and `compilePlan` turns into
 * closures. Every node knows its place in the YAML file. Names inside formulas are as written; `names.ts` says what
 * they mean.
 */

/** Line and column in the plan's file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A formula: as written, read, and where its first character stands. A bare number or name is a formula too. */
export interface Formula {
  readonly text: string;
  readonly expr: Expr;
  readonly at: Place;
  /** Whether the text stands in the file character by character, so that a span's column can be told exactly. */
  readonly verbatim: boolean;
}

export interface Plan {
  readonly id: string;
  readonly version: number;
  /** The first day it may be used for; null means from ever. */
  readonly inForce: PlainDate | null;
  readonly title: PartialText;
  readonly about: PartialText;
  readonly applies: Applies;
  readonly pays: PayPeriod;
  readonly settings: Settings;
  readonly parameters: readonly Parameter[];
  readonly inputs: readonly Input[];
  /** In the order of the file; evaluation goes by dependency. */
  readonly lines: readonly Line[];
  readonly cases: readonly Case[];
  readonly file: string;
  readonly at: Place;
}

export const PAY_PERIODS = ['month', 'quarter', 'year', 'event'] as const;
export type PayPeriod = (typeof PAY_PERIODS)[number];

/** Whom the plan is for; null means everybody. */
export interface Applies {
  readonly posts: readonly string[] | null;
  readonly levels: readonly string[] | null;
  readonly statuses: readonly string[] | null;
}

export interface Settings {
  /** A metric with fewer observations counts as missing; an input's own `minimum_n` goes before it. */
  readonly minimumN: Decimal | null;
  /** One step of an input that moves pay by more than this many yuan is named by the check. */
  readonly cliff: Decimal | null;
  /** Yuan a month. */
  readonly minimumWage: Decimal | null;
  /** The part of a month's wage that deductions may take; the check's default is the law's 20 %. */
  readonly deductionShare: Decimal | null;
  readonly at: Place;
}

/** A number that an organisation may change: one value, or a table of values by one or more keys. */
export interface Parameter {
  readonly id: string;
  readonly title: PartialText;
  readonly note: PartialText;
  /** As `base/quantity` reads it. */
  readonly unit: string;
  readonly value: Decimal | null;
  /** `values: { junior: 3000 }`, or nested once a key: `values: { 上海: { junior: 3000 } }`. Null for a single value. */
  readonly table: readonly TableRow[] | null;
  readonly at: Place;
}

export interface TableRow {
  readonly keys: readonly string[];
  readonly value: Decimal;
  readonly at: Place;
}

export const INPUT_TYPES = ['number', 'text', 'flag'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** Where a pay run takes an input from. Whatever the source, a value given by hand or file wins. */
export type InputSource =
  /**
   * `metric: csat`, `metric: service_level(20)`; before it gets here, `times` multiplies it by a parameter and `over`
   * divides it by one (`metric: sales_amount`, `over: sales_target` is an attainment).
   */
  | { readonly from: 'metric'; readonly metric: string; readonly times: string | null; readonly over: string | null }
  | { readonly from: 'profile'; readonly attribute: string }
  | { readonly from: 'score'; readonly score: string; readonly times: string | null; readonly over: string | null }
  /** Of the period's facts of that kind the sum of their amounts, or their mean. */
  | { readonly from: 'ledger'; readonly kind: string; readonly as: 'sum' | 'mean' }
  | { readonly from: 'given' };

/** Whose number a metric is: one's own, that of one's team, of those one leads, of those one manages. */
export const WHOSE = ['person', 'team', 'lead', 'manager'] as const;
export type Whose = (typeof WHOSE)[number];

export interface Input {
  readonly id: string;
  readonly title: PartialText;
  readonly note: PartialText;
  readonly type: InputType;
  readonly unit: string;
  readonly source: InputSource;
  readonly of: Whose;
  /** Texts that are allowed, with their titles: `values: [junior, senior]` or `values: { junior: { zh-CN: 初级 } }`. */
  readonly values: readonly NamedValue[] | null;
  /** Outside is refused. Hours, days, counts, seconds and people are never negative unless a range says so. */
  readonly range: { readonly from: Decimal | null; readonly to: Decimal | null };
  /** The smallest change that can happen (1 for whole points): what "one unit" means to the cliff check and to edges. */
  readonly step: Decimal | null;
  /** What a missing value means; null: nothing, so missing is a problem (or re-weights, in a `weighted` that says so). */
  readonly missing: MissingMeans | null;
  readonly minimumN: Decimal | null;
  readonly better: 'higher' | 'lower' | null;
  /** Which part of the post's duties the number belongs to. */
  readonly duty: 'primary' | 'daily' | null;
  readonly at: Place;
}

/** `missing: 0`, `missing: regular`, or the id of a parameter: `missing: base`. */
export type MissingMeans =
  | { readonly is: 'value'; readonly value: Decimal | string | boolean }
  | { readonly is: 'parameter'; readonly parameter: string };

export interface NamedValue {
  readonly id: string;
  readonly title: PartialText;
}

export const LINE_KINDS = ['points', 'score', 'coefficient', 'earning', 'deduction', 'employer_cost', 'info'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What an amount is an allowance for; `conditions` are night shifts, heat, cold, danger. Minimum wages leave some out. */
export const ALLOWANCE_KINDS = ['conditions', 'meals', 'transport', 'housing', 'welfare'] as const;

/**
 * One line of the result. Evaluated as: `when` fails → `otherwise`; else the mechanism, then `floor`, then `cap`;
 * then what `split` joins; then `round`. A deduction is a positive amount that some other line subtracts.
 */
export interface Line {
  readonly id: string;
  readonly title: PartialText;
  readonly note: PartialText;
  /** `info` where the file does not say. */
  readonly kind: LineKind;
  readonly allowance: (typeof ALLOWANCE_KINDS)[number] | null;
  /** As written; null where the file does not say (see {@link unitOf}). */
  readonly unit: string | null;
  /** A line that declares `values` gives text (a grade); its own steps may name the values without quotes. */
  readonly values: readonly NamedValue[] | null;
  readonly when: Formula | null;
  /** Null stands for 0 (or missing, for text). */
  readonly otherwise: Formula | null;
  readonly mechanism: Mechanism;
  readonly floor: Formula | null;
  readonly cap: Formula | null;
  /** `split: days`: where the record changed within the period, each stretch counts by its weekdays. */
  readonly split: 'days' | null;
  readonly round: Rounding | null;
  readonly at: Place;
}

export interface Rounding {
  readonly places: number;
  readonly by: 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';
  /** Whether the file says so, or it is the default of the line's kind. */
  readonly stated: boolean;
}

/** A bound of a step: `to` ≤ and `from` ≥ include the number (以下, 以上: Civil Code art. 1259), `below` < and `above` > do not. */
export interface Bound {
  readonly word: 'to' | 'below' | 'from' | 'above';
  readonly value: Formula;
  readonly at: Place;
}

/** One step. The first step in the file whose bounds all hold is taken; `else` (no bounds) always holds. */
export interface Step {
  readonly lower: Bound | null;
  readonly upper: Bound | null;
  readonly result: Formula;
  readonly at: Place;
}

/** How a line gets its value: one member a mechanism, one file each under `mechanisms/`, where its arithmetic is told. */
export type Mechanism =
  | FormulaMechanism
  | Band
  | Tiers
  | Lookup
  | Curve
  | Weighted
  | Gate
  | Limit<'cap'>
  | Limit<'floor'>
  | Prorate
  | PoolShare
  | RankPay
  | Accelerator
  | Clawback
  | Overtime
  | LeavePay;
export type MechanismName = Mechanism['type'];

/** What every mechanism has: `at` is the place of its keyword. */
interface Node<Type extends string> {
  readonly type: Type;
  readonly at: Place;
}

export interface FormulaMechanism extends Node<'formula'> {
  readonly formula: Formula;
}

/** The whole amount by step: `band: { of, steps: [{to: 20, is: 1.2}, {else: 0}] }`. */
export interface Band extends Node<'band'> {
  readonly of: Formula;
  readonly steps: readonly Step[];
}

/** Marginal: each slice of `of` at its own rate: `tiers: { of, steps: [{to: 10000, rate: 3%}, {else: 5%}] }`. Bounds `to` rise. */
export interface Tiers extends Node<'tiers'> {
  readonly of: Formula;
  readonly steps: readonly Step[];
}

/** By key: `lookup: { by: level, in: level_base }` or `{ by: [city, level], rows: [{ key: [上海, junior], is: 3000 }], else: 0 }`. */
export interface Lookup extends Node<'lookup'> {
  readonly by: readonly Formula[];
  /** The id of a table parameter, or null where the rows stand here. */
  readonly table: { readonly parameter: string; readonly at: Place } | null;
  readonly rows: readonly LookupRow[];
  readonly otherwise: Formula | null;
}

export interface LookupRow {
  readonly keys: readonly string[];
  readonly is: Formula;
  readonly at: Place;
}

/** Linear between points: `curve: { of, points: [[0, 0], [1, 1], [1.5, 1.5]], beyond: flat }`. The x rise. */
export interface Curve extends Node<'curve'> {
  readonly of: Formula;
  readonly points: readonly { readonly x: Formula; readonly y: Formula; readonly at: Place }[];
  readonly beyond: 'flat' | 'extend';
}

/** Σ weight × value: `weighted: { parts: [{ of: csat_score, weight: 60% }, …], missing: reweight }`. */
export interface Weighted extends Node<'weighted'> {
  readonly parts: readonly { readonly of: Formula; readonly weight: Formula; readonly at: Place }[];
  /** `reweight`: a missing part's weight goes to the others in proportion; `error`: missing is a problem. */
  readonly missing: 'reweight' | 'error';
}

/** All conditions or nothing: `gate: { all: [late = 0, csat >= 90%], then: 200, else: 0 }`. */
export interface Gate extends Node<'gate'> {
  readonly all: readonly Formula[];
  readonly then: Formula;
  readonly otherwise: Formula | null;
}

/** `cap: { of, at }` is the smaller of the two, `floor: { of, at }` the larger. */
export interface Limit<Type extends 'cap' | 'floor'> extends Node<Type> {
  readonly of: Formula;
  readonly limit: Formula;
}

/** `prorate: { of: base, by: days_worked, over: days_due }` = of × by ÷ over. */
export interface Prorate extends Node<'prorate'> {
  readonly of: Formula;
  readonly by: Formula;
  readonly over: Formula;
}

/** Money divided by points: `pool_share: { pool: team_pool, by: total_points, among: team }`; shares sum to the pool to the cent. */
export interface PoolShare extends Node<'pool_share'> {
  readonly pool: Formula;
  readonly by: Formula;
  readonly among: 'team' | 'all';
}

/** Pay by place: `rank_pay: { by: score, among: team, order: high, steps: [{to: 1, is: 500}, {to: 3, is: 200}, {else: 0}], ties: same }`. */
export interface RankPay extends Node<'rank_pay'> {
  readonly by: Formula;
  readonly among: 'team' | 'all';
  /** Which end is first. */
  readonly order: 'high' | 'low';
  /** What the steps' bounds count: places 1, 2, 3 … or the share of the group ranked so far (place ÷ members). */
  readonly counts: 'places' | 'share';
  readonly steps: readonly Step[];
  /** Equal results: all get the best place; or the mean pay of the places they fill; or go by person id. */
  readonly ties: 'same' | 'average' | 'person';
}

/** Each slice of attainment at its own multiple of `base`: `accelerator: { of: attainment, base: target_pay, steps: [{to: 100%, times: 1}, {else: 1.5}] }`. */
export interface Accelerator extends Node<'accelerator'> {
  readonly of: Formula;
  readonly base: Formula;
  readonly steps: readonly Step[];
}

/** What is taken back for refunds: min(of × rate, paid, limit), never negative. */
export interface Clawback extends Node<'clawback'> {
  readonly of: Formula;
  readonly rate: Formula;
  /** What was paid at the time, and the most that may be taken now; null: no such limit. */
  readonly paid: Formula | null;
  readonly limit: Formula | null;
}

/** Overtime by law: monthly ÷ 174 × (150 % workday + 200 % restday + 300 % holiday hours). */
export interface Overtime extends Node<'overtime'> {
  readonly monthly: Formula;
  readonly workday: Formula | null;
  readonly restday: Formula | null;
  readonly holiday: Formula | null;
  /** Hours a month; null: the law's 174. */
  readonly over: Formula | null;
  /** Null: the law's 150 %, 200 %, 300 %. */
  readonly rates: {
    readonly workday: Formula | null;
    readonly restday: Formula | null;
    readonly holiday: Formula | null;
  };
}

/** The signed difference that leave makes to a full month: unused annual leave +200 %, sick days at a part, unpaid days −100 %. */
export interface LeavePay extends Node<'leave_pay'> {
  readonly monthly: Formula;
  readonly unused: Formula | null;
  readonly sick: Formula | null;
  /** The part of a day's pay that a sick day pays. */
  readonly sickRate: Formula | null;
  /** The least monthly sick pay (80 % of the minimum wage). */
  readonly sickFloor: Formula | null;
  readonly unpaid: Formula | null;
  /** Days a month; null: the law's 21.75. */
  readonly over: Formula | null;
}

/** A named situation and what it must give, to the cent. */
export interface Case {
  readonly name: PartialText;
  /** One member for a personal plan; `members:` in the file for plans that share or rank. */
  readonly members: readonly CaseMember[];
  readonly at: Place;
}

export interface CaseMember {
  readonly person: string;
  readonly team: string | null;
  /** Inputs by id. A metric's n may stand beside its value: `csat: { value: 95%, n: 12 }`. */
  readonly given: readonly CaseGiven[];
  readonly expect: readonly CaseExpected[];
  /** The problem code this situation must give instead of a result. */
  readonly problem: string | null;
}

export interface CaseGiven {
  readonly input: string;
  readonly value: Decimal | string | boolean | null;
  /** What it was on how many days, where it changes within the period: `base: [{ days: 10, is: 3000 }, { days: 12, is: 3500 }]`. */
  readonly stretches: readonly { readonly value: CaseGiven['value']; readonly days: number }[] | null;
  readonly n: Decimal | null;
  readonly at: Place;
}

export interface CaseExpected {
  readonly line: string;
  /** Null: the line must be missing. */
  readonly value: Decimal | string | boolean | null;
  readonly at: Place;
}

/** The unit a line's value is shown in: as written, else what its kind means. */
export function unitOf(line: Line): string {
  if (line.unit !== null) return line.unit;
  if (line.kind === 'points' || line.kind === 'score') return 'points';
  return isMoney(line.kind) ? 'yuan' : 'ratio';
}

export function isMoney(kind: LineKind): boolean {
  return kind === 'earning' || kind === 'deduction' || kind === 'employer_cost';
}

/** Where a span of a formula stands in the file. */
export function placeIn(formula: Formula, offset: number): Place {
  return formula.verbatim ? { line: formula.at.line, column: formula.at.column + offset } : formula.at;
}
