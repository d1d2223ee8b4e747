import type { Decimal } from '../../base/decimal.ts';
import type { Problem } from '../../base/problem.ts';

/** What inputs and lines hold. */
export type Value = Decimal | string | boolean;

/** `null`: missing. `undefined`: could not be worked out, and the problem is already noted. Both spread upwards. */
export type Maybe<T> = T | null | undefined;

/** One expression or mechanism, compiled. */
export type Compute<T extends Value = Value> = (frame: Frame) => Maybe<T>;

/**
 * One person's evaluation while it runs, and afterwards the whole trace of it. Inputs come first in `values`, then
 * lines in the order of the plan. No texts are built here: explanations are told from these numbers, later, if asked.
 */
export interface Frame {
  readonly values: Maybe<Value>[];
  /** By line: the value before floor, cap and rounding. */
  readonly before: Maybe<Value>[];
  /** By line: the step, row or branch taken, counted from 0; or one of the marks below. */
  readonly marks: number[];
  /** By line: what a pool or a ranking gave; empty for plans without. */
  readonly standings: (Standing | undefined)[];
  readonly person: string | null;
  readonly team: string | null;
  /** Of a period within which an input changed: each stretch in its order; null where none did. */
  stretches: readonly Stretch[] | null;
  /** Inputs that had too few observations to count; null where none had. */
  thin: Map<string, Thin> | null;
  problems: Problem[] | null;
}

/** A part of the period, worked out as if all of the period had been like it. */
export interface Stretch {
  /** How many of the period's weekdays it has. */
  readonly days: Decimal;
  readonly frame: Frame;
}

export interface Thin {
  readonly value: string;
  readonly n: string;
  readonly minimum: string;
}

/** `when` did not hold. */
export const SKIPPED = -2;
/** Nothing to mark: a formula, or no step. */
export const UNMARKED = -1;

/** A person's standing in a group line. */
export interface Standing {
  readonly members: number;
  /** What the person brought: points, a score. */
  readonly brought: Decimal;
  /** What all members brought together. */
  readonly total: Decimal;
  /** From 1; 0 for a pool. */
  readonly place: number;
  /** How many share the place. */
  readonly tied: number;
}

export function note(frame: Frame, problem: Problem): undefined {
  frame.problems ??= [];
  const { planLine } = problem.where;
  const known = frame.problems.some(
    (p) => p.code === problem.code && p.where.planLine === planLine && p.message.en === problem.message.en,
  );
  if (!known) frame.problems.push(problem);
  return undefined;
}
