import { Decimal } from '../../../base/decimal.ts';
import type { Maybe, Value } from '../../evaluate/frame.ts';
import type { Input } from '../../model.ts';
import type { Edge } from './edges.ts';
import type { Outcome, Probe, Situation } from './run.ts';

export interface Worst {
  readonly outcome: Outcome;
  /** The inputs that had to leave the typical situation to get there. */
  readonly moved: readonly { readonly input: string; readonly value: Value }[];
}

/**
 * The situation with the least `measure` that a walk from one input to the next finds, from several starts, over the
 * ends of every declared range, both sides of every edge, and every declared text. What it finds can really happen by
 * the plan's own ranges; it may miss a worse one. Working time (days, hours) and amounts of the person's contract stay
 * as they are: absence is not what a minimum wage is held against.
 */
export function worstOf(
  measure: (outcome: Outcome) => Decimal,
  typical: Situation,
  edges: ReadonlyMap<string, readonly Edge[]>,
  probe: Probe,
): Worst | null {
  const free = probe.compiled.plan.inputs.filter(isFree).map((input) => ({ input, values: valuesOf(input, edges) }));
  const value = (situation: Situation): Decimal | null => {
    const outcome = probe.run(situation);
    return outcome && measure(outcome);
  };
  let best: { readonly situation: Situation; readonly score: Decimal } | null = null;
  for (const start of startsOf(typical, free)) {
    const found = descend(start, free, value);
    if (found && (best === null || found.score.compare(best.score) < 0)) best = found;
  }
  if (best === null) return null;
  const plainest = withdraw(best.situation, best.score, typical, value);
  const outcome = probe.run(plainest);
  const moved = free.flatMap(({ input }) => {
    const now = plainest.get(input.id);
    return now == null || same(now, typical.get(input.id)) ? [] : [{ input: input.id, value: now }];
  });
  return outcome && { outcome, moved };
}

interface Free {
  readonly input: Input;
  readonly values: readonly Value[];
}

function isFree({ type, unit, source }: Input): boolean {
  if (type !== 'number') return true;
  return source.from !== 'profile' && !['day', 'h', 'min', 's', 'month'].includes(unit);
}

function valuesOf({ id, type, values, range: { from, to } }: Input, edges: ReadonlyMap<string, readonly Edge[]>) {
  if (type === 'text') return (values ?? []).map((value) => value.id);
  if (type === 'flag') return [true, false];
  const sides = (edges.get(id) ?? []).flatMap((edge) => [edge.from, edge.to]);
  return [from, to, ...sides].filter((value) => value !== null);
}

function startsOf(typical: Situation, free: readonly Free[]): readonly Situation[] {
  const end = (pick: (input: Input) => Decimal | null): Situation => {
    const situation = new Map<string, Maybe<Value>>(typical);
    for (const { input } of free) {
      const value = input.type === 'number' ? pick(input) : null;
      if (value) situation.set(input.id, value);
    }
    return situation;
  };
  const worst = ({ better, range }: Input): Decimal | null => (better === 'lower' ? range.to : range.from);
  return [typical, end(worst), end(({ range }) => range.from), end(({ range }) => range.to)];
}

/** Two rounds over the inputs, each set to its least value while the others stand still. */
function descend(start: Situation, free: readonly Free[], value: (situation: Situation) => Decimal | null) {
  let situation = start;
  let score = value(start);
  for (let round = 0; round < 2; round++)
    for (const { input, values } of free)
      for (const candidate of values) {
        const next = new Map(situation).set(input.id, candidate);
        const reached = value(next);
        if (reached !== null && (score === null || reached.compare(score) < 0)) {
          situation = next;
          score = reached;
        }
      }
  return score && { situation, score };
}

/** Takes back every move that the result does not need, so that only what matters is named. */
function withdraw(
  situation: Situation,
  score: Decimal,
  typical: Situation,
  value: (situation: Situation) => Decimal | null,
): Situation {
  let plainest = situation;
  for (const [id, usual] of typical) {
    const next = new Map(plainest).set(id, usual);
    const reached = value(next);
    if (reached !== null && reached.compare(score) <= 0) plainest = next;
  }
  return plainest;
}

function same(a: Value, b: Maybe<Value>): boolean {
  return a instanceof Decimal && b instanceof Decimal ? a.equals(b) : a === b;
}
