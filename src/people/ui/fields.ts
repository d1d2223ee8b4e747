import { Decimal } from '../../base/decimal.ts';
import { showQuantity } from '../../base/quantity.ts';
import type { Lang } from '../../base/text.ts';
import { fieldTitle, fieldValue } from '../../ledger/index.ts';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { fieldType, WORDS } from '../fields.ts';
import { usePeopleTexts } from './texts.ts';

/** What attributes and their values are called; those that an organisation's own roster brought keep their names. */
export function useFields() {
  const t = usePeopleTexts();
  const say = useSay();
  const lang = useLang();
  return {
    fieldTitle: (field: string) => say(fieldTitle(field)),
    valueText: (field: string, value: string) => {
      if (['money', 'base'].includes(fieldType(field))) return money(value, lang);
      const allowance = WORDS.tax_allowance.find((word) => field === 'tax_allowance' && word === value);
      return allowance === undefined ? say(fieldValue(field, value)) : t(`tax_allowance.${allowance}`);
    },
  };
}

function money(value: string, lang: Lang): string {
  const exact = Decimal.parse(value);
  return exact ? showQuantity(exact, 'yuan', lang) : value;
}
