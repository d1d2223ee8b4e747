import { Decimal } from '../../../base/decimal.ts';
import type { CardItem, Entries, Scorecard } from '../model.ts';
import { sumUp, verdictsOf } from '../score.ts';
import { agreementOf, type Level, type Unit, weightedKappa } from './agreement.ts';
import type { Deviation, ItemAgreement, Outcome } from './model.ts';

/** What a session comes to: how far inspectors agree with each other, and how far each is from what was agreed. */

export interface Scored {
  readonly inspectors: readonly string[];
  readonly conversations: readonly {
    readonly reference: Entries | null;
    /** By inspector; absent where nothing was handed in. */
    readonly entries: ReadonlyMap<string, Entries>;
  }[];
}

export function outcomeOf(card: Scorecard, scored: Scored, seed: string): Outcome {
  const items: readonly (CardItem | null)[] = [null, ...card.sections.flatMap((section) => section.items)];
  const settled = scored.conversations.some(({ reference }) => reference !== null);
  return {
    agreement: items.map((item) => itemAgreement(card, item, scored, seed)),
    deviations: settled
      ? scored.inspectors.flatMap((inspector) => items.map((item) => deviationOf(card, item, scored, inspector)))
      : [],
    seed,
  };
}

/** What entries say of an item, or of the whole check: the points taken off or reached. Null: it does not apply. */
function pointsOf(card: Scorecard, item: CardItem | null, entries: Entries | undefined): Decimal | null {
  if (entries === undefined) return null;
  if (item !== null) return verdictsOf(card, entries).find((verdict) => verdict.item.id === item.id)?.value ?? null;
  const { deductions, points } = sumUp(card, entries);
  return card.style === 'deductions' ? deductions : points;
}

function itemAgreement(card: Scorecard, item: CardItem | null, scored: Scored, seed: string): ItemAgreement {
  const units: readonly Unit[] = scored.conversations.map(({ entries }) =>
    scored.inspectors.map((one) => pointsOf(card, item, entries.get(one))?.toApproximate() ?? null),
  );
  // An item has few steps whose distances mean little; the sum of points is a measure.
  const level: Level = item === null ? 'interval' : 'ordinal';
  const found = agreementOf(units, level, `${seed} ${item?.id ?? ''}`);
  const kappa = scored.inspectors.length === 2 ? weightedKappa(pairsIn(units)) : null;
  return {
    item: item?.id ?? null,
    alpha: decimals(found?.alpha),
    low: decimals(found?.low),
    high: decimals(found?.high),
    conversations: units.filter((unit) => unit.filter((value) => value !== null).length > 1).length,
    kappa: decimals(kappa),
  };
}

function pairsIn(units: readonly Unit[]): readonly (readonly [number, number])[] {
  return units.flatMap(([a, b]) => (a == null || b == null ? [] : [[a, b] as const]));
}

function deviationOf(card: Scorecard, item: CardItem | null, scored: Scored, inspector: string): Deviation {
  let [sum, far] = [Decimal.ZERO, Decimal.ZERO];
  let [n, applies] = [0, 0];
  for (const { reference, entries } of scored.conversations) {
    const given = entries.get(inspector);
    if (reference === null || given === undefined) continue;
    const [value, agreed] = [pointsOf(card, item, given), pointsOf(card, item, reference)];
    if (value === null || agreed === null) {
      if (value !== agreed) applies += 1;
      continue;
    }
    const apart = value.minus(agreed);
    n += 1;
    sum = sum.plus(apart);
    far = far.plus(apart.abs());
  }
  const mean = (total: Decimal) => (n === 0 ? null : total.over(Decimal.int(n)).round(4, 'half-up').toString());
  return { inspector, item: item?.id ?? null, n, bias: mean(sum), distance: mean(far), applies };
}

function decimals(value: number | null | undefined): string | null {
  return value == null ? null : value.toFixed(3);
}
