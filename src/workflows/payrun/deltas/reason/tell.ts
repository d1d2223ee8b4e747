import { Decimal } from '../../../../base/decimal.ts';
import type { Reason } from '../../../../base/explain.ts';
import { eachLang, type Lang, sameText, type Text } from '../../../../base/text.ts';
import type { Plan } from '../../../../plan/index.ts';
import { type Delta, type DerivedInputs, deltaSentence, type InputValue } from '../../../../stages/pay/index.ts';

/** Why a closed period is paid anew: which inputs are known to be others than then, and the line as it was and as it is. */

export interface InputChange {
  readonly title: Text;
  readonly before: InputValue;
  readonly now: InputValue;
}

/** The inputs of which something else is known now, in the plan's order. */
export function changedInputs(plan: Plan, before: DerivedInputs, now: DerivedInputs): readonly InputChange[] {
  return plan.inputs.flatMap(({ id, title }) => {
    const [was, is] = [before[id]?.value ?? null, now[id]?.value ?? null];
    return shown(was) === shown(is) ? [] : [{ title: { ...sameText(id), ...title }, before: was, now: is }];
  });
}

export interface DeltaCase {
  readonly delta: Delta;
  readonly title: Text;
  readonly inputs: readonly InputChange[];
  /** The reasons of the line then and now; null where there is none to tell. */
  readonly asPaid: Reason | null;
  readonly asKnown: Reason | null;
}

export function deltaReason({ delta, title, inputs, asPaid, asKnown }: DeltaCase): Reason {
  const said = deltaSentence(delta, title);
  const changed = changedWords(inputs);
  return {
    kind: 'line',
    id: `${delta.line}@${delta.period}`,
    title: eachLang((lang) => `${title[lang]} · ${delta.period}`),
    value: delta.difference.toString(),
    unit: 'yuan',
    sentence: eachLang((lang) => (changed[lang] === '' ? said[lang] : `${ended(said[lang], lang)}${changed[lang]}`)),
    parts: [sideOf(NOW, delta, delta.now, asKnown), sideOf(THEN, delta, delta.before, asPaid)],
  };
}

/** A reason that somebody wrote may end without a full stop. */
function ended(sentence: string, lang: Lang): string {
  const open = !/[。．.!！?？]$/.test(sentence);
  if (lang === 'en') return `${sentence}${open ? '.' : ''} `;
  return open ? `${sentence}。` : sentence;
}

export const THEN: Side = {
  title: { 'zh-CN': '原为', 'zh-TW': '原為', en: 'Before' },
  sentence: {
    'zh-CN': '{period} 关账时按当时知道的数据核算。',
    'zh-TW': '{period} 關帳時按當時知道的資料核算。',
    en: 'As it was worked out for {period}, from what was known then.',
  },
  differs: {
    'zh-CN': '{period} 关账时按当时知道的数据核算，连同之前已补发或补扣的。',
    'zh-TW': '{period} 關帳時按當時知道的資料核算，連同之前已補發或補扣的。',
    en: 'As it was worked out for {period}, from what was known then, with the differences settled since.',
  },
};
const NOW_WORDS: Text = {
  'zh-CN': '{period} 用同一版方案、按现在知道的数据重新核算。',
  'zh-TW': '{period} 用同一版方案、按現在知道的資料重新核算。',
  en: '{period} worked out again by the same version of the plan, from what is known now.',
};
export const NOW: Side = {
  title: { 'zh-CN': '现为', 'zh-TW': '現為', en: 'Now' },
  sentence: NOW_WORDS,
  differs: NOW_WORDS,
};

interface Side {
  readonly title: Text;
  readonly sentence: Text;
  /** Where the line's own reason has another value than stands in the delta. */
  readonly differs: Text;
}

export function sideOf(
  { title, sentence, differs }: Side,
  { line, period }: Delta,
  value: Decimal,
  reason: Reason | null,
): Reason {
  const own = Decimal.parse(reason?.value ?? '');
  const same = own === undefined || own.round(2, 'half-up').equals(value);
  return {
    kind: 'step',
    id: line,
    title,
    value: value.toString(),
    unit: 'yuan',
    sentence: eachLang((lang) => (same ? sentence : differs)[lang].replace('{period}', period)),
    parts: reason === null ? [] : [reason],
  };
}

function changedWords(inputs: readonly InputChange[]): Text {
  if (inputs.length === 0) return sameText('');
  return eachLang((lang) => {
    const each = inputs.map(({ title, before, now }) => `${title[lang]} ${shown(before)} → ${shown(now)}`);
    return lang === 'en'
      ? `Changed since: ${each.join('; ')}.`
      : `${lang === 'zh-CN' ? '之后变了的：' : '之後變了的：'}${each.join('；')}。`;
  });
}

function shown(value: InputValue): string {
  if (value === null) return '—';
  return value instanceof Decimal ? value.toDigits() : String(value);
}
