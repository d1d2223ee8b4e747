import { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { Fact } from '../../ledger/index.ts';
import { type ItemScore, type Rating, type RatingPolicy, SOURCES, type Source, type SourceScore } from './model.ts';

/** The ratings in the ledger's standing facts; of two by the same rater on the same item the later one counts. */
export function ratingsOf(facts: readonly Fact[]): readonly Rating[] {
  const latest = new Map<string, Rating>();
  for (const fact of facts) {
    const rating = fact.kind === 'rating.given' ? ratingOf(fact) : undefined;
    if (rating) latest.set([rating.person, rating.item, rating.source, rating.rater].join('\n'), rating);
  }
  return [...latest.values()];
}

/** Every person's items, each scored by its sources: as a review of the person was released by, else by `policy`. */
export function scoresByPerson(
  ratings: readonly Rating[],
  policy: RatingPolicy,
  released: ReadonlyMap<string, RatingPolicy> = new Map(),
): ReadonlyMap<string, ReadonlyMap<string, ItemScore>> {
  const byPerson = groupBy(ratings, (r) => r.person);
  return new Map(
    [...byPerson].map(([person, own]) => {
      const theirs = released.get(person) ?? policy;
      return [
        person,
        new Map([...groupBy(own, (r) => r.item)].map(([item, rated]) => [item, scoreItem(item, rated, theirs)])),
      ];
    }),
  );
}

/** One item: the mean of each source's raters, then the sources by weight; a missing source leaves its weight to the others. */
function scoreItem(item: string, ratings: readonly Rating[], policy: RatingPolicy): ItemScore {
  const sources = SOURCES.filter((source) => policy.weights[source] !== undefined).map((source) =>
    heard(
      source,
      ratings.filter((r) => r.source === source),
      policy.atLeast[source] ?? 1,
    ),
  );
  const speaking = sources.filter((s) => s.score !== null);
  const total = sum(speaking.map((s) => weightOf(s.source, policy)));
  if (total.isZero()) return { item, score: null, raters: 0, sources, facts: [] };
  const shared = sources.map((s) => ({
    ...s,
    share: s.score === null ? Decimal.ZERO : weightOf(s.source, policy).over(total),
  }));
  return {
    item,
    score: sum(shared.map((s) => (s.score ?? Decimal.ZERO).times(s.share))),
    raters: speaking.reduce((n, s) => n + s.raters, 0),
    sources: shared,
    facts: ratings.filter((r) => speaking.some((s) => s.source === r.source)).map((r) => r.fact),
  };
}

function heard(source: Source, own: readonly Rating[], atLeast: number): SourceScore {
  const raters = own.reduce((n, r) => n + r.raters, 0);
  const weight = sum(own.map((r) => r.weight));
  const counts = raters >= atLeast && !weight.isZero();
  const score = counts ? sum(own.map((r) => r.score.times(r.weight))).over(weight) : null;
  return { source, score, raters, share: Decimal.ZERO };
}

function ratingOf(fact: Fact): Rating | undefined {
  const score = number(fact.data.score);
  const source = SOURCES.find((s) => s === fact.data.source);
  if (score === undefined || source === undefined) return undefined;
  const raters = Number(fact.data.raters ?? 1);
  return {
    person: fact.subject,
    item: String(fact.data.item ?? ''),
    source,
    // A correction is somebody else's word on the same rater's opinion.
    rater: String(fact.data.rated_by ?? fact.by),
    score,
    weight: number(fact.data.weight) ?? Decimal.ONE,
    raters: Number.isSafeInteger(raters) && raters > 0 ? raters : 1,
    fact: fact.id,
  };
}

function weightOf(source: Source, policy: RatingPolicy): Decimal {
  return policy.weights[source] ?? Decimal.ZERO;
}

function number(value: Json | undefined): Decimal | undefined {
  return value === undefined || value === null ? undefined : Decimal.parse(String(value));
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, v) => total.plus(v), Decimal.ZERO);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
