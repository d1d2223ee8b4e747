import { Decimal } from '../../base/decimal.ts';
import { eachLang, type Text } from '../../base/text.ts';
import { compileFormula, flagOf } from '../evaluate/expression.ts';
import { constant, typed, wrongType } from '../evaluate/typed.ts';
import type { Teller } from '../explain/telling.ts';
import type { Formula, Gate } from '../model.ts';
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
    const paid = failing ? m.otherwise : m.then;
    const amount = paid && amountWords(paid, teller);
    return {
      because: eachLang((lang) => {
        const then = amount?.[lang] ?? '';
        if (!words) return ALL_HOLD[lang] + then;
        if (lang === 'en') return `not every condition holds: ${words.en} (${values})${then}`;
        const head = lang === 'zh-CN' ? '有条件不满足' : '有條件不滿足';
        return `${head}：${words[lang]}（${values}）${then}`;
      }),
      formula: `${m.all.map((formula) => `(${formula.text})`).join(' AND ')} → ${m.then.text}; else → ${m.otherwise?.text ?? '0'}`,
      substituted: `${m.all.map((formula) => `(${teller.substituted(formula)})`).join(' AND ')} → ${paid ? teller.substituted(paid) : '0'}`,
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

/** How what is paid then is worked out; a number alone says nothing that the result does not. */
function amountWords(formula: Formula, teller: Teller): Text {
  const [words, values] = [teller.words(formula), teller.substituted(formula)];
  return eachLang((lang) => (words[lang] === values ? '' : `${lang === 'en' ? '; ' : '，'}${words[lang]} = ${values}`));
}
