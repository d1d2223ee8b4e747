import type { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { gap, typed } from '../evaluate/typed.ts';
import type { Limit, Place } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/** What cap and floor share: one value held against another. The mark is 1 where the limit was reached. */
export function limitDefinition<Type extends 'cap' | 'floor'>(
  type: Type,
  sign: -1 | 1,
): MechanismDefinition<Limit<Type>> {
  const beyond = (value: Decimal, limit: Decimal): boolean => value.compare(limit) === sign;
  return {
    read: (node, reading, at: Place) => {
      const fields = reading.fields(node, type);
      const [of, limit] = [fields.needFormula('of'), fields.needFormula('at')];
      fields.done();
      return { type, at, of, limit } as Limit<Type>;
    },
    operands: (m) => [
      { key: 'of', role: 'value', formula: m.of },
      { key: 'at', role: 'value', formula: m.limit },
    ],
    compile: (m, scope) => {
      const of = numberOf(m.of, scope);
      const at = numberOf(m.limit, scope);
      return typed('number', (frame) => {
        const value = of(frame);
        const limit = at(frame);
        if (value == null || limit == null) return gap(value, limit);
        const reached = beyond(value, limit);
        frame.marks[scope.index] = reached ? 1 : 0;
        return reached ? limit : value;
      });
    },
    tell: (m, teller) => {
      const [name, of, limit] = [teller.words(m.of), teller.show(m.of), teller.show(m.limit)];
      const reached = teller.mark === 1;
      const more = sign === 1;
      return {
        because: eachLang((lang) => {
          if (lang === 'en')
            return reached
              ? `${name.en} of ${of.en} is ${more ? 'above the cap' : 'below the floor'} ${limit.en}`
              : `${name.en} of ${of.en} is within the ${more ? 'cap' : 'floor'} ${limit.en}`;
          const bound = more ? (lang === 'zh-CN' ? '封顶值' : '封頂值') : lang === 'zh-CN' ? '保底值' : '保底值';
          const compared = reached ? (more ? '高于' : '低于') : more ? '不超过' : '不低于';
          const words = lang === 'zh-CN' ? compared : compared.replace('于', '於').replace('过', '過');
          return `${name[lang]} ${of[lang]} ${words}${bound} ${limit[lang]}`;
        }),
        formula: `${more ? 'MIN' : 'MAX'}(${m.of.text}, ${m.limit.text})`,
        substituted: `${more ? 'MIN' : 'MAX'}(${teller.substituted(m.of)}, ${teller.substituted(m.limit)})`,
        notes: [],
      };
    },
  };
}
