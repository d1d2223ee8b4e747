import type { Json } from '../base/json.ts';
import type { PlainDate } from '../base/period.ts';

/**
 * A fact: one dated decision or statement by a person (or by an import in a person's name). Facts are only ever
 * appended. A correction is a new fact whose `replaces` names the old one; a withdrawal is a correction without data.
 */
export interface Fact {
  /** Content hash of everything but `known`, so that the same file read twice adds nothing. */
  readonly id: string;
  readonly kind: string;
  /** Whom or what it is about: a person's id, `contact:<row key>`, a period, … */
  readonly subject: string;
  /** The day from which it counts. */
  readonly valid: PlainDate;
  /** The last day on which it counts, where it ends. */
  readonly until: PlainDate | null;
  /** UTC instant at which it was recorded, ISO text: given by the caller's clock. */
  readonly known: string;
  readonly by: string;
  readonly why: string;
  readonly replaces: string | null;
  readonly data: Readonly<Record<string, Json>>;
  /** The import it arrived with, and where in the file. */
  readonly source: { readonly importId: string; readonly file: string; readonly row: number } | null;
}

/** A fact before it is recorded: the ledger gives it its identity and the instant. */
export type FactDraft = Omit<Fact, 'id' | 'known'>;

/** Kinds that this program understands; others are kept and can be read by plans as ledger amounts. */
export const FACT_KINDS = [
  /** data: any of name, post, level, team, lead, manager, hired_on, left_on, base_pay, city, status, project, shift, … */
  'person.recorded',
  /** data: {alias}: another name under which the person stands in exports. */
  'person.alias',
  /** data: {score, source: supervisor|peer|self|customer|data, item, weight?}; subject: the person rated. */
  'rating.given',
  /** data: {amount, award}. */
  'award.granted',
  /** data: {amount, name}: any one-off amount a plan reads by name. */
  'amount.granted',
  /** data: {days | hours, kind}. */
  'leave.approved',
  /** data: {input, value, plan?}: what one input of a pay plan is in the period, whatever the file or the data say. */
  'input.corrected',
  /** subject `contact:<row key>`; data: {agent} (ownership), {exclude: true}, {column, value} or {values: {column: value}}; appeal? */
  'correction.made',
  /** subject: the agent; valid: the day of checked_at; data: the columns of activity's kind `check`, decimals as text. */
  'check.scored',
  /** A review's result; data: {cycle, form, version, score, grade, weights: {source: weight}, peers: how many at least}. */
  'review.released',
  /** What a result led to and the people it needs have confirmed; data: {proposal, cycle, rests_on}. */
  'review.confirmed',
  /** subject `review:<cycle>`; data: {cycle, step_<step>: `opens/due`}; a date moved is a fact that replaces it. */
  'review.scheduled',
  /** subject `form:<form>`; valid: the day from which it holds; data: {form, version, text}. */
  'review.form',
  /** subject `setting:<name>`; valid: the day from which it holds; data: {value}. */
  'setting.changed',
  /** subject `post:<post>`; data: {set, nr, area, goal, metric?, target?}: one goal of a set that somebody proposed. */
  'goal.proposed',
  /** The same once somebody above approved the set, in their name. */
  'goal.set',
  /** subject: period; data: {plan, version, hash}. */
  'period.closed',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Kinds of the facts by which an import is taken back, and by which importing the same again brings it back. */
export const IMPORT_UNDONE = 'import.undone';
export const IMPORT_REDONE = 'import.redone';
