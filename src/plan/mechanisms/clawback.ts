import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { gap, typed } from '../evaluate/typed.ts';
import type { Clawback } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/**
 * Takes back what was paid for sales that were refunded later: refunds × the rate paid, but never more than was paid
 * (`paid`), never more than may be taken now (`limit`), never less than 0. The mark is 1 where a bound held it.
 */
export const clawback: MechanismDefinition<Clawback> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'clawback');
    const [of, rate] = [fields.needFormula('of'), fields.needFormula('rate')];
    const [paid, limit] = [fields.formula('paid'), fields.formula('limit')];
    fields.done();
    return { type: 'clawback', at, of, rate, paid, limit };
  },
  operands: (m) => [
    { key: 'of', role: 'factor', formula: m.of },
    { key: 'rate', role: 'factor', formula: m.rate },
    ...(m.paid ? [{ key: 'paid', role: 'value', formula: m.paid } as const] : []),
    ...(m.limit ? [{ key: 'limit', role: 'value', formula: m.limit } as const] : []),
  ],
  compile: (m, scope) => {
    const [of, rate] = [numberOf(m.of, scope), numberOf(m.rate, scope)];
    const bounds = [m.paid, m.limit].filter((f) => f !== null).map((f) => numberOf(f, scope));
    return typed('number', (frame) => {
      const [refunded, share] = [of(frame), rate(frame)];
      if (refunded == null || share == null) return gap(refunded, share);
      const due = refunded.times(share);
      let taken = due;
      for (const bound of bounds) {
        const most = bound(frame);
        if (most == null) return most;
        taken = taken.min(most);
      }
      taken = taken.max(Decimal.ZERO);
      frame.marks[scope.index] = taken.equals(due) ? 0 : 1;
      return taken;
    });
  },
  tell: (m, teller) => {
    const [name, of, rate] = [teller.words(m.of), teller.show(m.of), teller.show(m.rate)];
    const held = teller.mark === 1;
    const parts = [m.paid, m.limit].filter((f) => f !== null);
    return {
      because: eachLang((lang) => {
        if (lang === 'en')
          return `${name.en} of ${of.en} at ${rate.en} is taken back${held ? ', up to its limit' : ''}`;
        const limited = lang === 'zh-CN' ? '，以上限为止' : '，以上限為止';
        return `${name[lang]} ${of[lang]} 按 ${rate[lang]} ${lang === 'zh-CN' ? '追回' : '追回'}${held ? limited : ''}`;
      }),
      formula: `MAX(0, MIN(${[`${m.of.text} * ${m.rate.text}`, ...parts.map((f) => f.text)].join(', ')}))`,
      substituted: `MAX(0, MIN(${[`${teller.substituted(m.of)} * ${teller.substituted(m.rate)}`, ...parts.map(teller.substituted)].join(', ')}))`,
      notes: [],
    };
  },
};
