import { Decimal } from '../../base/decimal.ts';
import { eachLang, type Text } from '../../base/text.ts';
import { compileFormula, flagOf } from '../evaluate/expression.ts';
import { constant, typed, wrongType } from '../evaluate/typed.ts';
import type { Gate } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

const ALL_HOLD: Text = { 'zh-CN': '条件全部满足', 'zh-TW': '條件全部滿足', en: 'every condition holds' };

/** All conditions or nothing. The mark is the first condition that did not hold, or the number of conditions. */
export const gate: MechanismDefinition<Gate> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'gate');
    const all = fields.needItems('all').map((item) => reading.formula(item, 'all'));
    const then = fields.needFormula('then');
    const otherwise = fields.formula('else');
    fields.done();
    return { type: 'gate', at, all, then, otherwise };
  },
  operands: (m) => [
    ...m.all.map((formula, i) => ({ key: `all[${i}]`, role: 'condition', formula }) as const),
    { key: 'then', role: 'value', formula: m.then },
    ...(m.otherwise ? [{ key: 'else', role: 'value', formula: m.otherwise } as const] : []),
  ],
  compile: (m, scope) => {
    const conditions = m.all.map((formula) => flagOf(formula, scope));
    const then = compileFormula(m.then, scope);
    const otherwise = m.otherwise ? compileFormula(m.otherwise, scope) : constant(Decimal.ZERO);
    if (then.type !== otherwise.type) {
      const formula = m.otherwise ?? m.then;
      return typed(then.type, wrongType(formula.expr, otherwise.type, then.type, scope.within(formula)));
    }
    return typed(then.type, (frame) => {
      for (const [i, condition] of conditions.entries()) {
        const holds = condition(frame);
        if (holds == null) return holds;
        if (!holds) {
          frame.marks[scope.index] = i;
          return otherwise.run(frame);
        }
      }
      frame.marks[scope.index] = conditions.length;
      return then.run(frame);
    });
  },
  tell: (m, teller) => {
    const failing = m.all[teller.mark];
    const words = failing && teller.words(failing);
    const values = failing && teller.substituted(failing);
    return {
      because: eachLang((lang) => {
        if (lang === 'en') return words ? `not every condition holds: ${words.en} (${values})` : ALL_HOLD.en;
        if (!words) return ALL_HOLD[lang];
        return lang === 'zh-CN'
          ? `有条件不满足：${words[lang]}（${values}）`
          : `有條件不滿足：${words[lang]}（${values}）`;
      }),
      formula: `${m.all.map((formula) => `(${formula.text})`).join(' AND ')} → ${m.then.text}; else → ${m.otherwise?.text ?? '0'}`,
      substituted: m.all.map((formula) => `(${teller.substituted(formula)})`).join(' AND '),
      notes: m.all.map((formula, i) => {
        const holds = teller.value(formula) === true;
        const name = teller.words(formula);
        return {
          id: String(i + 1),
          taken: holds,
          value: holds,
          unit: '',
          sentence: eachLang((lang) => `${holds ? '✓' : '✗'} ${name[lang]} (${teller.substituted(formula)})`),
        };
      }),
    };
  },
};
