import { Decimal } from '../../base/decimal.ts';
import { wilson } from '../../stages/metrics/index.ts';
import { type Appeal, lastRuling } from './model.ts';

/** How often what somebody scored, or an item of the scorecard, was changed on appeal; by what was decided in the end. */

export interface OverturnRate {
  readonly group: string;
  /** Decided appeals. */
  readonly n: number;
  /** Upheld, wholly or in part. */
  readonly overturned: number;
  readonly rate: string;
  /** Wilson's 95 % interval: few appeals say little. */
  readonly interval: { readonly low: string; readonly high: string };
}

export interface OverturnRates {
  readonly inspectors: readonly OverturnRate[];
  readonly items: readonly OverturnRate[];
}

type Decided = Pick<Appeal, 'object' | 'rulings' | 'state'>;

export function overturnRates(appeals: readonly Decided[]): OverturnRates {
  const decided = appeals.filter(
    ({ state, rulings }) => (state === 'settled' || state === 'final') && rulings.length > 0,
  );
  return {
    inspectors: rates(decided, ({ object }) => (object.inspector === null ? [] : [object.inspector])),
    items: rates(decided, ({ object }) => object.items),
  };
}

function rates(decided: readonly Decided[], groupsOf: (appeal: Decided) => readonly string[]): readonly OverturnRate[] {
  const counts = new Map<string, { n: number; overturned: number }>();
  for (const appeal of decided) {
    const overturned = lastRuling(appeal)?.outcome !== 'rejected';
    for (const group of new Set(groupsOf(appeal))) {
      const count = counts.get(group) ?? { n: 0, overturned: 0 };
      counts.set(group, { n: count.n + 1, overturned: count.overturned + Number(overturned) });
    }
  }
  return [...counts]
    .map(([group, { n, overturned }]) => rateOf(group, n, overturned))
    .sort((a, b) => b.n - a.n || (a.group < b.group ? -1 : 1));
}

function rateOf(group: string, n: number, overturned: number): OverturnRate {
  const interval = wilson(Decimal.int(overturned), Decimal.int(n));
  if (!interval) throw new Error('a group of decided appeals has none');
  const rate = Decimal.ratio(overturned, n).round(6, 'half-up').toString();
  return { group, n, overturned, rate, interval: { low: interval.low.toString(), high: interval.high.toString() } };
}
