import { eachLang } from '../../base/text.ts';
import { compileFormula } from '../evaluate/expression.ts';
import type { FormulaMechanism } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/** `formula: a * b`, or a line that is nothing but its formula. */
export const formula: MechanismDefinition<FormulaMechanism> = {
  read: (node, reading, at) => ({ type: 'formula', at, formula: reading.formula(node, 'formula') }),
  operands: (m) => [{ key: 'formula', role: 'value', formula: m.formula }],
  compile: (m, scope) => compileFormula(m.formula, scope),
  tell: (m, teller) => {
    const words = teller.words(m.formula);
    const values = teller.substituted(m.formula);
    return {
      because: eachLang((lang) => (words[lang] === values ? words[lang] : `${words[lang]} = ${values}`)),
      formula: m.formula.text,
      substituted: values,
      notes: teller.branches(m.formula).map(({ condition, holds }, i) => {
        const name = teller.words(condition);
        const shown = teller.substituted(condition);
        const sentence = eachLang((lang) => `${holds ? '✓' : '✗'} ${name[lang]} (${shown})`);
        return { id: String(i + 1), taken: holds, value: holds, unit: '', sentence };
      }),
    };
  },
};
