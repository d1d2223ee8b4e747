import { association, mean, relation } from './association.ts';
import type { Suite } from './check.ts';
import { cellsOf, difference } from './difference.ts';
import { groupBy } from './groups.ts';
import type { Pair } from './model.ts';

/** One score of one rater on one item of one person, in points of 100. */
export interface GivenScore {
  readonly rater: string;
  /** supervisor, peer, self, customer, data. */
  readonly source: string;
  readonly person: string;
  readonly item: string;
  readonly score: number;
}

/** What a metric says of a person: over the whole period, and how much its last days are apart from the days before. */
export interface Measured {
  readonly whole: number;
  readonly lately: number | null;
}

/**
 * Whose ratings are looked at by name. Peers were promised that nobody learns what they gave, and of oneself one gives
 * nobody else's score: both are what a supervisor is held against, and are never listed.
 */
export const BY_NAME = 'supervisor';

/**
 * What can be asked about those who rate by name. Two supervisors seldom rate the same person, so each is first held
 * against what the other sources say of the same people, and then against the other supervisors: that one rates higher than
 * peers do is usual, that one does so by more than all the others is not. One person counts once, however many items.
 */
export function appraiserSuite(
  scores: readonly GivenScore[],
  measured: ReadonlyMap<string, Measured>,
  names: ReadonlyMap<string, string>,
): Suite {
  const views = viewsOf(scores);
  const byRater = groupBy(views, ({ rater }) => rater);
  const compared = views.flatMap(({ gap, others, ...view }) =>
    gap === null || others === null ? [] : [{ ...view, gap, others }],
  );
  const level = cellsOf(compared.map(({ rater, stratum, gap }) => ({ rater, stratum, value: gap })));
  const spread = cellsOf(
    [...groupBy(compared, ({ rater }) => rater).values()].flatMap((own) => {
      const [centre, usual] = [mean(own.map((one) => one.own)), mean(own.map((one) => one.others))];
      return own.map((one) => ({
        rater: one.rater,
        stratum: one.stratum,
        value: Math.abs(one.own - centre) - Math.abs(one.others - usual),
      }));
    }),
  );
  const halo = cellsOf(
    views.flatMap(({ rater, items }) =>
      items.length < 3 ? [] : [{ rater, stratum: String(items.length), value: deviationOf(items) }],
    ),
  );
  const agreement = pairsOf(
    compared,
    ({ own }) => own,
    ({ others }) => others,
  );
  const objective = pairsOf(
    views,
    ({ own }) => own,
    ({ person }) => measured.get(person)?.whole ?? null,
  );
  const lately = pairsOf(
    compared,
    ({ gap }) => gap,
    ({ person }) => measured.get(person)?.lately ?? null,
  );
  return {
    population: 'raters',
    raters: [...byRater]
      .map(([rater, own]) => ({
        rater,
        name: names.get(rater) ?? rater,
        n: own.reduce((sum, { items }) => sum + items.length, 0),
        people: own.length,
        mean: mean(own.flatMap(({ items }) => items)),
      }))
      .sort((a, b) => (a.rater < b.rater ? -1 : 1)),
    estimates: {
      leniency: (rater, apart, z) => difference(level, rater, apart, z),
      spread: (rater, apart, z) => difference(spread, rater, apart, z),
      halo: (rater, apart, z) => difference(halo, rater, apart, z),
      recency: (rater, _, z) => relation(lately, rater, z),
      agreement: (rater, apart, z) => association(agreement, rater, apart, z),
      objective: (rater, apart, z) => association(objective, rater, apart, z),
    },
  };
}

/** One person as one rater sees them. */
interface View {
  readonly rater: string;
  readonly person: string;
  readonly items: readonly number[];
  readonly own: number;
  /** What the other sources say on the same items, the mean of each source counting once; null where none speaks. */
  readonly others: number | null;
  readonly gap: number | null;
  /** Which other sources speak: some are more generous, so only views beside the same ones are compared. */
  readonly stratum: string;
}

function viewsOf(scores: readonly GivenScore[]): readonly View[] {
  return [...groupBy(scores, ({ person }) => person)].flatMap(([person, about]) => {
    const rest = about.filter(({ source }) => source !== BY_NAME);
    const named = about.filter(({ source }) => source === BY_NAME);
    return [...groupBy(named, ({ rater }) => rater)].map(([rater, given]): View => {
      const beside = given.flatMap(({ item, score }) => {
        const sources = groupBy(
          rest.filter((one) => one.item === item),
          ({ source }) => source,
        );
        const means = [...sources.values()].map((same) => mean(same.map((one) => one.score)));
        return means.length === 0 ? [] : [{ score, others: mean(means), sources: [...sources.keys()].sort() }];
      });
      const items = given.map(({ score }) => score);
      const heard = beside.length > 0;
      return {
        ...{ rater, person, items, own: mean(items) },
        others: heard ? mean(beside.map(({ others }) => others)) : null,
        gap: heard ? mean(beside.map(({ score, others }) => score - others)) : null,
        stratum: [...new Set(beside.flatMap(({ sources }) => sources))].sort().join('+'),
      };
    });
  });
}

/** The standard deviation of one person's items: 0 where every item got the same score. */
function deviationOf(items: readonly number[]): number {
  const centre = mean(items);
  return Math.sqrt(mean(items.map((one) => (one - centre) ** 2)));
}

function pairsOf<T extends { readonly rater: string }>(
  views: readonly T[],
  own: (one: T) => number,
  other: (one: T) => number | null,
): ReadonlyMap<string, readonly Pair[]> {
  const pairs = views.flatMap((one) => {
    const value = other(one);
    return value === null ? [] : [{ rater: one.rater, own: own(one), other: value }];
  });
  return groupBy(pairs, ({ rater }) => rater);
}
