import { Decimal } from '../../base/decimal.ts';
import { showQuantity } from '../../base/quantity.ts';
import type { Lang } from '../../base/text.ts';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { valueTitle } from '../index.ts';
import { type PeopleText, usePeopleTexts } from './texts.ts';

const TITLED: ReadonlySet<string> = new Set([
  ...['id', 'name', 'team', 'lead', 'manager', 'post', 'level', 'status', 'hired_on', 'left_on', 'base_pay', 'city'],
  ...['project', 'shift', 'alias', 'tenure_band'],
]);

/** What attributes and their values are called; those that an organisation's own roster brought keep their names. */
export function useFields() {
  const t = usePeopleTexts();
  const say = useSay();
  const lang = useLang();
  return {
    fieldTitle: (field: string) => (TITLED.has(field) ? t(field as PeopleText) : field),
    valueText: (field: string, value: string) =>
      field === 'base_pay' ? money(value, lang) : say(valueTitle(field, value)),
  };
}

function money(value: string, lang: Lang): string {
  const exact = Decimal.parse(value);
  return exact ? showQuantity(exact, 'yuan', lang) : value;
}
