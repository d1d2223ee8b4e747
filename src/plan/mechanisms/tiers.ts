import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import type { Frame, Maybe } from '../evaluate/frame.ts';
import type { Scope } from '../evaluate/scope.ts';
import { typed } from '../evaluate/typed.ts';
import type { Tiers } from '../model.ts';
import { risingBounds, slicesOf } from './marginal.ts';
import type { MechanismDefinition } from './mechanism.ts';
import { stepNotes, stepsFormula } from './step-words.ts';
import { readSteps, stepOperands } from './steps.ts';

/** Marginal steps: each slice of the amount at its own rate, so that one yuan more never pays less. */
export const tiers: MechanismDefinition<Tiers> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'tiers');
    const result: Tiers = { type: 'tiers', at, of: fields.needFormula('of'), steps: readSteps(fields, 'rate') };
    fields.done();
    return result;
  },
  operands: (m) => [{ key: 'of', role: 'factor', formula: m.of }, ...stepOperands(m.steps, m.of, 'factor')],
  steps: (m) => ({ of: m.of, steps: m.steps, jump: 'marginal' }),
  compile: (m, scope) => typed('number', compileTiers(m, scope)),
  tell: (m, teller) => {
    const value = teller.number(m.of);
    const bounds = m.steps.map((step) => step.upper && teller.number(step.upper.value));
    const slices = (value && slicesOf(value, bounds)) ?? [];
    const shown = slices.map((slice, i) => `${slice.toDigits()} * ${teller.substituted(m.steps[i]?.result ?? m.of)}`);
    const sum = shown.length === 0 ? '0' : shown.join(' + ');
    const name = teller.words(m.of);
    const of = teller.show(m.of);
    return {
      because: eachLang((lang) =>
        lang === 'en'
          ? `${name.en} of ${of.en} is paid slice by slice: ${sum}`
          : `${name[lang]} ${of[lang]} ${lang === 'zh-CN' ? '分段计算' : '分段計算'}：${sum}`,
      ),
      formula: stepsFormula(m.of.text, m.steps),
      substituted: sum,
      notes: stepNotes(m.of, m.steps, teller, ''),
    };
  },
};

function compileTiers(m: Tiers, scope: Scope): (frame: Frame) => Maybe<Decimal> {
  const of = numberOf(m.of, scope);
  const bounds = risingBounds(m.steps, scope);
  const rates = m.steps.map((step) => numberOf(step.result, scope));
  return (frame) => {
    const value = of(frame);
    if (value == null) return value;
    const slices = slicesOf(value, bounds);
    if (!slices) return scope.fail(frame, 'plan.no-step', { found: value.toDigits() });
    frame.marks[scope.index] = slices.length - 1;
    let sum = Decimal.ZERO;
    for (const [i, slice] of slices.entries()) {
      const rate = rates[i]?.(frame);
      if (rate == null) return rate;
      sum = sum.plus(slice.times(rate));
    }
    return sum;
  };
}
