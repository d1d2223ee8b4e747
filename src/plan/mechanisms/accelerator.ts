import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { typed } from '../evaluate/typed.ts';
import type { Accelerator } from '../model.ts';
import { risingBounds, slicesOf } from './marginal.ts';
import type { MechanismDefinition } from './mechanism.ts';
import { stepNotes, stepsFormula } from './step-words.ts';
import { readSteps, stepOperands } from './steps.ts';

/**
 * `base` is what attainment of exactly 1 pays at a multiple of 1; each slice of attainment pays its own multiple of it.
 * With {to: 100%, times: 1} and {else: 1.5}, 120 % attainment pays base × (1 + 0.2 × 1.5) = base × 1.3.
 */
export const accelerator: MechanismDefinition<Accelerator> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'accelerator');
    const [of, base] = [fields.needFormula('of'), fields.needFormula('base')];
    const steps = readSteps(fields, 'times');
    fields.done();
    return { type: 'accelerator', at, of, base, steps };
  },
  operands: (m) => [
    { key: 'of', role: 'ratio', formula: m.of },
    { key: 'base', role: 'value', formula: m.base },
    ...stepOperands(m.steps, m.of, 'ratio'),
  ],
  steps: (m) => ({ of: m.of, steps: m.steps, jump: 'marginal' }),
  compile: (m, scope) => {
    const of = numberOf(m.of, scope);
    const base = numberOf(m.base, scope);
    const bounds = risingBounds(m.steps, scope);
    const times = m.steps.map((step) => numberOf(step.result, scope));
    return typed('number', (frame) => {
      const reached = of(frame);
      const amount = base(frame);
      if (reached == null) return reached;
      if (amount == null) return amount;
      const slices = slicesOf(reached, bounds);
      if (!slices) return scope.fail(frame, 'plan.no-step', { found: reached.toDigits() });
      frame.marks[scope.index] = slices.length - 1;
      let sum = Decimal.ZERO;
      for (const [i, slice] of slices.entries()) {
        const multiple = times[i]?.(frame);
        if (multiple == null) return multiple;
        sum = sum.plus(slice.times(multiple));
      }
      return amount.times(sum);
    });
  },
  tell: (m, teller) => {
    const reached = teller.number(m.of);
    const bounds = m.steps.map((step) => step.upper && teller.number(step.upper.value));
    const slices = (reached && slicesOf(reached, bounds)) ?? [];
    const shown = slices.map((slice, i) => `${slice.toDigits()} * ${teller.substituted(m.steps[i]?.result ?? m.of)}`);
    const values = `${teller.substituted(m.base)} * (${shown.length === 0 ? '0' : shown.join(' + ')})`;
    const name = teller.words(m.of);
    const of = teller.show(m.of);
    return {
      because: eachLang((lang) =>
        lang === 'en'
          ? `${name.en} of ${of.en} pays by slices: ${values}`
          : `${name[lang]} ${of[lang]} ${lang === 'zh-CN' ? '分段加速' : '分段加速'}：${values}`,
      ),
      formula: `${m.base.text} * ${stepsFormula(m.of.text, m.steps)}`,
      substituted: values,
      notes: stepNotes(m.of, m.steps, teller, ''),
    };
  },
};
