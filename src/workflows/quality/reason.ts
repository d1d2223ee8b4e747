import { Decimal } from '../../base/decimal.ts';
import type { Reason } from '../../base/explain.ts';
import { quantityText } from '../../base/quantity.ts';
import { eachLang, fill, inARow, type Lang, say, type Text } from '../../base/text.ts';
import type { CardSection, Entries, Scorecard } from './model.ts';
import { type ItemVerdict, sumUp, verdictsOf } from './score.ts';

/** Why a check came to its points: section by section, item by item, with what the inspector wrote. */
export function reasonOfCheck(card: Scorecard, entries: Entries): Reason {
  const { deductions, points, possible, critical } = sumUp(card, entries);
  const verdicts = verdictsOf(card, entries);
  const value = card.style === 'deductions' ? deductions : points;
  const left = verdicts.filter(({ applies }) => !applies).length;
  const words = (lang: Lang) => ({
    value: value?.toDigits(4) ?? '—',
    points: points?.toDigits(4) ?? '—',
    possible: possible?.toDigits(4) ?? '—',
    faults: String(verdicts.filter(({ fault }) => fault).length),
    left: String(left),
    critical: inARow(
      verdicts.filter(({ item, fault }) => item.critical && fault).map(({ item }) => say(item.title, lang)),
      lang,
    ),
    least: card.criticalDeductions.toDigits(4),
  });
  const sentence = eachLang((lang) => {
    const parts = [SENTENCE[card.style], ...(left > 0 ? [LEFT] : []), ...(critical ? [CRITICAL[card.style]] : [])];
    return parts.map((part) => fill(part[lang], words(lang))).join(lang === 'en' ? ' ' : '');
  });
  return {
    kind: 'score',
    id: `${card.id}@${card.version}`,
    title: card.title,
    value: value?.toDigits(4) ?? null,
    unit: 'points',
    sentence,
    substituted: verdicts.flatMap((one) => (one.value === null ? [] : [one.value.toDigits(4)])).join(' + '),
    parts: card.sections.map((section) => sectionReason(section, verdicts)),
  };
}

function sectionReason(section: CardSection, verdicts: readonly ItemVerdict[]): Reason {
  const mine = verdicts.filter(({ item }) => section.items.includes(item));
  const total = mine.reduce((sum, { value }) => sum.plus(value ?? Decimal.ZERO), Decimal.ZERO);
  return {
    kind: 'step',
    id: section.id,
    title: section.title,
    value: total.toDigits(4),
    unit: 'points',
    sentence: quantityText(total, 'points'),
    parts: mine.map(itemReason),
  };
}

function itemReason({ item, entry, value, applies }: ItemVerdict): Reason {
  const note = (entry?.note ?? '').trim();
  const said = value !== null ? quantityText(value, 'points') : applies ? OPEN : NOT_APPLYING;
  return {
    kind: 'given',
    id: item.id,
    title: item.title,
    value: value?.toDigits(4) ?? null,
    unit: 'points',
    sentence: eachLang((lang) => (note === '' ? said[lang] : `${said[lang]}${lang === 'en' ? ': ' : '：'}${note}`)),
    parts: [],
  };
}

const SENTENCE: Readonly<Record<Scorecard['style'], Text>> = {
  deductions: {
    'zh-CN': '扣 {value} 分：{faults} 项有失分。',
    'zh-TW': '扣 {value} 分：{faults} 項有失分。',
    en: '{value} points taken off for {faults} faults.',
  },
  score: {
    'zh-CN': '应得 {possible} 分，得 {points} 分，{faults} 项有失分。',
    'zh-TW': '應得 {possible} 分，得 {points} 分，{faults} 項有失分。',
    en: '{points} of {possible} points, {faults} items not in full.',
  },
};

const LEFT: Text = {
  'zh-CN': '{left} 项不适用，两边都不计。',
  'zh-TW': '{left} 項不適用，兩邊都不計。',
  en: '{left} items do not apply and count on neither side.',
};

const CRITICAL: Readonly<Record<Scorecard['style'], Text>> = {
  deductions: {
    'zh-CN': '致命项“{critical}”失分，整单不合格，至少扣 {least} 分。',
    'zh-TW': '致命項「{critical}」失分，整單不合格，至少扣 {least} 分。',
    en: 'A critical item failed ({critical}): the whole check fails, at least {least} points are taken off.',
  },
  score: {
    'zh-CN': '致命项“{critical}”失分，整单不得分。',
    'zh-TW': '致命項「{critical}」失分，整單不得分。',
    en: 'A critical item failed ({critical}): the whole check scores nothing.',
  },
};

const OPEN: Text = { 'zh-CN': '尚未评', 'zh-TW': '尚未評', en: 'not scored yet' };
const NOT_APPLYING: Text = { 'zh-CN': '不适用', 'zh-TW': '不適用', en: 'does not apply' };
