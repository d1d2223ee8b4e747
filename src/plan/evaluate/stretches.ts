import { Decimal } from '../../base/decimal.ts';
import type { CompiledLine } from './compile.ts';
import { type Frame, note, type Stretch, UNMARKED, type Value } from './frame.ts';

/**
 * A period within which a person's record changed. Every line is worked out in each stretch as if all of the period had
 * been like it; a line with `split: days` then joins what the stretches gave by the weekdays of each, and is rounded
 * once. Every other line goes by how things stood at the end.
 */

/** An input that changed: what it was, and on how many weekdays, the first first. */
export interface Stretched {
  readonly stretches: readonly { readonly value: Value | null; readonly days: number }[];
}

/** An input that changed, as it counts: missing values have been replaced. */
export interface Changing {
  readonly slot: number;
  readonly parts: readonly { readonly value: Value | null | undefined; readonly days: number }[];
}

/** Cuts the period wherever any of its inputs changed. */
export function cutStretches(frame: Frame, changing: readonly Changing[]): readonly Stretch[] {
  const ends = changing.map(({ parts }) => endsOf(parts.map(({ days }) => days)));
  const cuts = ends.flat().sort((a, b) => a.compare(b));
  const each = cuts.filter((cut, i) => cuts[i - 1]?.equals(cut) !== true);
  const weekdays = Decimal.int(changing[0]?.parts.reduce((sum, { days }) => sum + days, 0) ?? 0);
  return each.map((end, i) => {
    const values = [...frame.values];
    for (const [c, { slot, parts }] of changing.entries())
      values[slot] = parts[ends[c]?.findIndex((one) => one.compare(end) >= 0) ?? 0]?.value;
    const days = end.minus(each[i - 1] ?? Decimal.ZERO).times(weekdays);
    return { days, frame: unrun(frame, values) };
  });
}

/** The part of the period that is over at each part's end: 1 at the last. */
function endsOf(days: readonly number[]): readonly Decimal[] {
  const all = days.reduce((sum, one) => sum + one, 0);
  let until = 0;
  return days.map((one) => {
    until += one;
    return Decimal.ratio(until, all);
  });
}

/** The same person with one input moved, in every stretch; the lines are still to be run. */
export function withInput(frame: Frame, slot: number, value: Value): Frame {
  const values = [...frame.values];
  values[slot] = value;
  const stretches = frame.stretches?.map((one) => ({ ...one, frame: withInput(one.frame, slot, value) })) ?? null;
  return { ...unrun(frame, values), stretches };
}

function unrun(frame: Frame, values: Frame['values']): Frame {
  const marks = frame.marks.map(() => UNMARKED);
  return { ...frame, values, before: [...frame.before], marks, standings: [], stretches: null, problems: null };
}

/** Runs a line; where the record changed, in every stretch of the period too. */
export function runLine(line: CompiledLine, frame: Frame): void {
  line.run(frame);
  if (frame.stretches === null) return;
  for (const stretch of frame.stretches) line.run(stretch.frame);
  if (line.split !== null) line.split(frame, joined(line, frame, frame.stretches));
}

/** What is shared or ranked is settled once for the period: every stretch knows the same. */
export function spreadGroup({ slot }: CompiledLine, frame: Frame): void {
  for (const stretch of frame.stretches ?? []) stretch.frame.values[slot] = frame.values[slot];
}

function joined(line: CompiledLine, frame: Frame, stretches: readonly Stretch[]): Decimal | null | undefined {
  let [sum, days] = [Decimal.ZERO, Decimal.ZERO];
  for (const stretch of stretches) {
    const value = line.exact(stretch.frame);
    if (value === undefined) for (const problem of stretch.frame.problems ?? []) note(frame, problem);
    if (!(value instanceof Decimal)) return value === undefined ? undefined : null;
    sum = sum.plus(value.times(stretch.days));
    days = days.plus(stretch.days);
  }
  return sum.over(days);
}
