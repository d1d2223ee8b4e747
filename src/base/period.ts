/**
 * Periods and plain dates. A date is ISO text `2026-11-21` without a time zone; it sorts as text and compares with `<`.
 * Written as `2026-11` (month), `2026-Q4` (quarter), `2026` (year), `2026-11-21` (day), or `a..b` (range of any two).
 */

export type PlainDate = string;
export type PeriodKind = 'day' | 'month' | 'quarter' | 'year' | 'range';

export interface Period {
  readonly kind: PeriodKind;
  /** The text it was written as, canonical; the key everywhere. */
  readonly text: string;
  readonly first: PlainDate;
  /** Inclusive. */
  readonly last: PlainDate;
}

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The period a text names; `undefined` where it names none (`2026-13`, a range that runs backwards). */
export function parsePeriod(text: string): Period | undefined {
  const range = /^(.+?)\.\.(.+)$/.exec(text.trim());
  if (range) {
    const from = parseSimple(range[1] ?? '');
    const to = parseSimple(range[2] ?? '');
    if (!from || !to || to.last < from.first) return undefined;
    return from.text === to.text
      ? from
      : { kind: 'range', text: `${from.text}..${to.text}`, first: from.first, last: to.last };
  }
  return parseSimple(text.trim());
}

function parseSimple(text: string): Period | undefined {
  if (isDate(text)) return { kind: 'day', text, first: text, last: text };
  const year = /^(\d{4})$/.exec(text);
  if (year) return spanMonths('year', text, Number(year[1]), 1, 12);
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(text);
  if (quarter) {
    const q = Number(quarter[2]);
    return spanMonths('quarter', `${quarter[1]}-Q${q}`, Number(quarter[1]), q * 3 - 2, q * 3);
  }
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (month) return spanMonths('month', text, Number(month[1]), Number(month[2]), Number(month[2]));
  return undefined;
}

function spanMonths(kind: PeriodKind, text: string, year: number, from: number, to: number): Period {
  return {
    kind,
    text,
    first: isoDate(year, from, 1),
    last: addDays(isoDate(to === 12 ? year + 1 : year, (to % 12) + 1, 1), -1),
  };
}

/** Asserting form of {@link parsePeriod}, for literals in code. */
export function period(text: string): Period {
  const found = parsePeriod(text);
  if (!found) throw new RangeError(`not a period: ${text}`);
  return found;
}

export function isDate(text: string): text is PlainDate {
  const match = DATE.exec(text);
  return match !== null && toIso(dayMs(text)) === text;
}

/** What somebody who writes a date can mean: long ago for who was hired then, some years ahead for what is planned. */
export const MEANT = { first: '1900-01-01', last: '2099-12-31' } as const;

/** A date that can be meant, judged the same whenever it is read: 0001 and 2999 are slips of the hand. */
export function isMeant(text: string): text is PlainDate {
  return isDate(text) && text >= MEANT.first && text <= MEANT.last;
}

/** Days from one date to another, signed: `2026-11-20` → `2026-11-21` is 1. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return toIso(dayMs(date) + days * DAY_MS);
}

/** Same day of a later month; a day that month does not have becomes its last (31 Jan + 1 month = 28 Feb). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const first = isoDate(Math.floor(index / 12), (index % 12) + 1, 1);
  const last = addDays(isoDate(Math.floor((index + 1) / 12), ((index + 1) % 12) + 1, 1), -1);
  const wanted = addDays(first, day - 1);
  return wanted > last ? last : wanted;
}

/** Whole months from one date to a later one, as seniority is counted; 0 where `to` is earlier. */
export function wholeMonths(from: PlainDate, to: PlainDate): number {
  if (to < from) return 0;
  const [fy = 0, fm = 1] = from.split('-').map(Number);
  const [ty = 0, tm = 1] = to.split('-').map(Number);
  const months = (ty - fy) * 12 + (tm - fm);
  return addMonths(from, months) > to ? months - 1 : months;
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function isoWeekday(date: PlainDate): number {
  return ((new Date(dayMs(date)).getUTCDay() + 6) % 7) + 1;
}

export function monthOf(date: PlainDate): Period {
  return period(date.slice(0, 7));
}

export function quarterOf(date: PlainDate): Period {
  return period(`${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`);
}

/** The period of the same length just before: last month, last quarter, as many days for a range. */
export function previousPeriod(p: Period): Period {
  const before = addDays(p.first, -1);
  switch (p.kind) {
    case 'day':
      return period(before);
    case 'month':
      return monthOf(before);
    case 'quarter':
      return quarterOf(before);
    case 'year':
      return period(before.slice(0, 4));
    case 'range':
      return period(`${addDays(p.first, -daysBetween(p.first, p.last) - 1)}..${before}`);
  }
}

/** The months a period touches, in order. */
export function monthsIn(p: Period): readonly Period[] {
  const months: Period[] = [];
  for (let at = `${p.first.slice(0, 7)}-01`; at <= p.last; at = addMonths(at, 1)) months.push(monthOf(at));
  return months;
}

export function contains(p: Period, date: PlainDate): boolean {
  return p.first <= date && date <= p.last;
}

function isoDate(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayMs(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toIso(ms: number): PlainDate {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}
