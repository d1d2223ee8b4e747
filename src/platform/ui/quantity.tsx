import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Decimal } from '../../base/decimal.ts';
import { grouped, PERCENT_POINTS, showQuantity, unitName } from '../../base/quantity.ts';
import type { Lang } from '../../base/text.ts';
import './quantity.css';
import { defineTexts, useLang } from './texts.ts';

const useTexts = defineTexts('quantity', {
  missing: { 'zh-CN': '没有数据', 'zh-TW': '沒有資料', en: 'No data' },
  why: { 'zh-CN': '为什么是 {{value}}？', 'zh-TW': '為什麼是 {{value}}？', en: 'Why {{value}}?' },
  small: { 'zh-CN': '样本太小，仅供参考', 'zh-TW': '樣本太小，僅供參考', en: 'Too few observations to rely on' },
});

export interface QuantityProps {
  /** Exact decimal text, or null where it is missing. */
  readonly value: string | null;
  readonly unit: string;
  /** Observations behind it, exact text; shown in muted ink. */
  readonly n?: string | null;
  /** Fewer observations than the metric wants: drawn lighter. */
  readonly small?: boolean;
  /** Why it is missing, for the tooltip. */
  readonly missing?: string;
  /** API address of its reason; the number then opens the panel. */
  readonly why?: string;
  /** A difference: with its sign, between shares in points of a percent. */
  readonly signed?: boolean;
  /** What a difference is of the amount before it: with its sign, and a percentage all the same. */
  readonly relative?: boolean;
}

/** A number as everywhere: right-aligned figures, unit and n beside it, missing as a dash with its reason. */
export function Quantity({ value, unit, n, small, missing, why, signed, relative }: QuantityProps) {
  const t = useTexts();
  const lang = useLang();
  if (value === null) {
    return <Missing why={missing ?? t('missing')} />;
  }
  const text = relative ? withSign(value, quantityText(value, unit, lang)) : quantityText(value, unit, lang, signed);
  const shown = why === undefined ? text : <Why at={why} label={t('why', { value: text })} text={text} />;
  return (
    <span
      className={small ? 'quantity quantity-small' : 'quantity'}
      data-copy={digitsOf(value)}
      title={small ? t('small') : undefined}
    >
      {shown}
      {n !== undefined && n !== null && <span className="quantity-n"> · n {grouped(n)}</span>}
    </span>
  );
}

/** Why there is none is told on the spot: to the pointer, at a tap or by keyboard, and to readers of the page. */
function Missing({ why }: { readonly why: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: its reason is read by keyboard, too.
    <span className="quantity quantity-missing" data-copy="" data-why={why} tabIndex={0}>
      —<span className="visually-hidden">{why}</span>
    </span>
  );
}

/** What a spreadsheet takes over: the digits alone, where the value is a number that has some. */
function digitsOf(value: string): string {
  const exact = Decimal.parse(value);
  return exact === undefined ? value : exact.toDigits(10);
}

/** In which a number of a plan is shown: a pure one is a coefficient, written as its sentence and its formula do, 1.2. */
export function planUnit(unit: string): string {
  return unit === 'ratio' ? '' : unit;
}

/** A value of a unit as text: ratios as percentages; a difference with its sign, of ratios in points. */
export function quantityText(value: string, unit: string, lang: Lang, difference = false): string {
  const exact = Decimal.parse(value);
  if (!exact) return value;
  const shown = shownIn(exact, unit, lang, difference ? PERCENT_POINTS[lang] : '%').replace(/^-/, '−');
  return difference ? withSign(value, shown) : shown;
}

function withSign(value: string, shown: string): string {
  return (Decimal.parse(value)?.sign() ?? 0) > 0 ? `+${shown}` : shown;
}

/** Shares and seconds to a tenth, all of them, so that they stand below each other; the reason keeps every digit. */
function shownIn(value: Decimal, unit: string, lang: Lang, hundredths: string): string {
  if (unit === 'ratio') return `${value.times(Decimal.int(100)).toFixed(1)} ${hundredths}`;
  if (unit === 's') return `${grouped(value.toFixed(1))} ${unitName(unit)[lang]}`;
  // A few decimals were meant; more are what a quotient leaves.
  const meant = value.equals(value.round(4, 'half-up'));
  // “523 times” needs its word in Chinese; English says of what beside the number already.
  const said = unit === 'count' && lang === 'en' ? '' : unit;
  return showQuantity(meant ? value : value.round(2, 'half-up'), said, lang).replace(/%$/, hundredths);
}

interface WhyProps {
  readonly at: string;
  readonly label?: string;
  readonly text: ReactNode;
}

/** Anything that answers "why?": underlined with dots, opened by click or Enter. */
function Why({ at, label, text }: WhyProps) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { why?: string };
  const open = search.why === at;
  return (
    <button
      type="button"
      className="why"
      aria-label={label}
      aria-expanded={open}
      onClick={() => navigate({ to: '.', search: (now: object) => ({ ...now, why: open ? undefined : at }) as never })}
    >
      {text}
    </button>
  );
}
