import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { typed } from '../evaluate/typed.ts';
import { unitOf, type Weighted } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/**
 * Σ weight × value. With `missing: reweight` the parts that are there share the whole weight in proportion: the sum of
 * those present is multiplied by all weights ÷ present weights. A missing part is never a 0.
 */
export const weighted: MechanismDefinition<Weighted> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'weighted');
    const parts = fields.needItems('parts').map((item) => {
      const part = reading.fields(item, 'parts');
      const result = { of: part.needFormula('of'), weight: part.needFormula('weight'), at: item.at };
      part.done();
      return result;
    });
    const missing = fields.choice('missing', ['reweight', 'error'] as const) ?? 'error';
    fields.done();
    return { type: 'weighted', at, parts, missing };
  },
  operands: (m) =>
    m.parts.flatMap(
      (part, i) =>
        [
          { key: `parts[${i}].of`, role: 'value', formula: part.of, tolerant: m.missing === 'reweight' },
          { key: `parts[${i}].weight`, role: 'ratio', formula: part.weight },
        ] as const,
    ),
  compile: (m, scope) => {
    const reading = m.missing === 'reweight' ? scope.forgiving() : scope;
    const parts = m.parts.map((part) => ({ of: numberOf(part.of, reading), weight: numberOf(part.weight, scope) }));
    return typed('number', (frame) => {
      let sum = Decimal.ZERO;
      let present = Decimal.ZERO;
      let all = Decimal.ZERO;
      let gone: null | undefined | false = false;
      for (const part of parts) {
        const weight = part.weight(frame);
        const value = part.of(frame);
        if (weight == null) gone = weight;
        else all = all.plus(weight);
        if (weight != null && value != null) {
          present = present.plus(weight);
          sum = sum.plus(value.times(weight));
        } else if (gone !== undefined) gone = value === undefined ? undefined : null;
      }
      if (gone === false) return sum;
      if (gone === undefined || m.missing === 'error') return gone;
      if (!present.isZero()) return sum.times(all).over(present);
      return scope.tolerant ? null : scope.fail(frame, 'plan.nothing-to-weigh', {});
    });
  },
  tell: (m, teller) => {
    const parts = m.parts.map((part) => ({ part, value: teller.value(part.of), weight: teller.number(part.weight) }));
    const there = parts.filter(({ value }) => value != null);
    const gone = parts.filter(({ value }) => value == null);
    const total = (list: typeof parts): Decimal =>
      list.reduce((sum, p) => sum.plus(p.weight ?? Decimal.ZERO), Decimal.ZERO);
    const shown = there
      .map(({ part }) => `${teller.substituted(part.of)} * ${teller.substituted(part.weight)}`)
      .join(' + ');
    const scale = gone.length === 0 ? '' : ` * ${total(parts).toDigits()} / ${total(there).toDigits()}`;
    const values = gone.length === 0 ? shown : `(${shown})${scale}`;
    return {
      because: eachLang((lang) => {
        const names = gone.map(({ part }) => teller.words(part.of)[lang]).join(lang === 'en' ? ', ' : '、');
        if (lang === 'en')
          return gone.length === 0
            ? `the weighted parts add up to it: ${values}`
            : `${names} is missing and the others carry its weight: ${values}`;
        const told = lang === 'zh-CN' ? `各项加权相加：${values}` : `各項加權相加：${values}`;
        if (gone.length === 0) return told;
        return lang === 'zh-CN'
          ? `${names}缺失，权重由其余各项按比例分担：${values}`
          : `${names}缺失，權重由其餘各項按比例分擔：${values}`;
      }),
      formula: m.parts.map((part) => `${part.of.text} * ${part.weight.text}`).join(' + '),
      substituted: values,
      notes: parts.map(({ part, value }, i) => {
        const name = teller.words(part.of);
        const of = teller.show(part.of);
        const weight = teller.substituted(part.weight);
        return {
          id: String(i + 1),
          taken: value != null,
          value,
          unit: unitOf(teller.line),
          sentence: eachLang((lang) => `${name[lang]} ${of[lang]} × ${weight}`),
        };
      }),
    };
  },
};
