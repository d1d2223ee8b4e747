import type { Decimal } from '../../base/decimal.ts';
import { eachLang, fill, type Text } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import { gap, typed } from '../evaluate/typed.ts';
import type { Limit, Place } from '../model.ts';
import type { MechanismDefinition } from './mechanism.ts';

/** How each is written as a formula, and what is said of a value that passes its limit or keeps to it. */
const WORDS: Readonly<
  Record<'cap' | 'floor', { readonly call: string; readonly beyond: Text; readonly within: Text }>
> = {
  cap: {
    call: 'MIN',
    beyond: {
      'zh-CN': '{name} {value} 高于封顶值 {limit}',
      'zh-TW': '{name} {value} 高於封頂值 {limit}',
      en: '{name} of {value} is above the cap {limit}',
    },
    within: {
      'zh-CN': '{name} {value} 不超过封顶值 {limit}',
      'zh-TW': '{name} {value} 不超過封頂值 {limit}',
      en: '{name} of {value} is within the cap {limit}',
    },
  },
  floor: {
    call: 'MAX',
    beyond: {
      'zh-CN': '{name} {value} 低于保底值 {limit}',
      'zh-TW': '{name} {value} 低於保底值 {limit}',
      en: '{name} of {value} is below the floor {limit}',
    },
    within: {
      'zh-CN': '{name} {value} 不低于保底值 {limit}',
      'zh-TW': '{name} {value} 不低於保底值 {limit}',
      en: '{name} of {value} is within the floor {limit}',
    },
  },
};

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
      const [name, value, limit] = [teller.words(m.of), teller.show(m.of), teller.show(m.limit)];
      const { call, beyond, within } = WORDS[type];
      const words = teller.mark === 1 ? beyond : within;
      return {
        because: eachLang((lang) => fill(words[lang], { name: name[lang], value: value[lang], limit: limit[lang] })),
        formula: `${call}(${m.of.text}, ${m.limit.text})`,
        substituted: `${call}(${teller.substituted(m.of)}, ${teller.substituted(m.limit)})`,
        notes: [],
      };
    },
  };
}
