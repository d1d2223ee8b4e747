import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { gap, typed } from '../evaluate/typed.ts';
import type { Prorate } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/** A part of an amount for a part of the time: of × by ÷ over. */
export const prorate: MechanismDefinition<Prorate> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'prorate');
    const [of, by, over] = [fields.needFormula('of'), fields.needFormula('by'), fields.needFormula('over')];
    fields.done();
    return { type: 'prorate', at, of, by, over };
  },
  operands: (m) => [
    { key: 'of', role: 'value', formula: m.of },
    { key: 'by', role: 'measure', formula: m.by },
    { key: 'over', role: 'bound', formula: m.over, like: m.by },
  ],
  compile: (m, scope) => {
    const [of, by, over] = [numberOf(m.of, scope), numberOf(m.by, scope), numberOf(m.over, scope)];
    const formula = `${m.of.text} * ${m.by.text} / ${m.over.text}`;
    return typed('number', (frame) => {
      const [amount, part, whole] = [of(frame), by(frame), over(frame)];
      if (amount == null || part == null || whole == null) return whole === undefined ? undefined : gap(amount, part);
      return whole.isZero() ? scope.fail(frame, 'plan.division-by-zero', { formula }) : amount.times(part).over(whole);
    });
  },
  tell: (m, teller) => {
    const [name, by, over] = [teller.words(m.of), teller.show(m.by), teller.show(m.over)];
    return {
      because: eachLang((lang) => {
        if (lang === 'en') return `${name.en} is paid for ${by.en} of ${over.en}`;
        return lang === 'zh-CN'
          ? `${name[lang]}按 ${by[lang]} / ${over[lang]} 折算`
          : `${name[lang]}按 ${by[lang]} / ${over[lang]} 折算`;
      }),
      formula: `${m.of.text} * ${m.by.text} / ${m.over.text}`,
      substituted: `${teller.substituted(m.of)} * ${teller.substituted(m.by)} / ${teller.substituted(m.over)}`,
      notes: [],
    };
  },
};
