import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../base/decimal.ts';
import { compilePlan } from '../../evaluate/compile.ts';
import { evaluate, lineValue } from '../../evaluate/evaluate.ts';
import type { Input } from '../../model.ts';
import { readPlan } from '../../read/plan.ts';
import { study } from '../study.ts';
import { contains, rangeText } from './range.ts';

const PLANS = new URL('../../../../catalog/plans/', import.meta.url);

/** Any value the input allows: a number within its range, one of its texts, or missing where that means something. */
function anyValue(input: Input): fc.Arbitrary<Decimal | string | boolean | null> {
  const missing = input.missing === null ? [] : [fc.constant(null)];
  if (input.type === 'text') return fc.constantFrom(...(input.values?.map((value) => value.id) ?? ['any']));
  if (input.type === 'flag') return fc.boolean();
  const low = input.range.from ?? Decimal.int(-1000);
  const high = input.range.to ?? low.plus(Decimal.int(100_000));
  const within = fc
    .integer({ min: 0, max: 1000 })
    .map((part) => low.plus(high.minus(low).times(Decimal.ratio(part, 1000))));
  return fc.oneof(within, ...missing);
}

const plans = readdirSync(PLANS)
  .map((name) => readPlan(readFileSync(new URL(name, PLANS), 'utf8'), name))
  .flatMap((read) => (read.ok ? [read.value] : []))
  .map((plan) => [plan.id, plan] as const);

describe('the reach of a plan', () => {
  it('is tried on the shipped plans', () => {
    expect(plans.length).toBeGreaterThan(5);
  });

  it.each(plans)('%s: no line ever leaves the range foretold for it', (_, plan) => {
    const compiled = compilePlan(plan);
    const { ranges } = study(plan).reach;
    expect(compiled.ok).toBe(true);
    if (!compiled.ok) return;
    let seen = 0;
    const anybody = fc.record(Object.fromEntries(plan.inputs.map((input) => [input.id, anyValue(input)])));
    fc.assert(
      fc.property(anybody, (inputs) => {
        const evaluation = evaluate(compiled.value, inputs);
        if (!evaluation.ok) return;
        seen += 1;
        for (const { id } of plan.lines) {
          const value = lineValue(evaluation.value, id);
          const range = ranges.get(id);
          if (value instanceof Decimal && range)
            expect(contains(range, value), `${id} = ${value.toDigits()} in ${rangeText(range)}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    // Money shared in a group has no value for one person alone.
    if (!compiled.value.hasGroups) expect(seen).toBeGreaterThan(0);
  });
});
