import { Decimal } from '../../base/decimal.ts';
import { showQuantity } from '../../base/quantity.ts';
import type { Lang } from '../../base/text.ts';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { valueTitle } from '../index.ts';
import { CHANGEABLE, PAY, WORDS } from './changeable.ts';
import { type PeopleText, usePeopleTexts } from './texts.ts';

const TITLED: ReadonlySet<string> = new Set(['id', ...CHANGEABLE, 'tenure_band']);
const MONEY: ReadonlySet<string> = new Set(PAY);

/** What attributes and their values are called; those that an organisation's own roster brought keep their names. */
export function useFields() {
  const t = usePeopleTexts();
  const say = useSay();
  const lang = useLang();
  return {
    fieldTitle: (field: string) => (TITLED.has(field) ? t(field as PeopleText) : field),
    valueText: (field: string, value: string) => {
      if (MONEY.has(field)) return money(value, lang);
      const allowance = WORDS.tax_allowance.find((word) => field === 'tax_allowance' && word === value);
      return allowance === undefined ? say(valueTitle(field, value)) : t(`tax_allowance.${allowance}`);
    },
  };
}

function money(value: string, lang: Lang): string {
  const exact = Decimal.parse(value);
  return exact ? showQuantity(exact, 'yuan', lang) : value;
}
