import { Decimal } from '../../base/decimal.ts';
import { wilson } from '../../stages/metrics/index.ts';
import { namedFaults } from '../quality/index.ts';
import { type Appeal, lastRuling } from './model.ts';

/** How often what somebody scored, or an item of the scorecard, was changed on appeal; by what was decided in the end. */

export interface OverturnRate {
  readonly group: string;
  /** Decided appeals; of an item those that contested it. */
  readonly n: number;
  /** Upheld, wholly or in part; of an item those whose ruling changed it. */
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
    inspectors: rates(
      decided.flatMap((appeal) => {
        const { inspector } = appeal.object;
        return inspector === null ? [] : [{ group: inspector, overturned: isOverturned(appeal) }];
      }),
    ),
    items: rates(
      decided.flatMap((appeal) => {
        const changed = new Set(isOverturned(appeal) ? changedIn(appeal) : []);
        const items = new Set([...appeal.object.items, ...changed]);
        return [...items].map((group) => ({ group, overturned: changed.has(group) }));
      }),
    ),
  };
}

/** Whether the last ruling on it, wholly or in part, was the appellant's. */
export function isOverturned(appeal: Pick<Decided, 'rulings'>): boolean {
  return lastRuling(appeal)?.outcome !== 'rejected';
}

/** The items that the last ruling changed: what was contested beside them, and stands, was right. */
function changedIn({ object, rulings }: Decided): readonly string[] {
  const { outcome, corrections } = lastRuling({ rulings }) ?? { outcome: 'rejected', corrections: [] };
  const said = corrections.map(({ correction }) => correction);
  const judged = said.flatMap((one) => (one.change === 'check' ? Object.keys(one.entries) : []));
  if (judged.length > 0) return judged;
  const left = said.flatMap((one) =>
    one.change === 'value' && one.column === 'items' ? [namedFaults(one.value)] : [],
  );
  if (left[0]) return object.items.filter((item) => !left[0]?.includes(item));
  // A source's check names its faults and not what each cost: only what was right as a whole was right in every item.
  return outcome === 'upheld' ? object.items : [];
}

interface Verdict {
  readonly group: string;
  readonly overturned: boolean;
}

function rates(verdicts: readonly Verdict[]): readonly OverturnRate[] {
  const counts = new Map<string, { n: number; overturned: number }>();
  for (const { group, overturned } of verdicts) {
    const count = counts.get(group) ?? { n: 0, overturned: 0 };
    counts.set(group, { n: count.n + 1, overturned: count.overturned + Number(overturned) });
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
