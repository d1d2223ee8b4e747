import { Decimal } from '../../../../base/decimal.ts';
import { NOT_APPLICABLE } from '../../model.ts';
import { type Entries, itemsOf, type ViewAnswer } from './queries.ts';

/** Entries as the grid compares them: points as text. */

/** Of one item, or (no item named) of the whole check as the card adds it up; null where it does not apply or is not given. */
export function pointsIn(view: ViewAnswer, item: string, entries: Entries | undefined): string | null {
  if (entries === undefined) return null;
  if (item !== '') {
    const value = entries[item]?.value;
    return value === undefined || value === NOT_APPLICABLE ? null : Decimal.of(value).toString();
  }
  const chosen = itemsOf(view).flatMap((one) => {
    const value = pointsIn(view, one.id, entries);
    return value === null ? [] : [{ one, value: Decimal.of(value) }];
  });
  const sum = chosen.reduce((total, { value }) => total.plus(value), Decimal.ZERO);
  const failed = chosen.some(({ one, value }) => one.critical && isFault(view, one.points, value));
  if (!failed) return sum.toString();
  if (view.card.style === 'score') return '0';
  return sum.max(Decimal.of(view.card.criticalDeductions)).toString();
}

function isFault({ card }: ViewAnswer, points: string, value: Decimal): boolean {
  return card.style === 'deductions' ? value.sign() > 0 : value.compare(Decimal.of(points)) < 0;
}

export function shownPoints(points: string | null, missing: string): string {
  return points ?? missing;
}

/** What most gave; of equally many the first. */
export function mostOf(values: readonly (string | null)[]): string | null {
  const times = (value: string | null) => values.filter((one) => one === value).length;
  return values.reduce((best, one) => (times(one) > times(best) ? one : best), values[0] ?? null);
}

/** Item by item the middle of what everybody gave: a place to begin to agree from. Notes of a critical fault come along. */
export function medianEntries(view: ViewAnswer, contact: string): Entries {
  const given = view.scores.filter((one) => one.contact === contact && one.submittedAt !== null);
  return Object.fromEntries(
    itemsOf(view).map((item) => {
      const all = given.flatMap(({ entries }) => (entries[item.id] ? [entries[item.id] as Entries[string]] : []));
      const order = all.sort((a, b) => rank(a.value) - rank(b.value));
      const { value = item.steps[0] ?? '', note } = order[Math.floor(order.length / 2)] ?? {};
      return [item.id, { value, ...(note === undefined ? {} : { note }) }];
    }),
  );
}

function rank(value: string): number {
  return value === NOT_APPLICABLE ? -1 : Number(value);
}
