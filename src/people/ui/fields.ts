import type { PeopleText, usePeopleTexts } from './texts.ts';

type T = ReturnType<typeof usePeopleTexts>;

const TITLED: ReadonlySet<string> = new Set([
  ...['id', 'name', 'team', 'lead', 'manager', 'post', 'level', 'status', 'hired_on', 'left_on', 'base_pay', 'city'],
  ...['project', 'shift', 'alias', 'tenure_band'],
]);

/** An attribute that an organisation's own roster brought keeps its own name. */
export function fieldTitle(field: string, t: T): string {
  return TITLED.has(field) ? t(field as PeopleText) : field;
}

export function valueText(field: string, value: string, t: T): string {
  const known = field === 'status' && ['trial', 'regular', 'left'].includes(value);
  return known ? t(`status.${value}` as PeopleText) : value;
}
