import { Decimal } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { PlainDate } from '../../base/period.ts';
import type { Fact, FactDraft } from '../../ledger/index.ts';
import {
  type Appraisal,
  appraise,
  curveScore,
  type ItemScore,
  type RatingPolicy,
  ratingsOf,
  type Scorecard,
  scoresByPerson,
} from '../../stages/appraisal/index.ts';
import type { MetricCell } from '../../stages/metrics/index.ts';
import {
  type Adjustment,
  type Entry,
  type Form,
  type FormItem,
  type Measured,
  type MeasuredValue,
  SOURCE_OF_STEP,
} from './model.ts';
import { judgedItems } from './rating.ts';

/** From what raters and metrics say to the facts of a release, and from facts to the result. */

/** Who stands behind a mean of peers: nobody in particular. */
export const PEERS = 'peers';

/** What people say about one person, before it is recorded. What metrics say is nobody's word, so no fact is made of it. */
export interface Statement {
  readonly item: string;
  readonly source: 'self' | 'supervisor' | 'peer';
  readonly by: string;
  readonly score: string;
  /** The rater's words, where they are not a peer's. */
  readonly note: string;
  readonly more: Readonly<Record<string, Json>>;
}

/**
 * Everything said about one person, in an order that does not depend on who spoke first. Peers speak as one: their mean
 * to the hundredth and how many they were, item by item, and only from the floor on.
 */
export function statementsOf(form: Form, entries: readonly Entry[]): readonly Statement[] {
  const given = entries.filter((entry) => entry.state === 'given');
  return judgedItems(form).flatMap(({ id }) => [
    ...single(id, given, 'lead'),
    ...peersOn(id, given, form.peers.atLeast),
    ...single(id, given, 'self'),
  ]);
}

function single(item: string, given: readonly Entry[], step: 'self' | 'lead'): readonly Statement[] {
  const said = given.filter((entry) => entry.step === step).sort((a, b) => (a.rater < b.rater ? -1 : 1));
  return said.flatMap(({ rater, scores, note }) => {
    const score = scores?.[item] ?? null;
    return score === null ? [] : [{ item, source: SOURCE_OF_STEP[step] as 'self', by: rater, score, note, more: {} }];
  });
}

function peersOn(item: string, given: readonly Entry[], atLeast: number): readonly Statement[] {
  const scores = given.flatMap(({ step, scores }) => {
    const score = step === 'peer' ? (scores?.[item] ?? null) : null;
    return score === null ? [] : [Decimal.of(score)];
  });
  if (scores.length < atLeast) return [];
  const mean = scores.reduce((sum, one) => sum.plus(one), Decimal.ZERO).over(Decimal.int(scores.length));
  const score = mean.round(2, 'half-up').toString();
  return [{ item, source: 'peer', by: PEERS, score, note: '', more: { raters: scores.length } }];
}

/** What a metric makes of an item: over its target, by the curve, exactly as pay works it out; nothing where too little was observed. */
export function measuredValue(measured: FormItem['measured'] & object, cell: MetricCell | undefined): MeasuredValue {
  const { metric, over, minimumN, curve } = measured;
  const raw = cell?.value ?? null;
  const n = cell?.n ?? Decimal.ZERO;
  const value = raw === null || over === null ? raw : raw.over(over);
  const counts = value !== null && n.compare(minimumN) >= 0;
  return {
    metric,
    value: value?.toDigits(6) ?? null,
    n: n.toString(),
    score: counts ? curveScore(curve, value).toString() : null,
  };
}

/** Statements as facts of the period. What a file had said of the same is replaced: a released cycle is the whole word. */
export function ratingFacts(
  person: string,
  statements: readonly Statement[],
  earlier: readonly Fact[],
  { valid, why }: { readonly valid: PlainDate; readonly why: string },
): readonly FactDraft[] {
  const left = [...earlier];
  const drafts = statements.map(({ item, source, by, score, note, more }): FactDraft => {
    const at = left.findIndex(({ data }) => data.item === item && data.source === source);
    const replaces = at < 0 ? null : (left.splice(at, 1)[0]?.id ?? null);
    const data = { item, source, score, ...more };
    const words = note === '' ? why : `${why}：${note}`;
    return { kind: 'rating.given', subject: person, valid, until: null, by, why: words, replaces, data, source: null };
  });
  const withdrawn = left.map(({ id, by }): FactDraft => {
    return { kind: 'rating.given', subject: person, valid, until: null, by, why, replaces: id, data: {}, source: null };
  });
  return [...drafts, ...withdrawn];
}

/** What calibration made of the leads' facts: each takes the place of what a lead had said, which stays readable. */
export function adjustmentFacts(adjustments: readonly Adjustment[], recorded: readonly Fact[]): readonly FactDraft[] {
  const key = (person: string, item: unknown) => `${person}\n${item}`;
  const made = new Map(adjustments.map((one) => [key(one.person, one.item), one]));
  return recorded.flatMap((fact): readonly FactDraft[] => {
    const adjustment = made.get(key(fact.subject, fact.data.item));
    if (adjustment === undefined || fact.data.source !== 'supervisor') return [];
    const { score, why, by } = adjustment;
    const data = { ...fact.data, score, rated_by: fact.by };
    const { kind, subject, valid, until } = fact;
    return [{ kind, subject, valid, until, by: by.name, why, replaces: fact.id, data, source: null }];
  });
}

/** How a form weighs those who judge. */
export function policyOf({ sources, peers }: Form): RatingPolicy {
  return { weights: sources, atLeast: { peer: peers.atLeast } };
}

function scorecardOf(form: Form): Scorecard {
  const items = form.items.map(({ id, title, weight }) => ({ id, title, weight, measured: null }));
  return { items, grades: form.grades };
}

/**
 * The result, from what people said as it stands and what the metrics say: for a release, after a correction, and after its
 * withdrawal the same way.
 */
export function resultOf(form: Form, person: string, standing: readonly Fact[], measured: Measured | null): Appraisal {
  const judged = new Set(judgedItems(form).map(({ id }) => id));
  const own = standing.filter(({ subject, data }) => subject === person && judged.has(String(data.item)));
  const said = scoresByPerson(ratingsOf(own), policyOf(form)).get(person) ?? new Map<string, ItemScore>();
  const voices = form.items.flatMap((item) => voiceOf(item, measured?.[item.id]));
  return appraise(scorecardOf(form), person, new Map(), new Map([...said, ...voices]));
}

/** A measured item has one voice, which is its own whole; none where too little was observed. */
function voiceOf(
  { id, measured }: FormItem,
  value: MeasuredValue | undefined,
): readonly (readonly [string, ItemScore])[] {
  if (measured === null || value === undefined || value.score === null) return [];
  const score = Decimal.of(value.score);
  const source = { source: measured.by, score, raters: 1, share: Decimal.ONE };
  return [[id, { item: id, score, raters: 1, sources: [source], facts: [] }]];
}

/** The result that a release would give now: the same statements, not yet recorded. */
export function previewOf(form: Form, person: string, { statements, adjustments, measured }: Said): Appraisal {
  const facts = statements.map(({ item, source, by, score, more }, i): Fact => {
    const adjusted = source === 'supervisor' ? adjustments.find((one) => one.item === item)?.score : undefined;
    const data = { item, source, score: adjusted ?? score, ...more };
    const none = { valid: '', until: null, known: '', why: '', replaces: null, source: null };
    return { id: String(i), kind: 'rating.given', subject: person, by, data, ...none };
  });
  return resultOf(form, person, facts, measured);
}

/** All that a result is made of before its release. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly adjustments: readonly Adjustment[];
  readonly measured: Measured | null;
}
