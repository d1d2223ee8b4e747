import { Decimal } from '../../base/decimal.ts';
import { grouped } from '../../base/quantity.ts';
import { useSay } from '../../platform/ui/texts.ts';
import { valueTitle } from '../titles.ts';
import { type PeopleText, usePeopleTexts } from './texts.ts';

const TITLED: ReadonlySet<string> = new Set([
  ...['id', 'name', 'team', 'lead', 'manager', 'post', 'level', 'status', 'hired_on', 'left_on', 'base_pay', 'city'],
  ...['project', 'shift', 'alias', 'tenure_band'],
]);

/** What attributes and their values are called; those that an organisation's own roster brought keep their names. */
export function useFields() {
  const t = usePeopleTexts();
  const say = useSay();
  return {
    fieldTitle: (field: string) => (TITLED.has(field) ? t(field as PeopleText) : field),
    valueText: (field: string, value: string) => (field === 'base_pay' ? money(value) : say(valueTitle(field, value))),
  };
}

function money(value: string): string {
  const exact = Decimal.parse(value);
  return exact ? grouped(exact.toFixed(2)) : value;
}
