import { Decimal } from '../../../base/decimal.ts';
import type { CompiledPlan } from '../../evaluate/compile.ts';
import type { Maybe, Value } from '../../evaluate/frame.ts';
import type { Input } from '../../model.ts';
import type { Situation } from './run.ts';

/** More cases than these say little new of where pay jumps, and an editor checks while somebody types. */
const MOST = 3;

/**
 * Typical people: the plan's own cases, else somebody in the middle of every range. What a case leaves out is what
 * missing means, else the middle.
 */
export function typicalSituations({ plan, inputs }: CompiledPlan): readonly Situation[] {
  const middle = new Map<string, Maybe<Value>>(
    inputs.map(({ input, fallback }) => [input.id, fallback ?? middleOf(input)]),
  );
  const people = plan.cases.flatMap(({ members }) => members.filter((member) => member.problem === null).slice(0, 1));
  const typical = people.slice(0, MOST).map(({ given }) => {
    const situation = new Map(middle);
    for (const { input, value } of given) if (value !== null) situation.set(input, value);
    return situation;
  });
  return typical.length > 0 ? typical : [middle];
}

function middleOf({ type, values, range: { from, to } }: Input): Value {
  if (type === 'text') return values?.[0]?.id ?? '';
  if (type === 'flag') return true;
  if (from !== null && to !== null) return from.plus(to).over(Decimal.int(2));
  return from ?? to ?? Decimal.ZERO;
}

/** An input's values as a row of steps: the places where "one unit more" can happen. */
export interface Grid {
  readonly count: number;
  readonly at: (index: number) => Decimal;
  /** The last place at or below a value. */
  readonly index: (value: Decimal) => number;
}

/** Beyond this many units a range without an end is not walked. */
const REACH = Decimal.int(1000);

export function gridOf(input: Input, typical: Maybe<Value>): Grid {
  const step = input.step && input.step.sign() > 0 ? input.step : naturalStep(input.unit);
  const here = typical instanceof Decimal ? typical : Decimal.ZERO;
  const low = input.range.from ?? here.min(Decimal.ZERO).minus(step.times(REACH));
  const high = input.range.to ?? here.max(Decimal.ZERO).plus(step.times(REACH));
  const places = (value: Decimal): number => Number(value.minus(low).over(step).round(0, 'floor').toString());
  const count = places(high) + 1;
  return {
    count,
    at: (index) => low.plus(step.times(Decimal.int(index))),
    index: (value) => Math.min(Math.max(places(value), 0), count - 1),
  };
}

/** One percentage point, one point, one contact, one yuan. */
function naturalStep(unit: string): Decimal {
  return unit === 'ratio' || unit === 'percent' || unit === '' ? Decimal.of('0.01') : Decimal.ONE;
}
