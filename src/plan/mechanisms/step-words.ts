import { Decimal } from '../../base/decimal.ts';
import { eachLang, type Lang, type Text } from '../../base/text.ts';
import type { Note, Teller } from '../explain/telling.ts';
import type { Bound, Formula, Step } from '../model.ts';

/** Words for steps: the one taken, those not taken, and how far away they are. */

const SIGN: Readonly<Record<Bound['word'], string>> = { to: '≤', below: '<', from: '≥', above: '>' };

/** `≤ 20 → 1.2; ≤ 30 → 1.0; else → 0`, as the file has it. */
export function stepsFormula(of: string, steps: readonly Step[]): string {
  return `${of}: ${steps.map((step) => `${boundsFormula(step)} → ${step.result.text}`).join('; ')}`;
}

function boundsFormula(step: Step): string {
  const bounds = [step.lower, step.upper].filter((bound) => bound !== null);
  return bounds.length === 0 ? 'else' : bounds.map((b) => `${SIGN[b.word]} ${b.value.text}`).join(' & ');
}

const BOUND_WORDS: Readonly<Record<Lang, Readonly<Record<Bound['word'] | 'else', (bound: string) => string>>>> = {
  'zh-CN': {
    to: (b) => `${b}及以下`,
    below: (b) => `低于 ${b}`,
    from: (b) => `${b}及以上`,
    above: (b) => `高于 ${b}`,
    else: () => '其余',
  },
  'zh-TW': {
    to: (b) => `${b}及以下`,
    below: (b) => `低於 ${b}`,
    from: (b) => `${b}及以上`,
    above: (b) => `高於 ${b}`,
    else: () => '其餘',
  },
  en: {
    to: (b) => `up to ${b}`,
    below: (b) => `below ${b}`,
    from: (b) => `${b} or more`,
    above: (b) => `above ${b}`,
    else: () => 'all others',
  },
};

/** `20 及以下`, `up to 20`. */
export function stepWords(step: Step, like: Formula | null, teller: Teller): Text {
  return eachLang((lang) => {
    const words = [step.lower, step.upper].flatMap((bound) => {
      const value = bound && teller.number(bound.value);
      if (!bound || !value) return [];
      return [BOUND_WORDS[lang][bound.word](like ? teller.showLike(value, like)[lang] : value.toDigits(4))];
    });
    return words.length === 0 ? BOUND_WORDS[lang].else('') : words.join(lang === 'en' ? ' and ' : '、');
  });
}

/** Every step with its result; those not taken with the distance to them. */
export function stepNotes(of: Formula, steps: readonly Step[], teller: Teller, unit: string): readonly Note[] {
  const value = teller.number(of);
  return steps.map((step, index) => {
    const taken = index === teller.mark;
    const result = teller.value(step.result);
    const words = stepWords(step, of, teller);
    const gap = value === null || taken ? null : distance(value, steps, index, teller);
    const sentence = eachLang((lang) => {
      const head = `${words[lang]} → ${resultWords(result, unit, teller)[lang]}`;
      if (taken) return `✓ ${head}`;
      if (!gap) return head;
      const away = teller.showGap(gap.by, of)[lang];
      return `${head} (${AWAY[lang](away, gap.up, gap.reached)})`;
    });
    return { id: String(index + 1), taken, value: result, unit, sentence };
  });
}

function resultWords(result: ReturnType<Teller['value']>, unit: string, teller: Teller): Text {
  if (unit === '' && result instanceof Decimal) return eachLang(() => result.toDigits(6));
  return teller.showResult(result);
}

/** `再多 12 分`, or where exactly that is not enough `再多超过 12 分`: 以上 would include the number (Civil Code art. 1259). */
export const AWAY: Readonly<Record<Lang, (by: string, up: boolean, reached: boolean) => string>> = {
  'zh-CN': (by, up, reached) => `${up ? '再多' : '再少'}${reached ? '' : '超过'} ${by}`,
  'zh-TW': (by, up, reached) => `${up ? '再多' : '再少'}${reached ? '' : '超過'} ${by}`,
  en: (by, up, reached) => `${reached ? '' : 'over '}${by} ${up ? 'more' : 'less'}`,
};

interface Distance {
  readonly by: Decimal;
  readonly up: boolean;
  /** Whether exactly this distance is enough (the bound belongs to the step). */
  readonly reached: boolean;
}

/** How far a value is from a step that was not taken; null where no single bound separates them. */
function distance(value: Decimal, steps: readonly Step[], index: number, teller: Teller): Distance | null {
  const step = steps[index] as Step;
  const upper = step.upper && teller.number(step.upper.value);
  if (step.upper && upper && value.compare(upper) >= 0)
    return { by: value.minus(upper), up: false, reached: step.upper.word === 'to' };
  const lower = step.lower && teller.number(step.lower.value);
  if (step.lower && lower && value.compare(lower) <= 0)
    return { by: lower.minus(value), up: true, reached: step.lower.word === 'from' };
  // Its own bounds hold, but a step before it was taken: the way leads past the step just before.
  const before = steps[index - 1];
  const edge = before?.upper ?? before?.lower;
  const at = edge && teller.number(edge.value);
  if (!before || !edge || !at) return null;
  return {
    by: at.minus(value).abs(),
    up: edge === before.upper,
    reached: edge.word === 'below' || edge.word === 'above',
  };
}
