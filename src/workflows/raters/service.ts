import { addDays, type Period, parsePeriod } from '../../base/period.ts';
import { errorsIn, failed, ok, type Result } from '../../base/problem.ts';
import { datedIn, type Fact } from '../../ledger/index.ts';
import { readHistory } from '../../ledger/service.ts';
import { type Person, type PersonSpan, spansOf } from '../../people/index.ts';
import { readPeople } from '../../people/service.ts';
import type { Records } from '../../platform/db/port.ts';
import type { ActivityReader } from '../../stages/activity/index.ts';
import { ratingsOf } from '../../stages/appraisal/index.ts';
import {
  type Correction,
  correctionsOf,
  DECISION_KINDS,
  type MetricDefinition,
  type MetricRequest,
  metricCall,
} from '../../stages/metrics/index.ts';
import { measure } from '../../stages/metrics/service.ts';
import { checksIn } from '../quality/checked/service.ts';
import { appraiserSuite, BY_NAME, type GivenScore, type Measured } from './appraisers.ts';
import { checkRaters } from './check.ts';
import { inspectorSuite, type ScoredCheck } from './inspectors.ts';
import { asRated, givenScores, lateFrom, measuredBy, scoredChecks } from './material.ts';
import type { CheckResult } from './model.ts';
import { ratersProblem } from './problems.ts';

/** The rater check of a month: loads checks, ratings and the metric they are held against, and asks the pure part. */

export interface RatersStores {
  readonly records: Records;
  readonly activity: ActivityReader;
  readonly dictionary: readonly MetricDefinition[];
}

export interface CheckQuestion {
  readonly period: string;
  /** The metric whose order of people raters are held against. */
  readonly objective: string;
}

/** What customers say is nobody's opinion inside the house. */
export const OBJECTIVE = 'csat';

export interface RaterCheck {
  readonly period: Period;
  readonly result: CheckResult;
  readonly checks: readonly ScoredCheck[];
  readonly scores: readonly GivenScore[];
  /** The ratings' facts, by the rater as the check calls them. */
  readonly ratings: readonly Fact[];
  readonly raterOf: (by: string) => string;
  readonly people: readonly Person[];
}

export async function checkPeriod(stores: RatersStores, question: CheckQuestion): Promise<Result<RaterCheck>> {
  const period = parsePeriod(question.period);
  if (period?.kind !== 'month') return failed(ratersProblem('raters.period-bad', { period: question.period }));
  const call = metricCall(question.objective, stores.dictionary);
  if (!call.ok) return call;
  const history = await readHistory(stores.records, {
    kinds: ['person.recorded', 'person.alias', 'rating.given', ...DECISION_KINDS],
  });
  const { corrections, transfer, problems } = correctionsOf(history);
  if (errorsIn(problems).length > 0) return failed(...problems);
  const spans = spansOf(history, period);
  const { checks: rows, names } = await checksIn(stores.activity, period, spans, corrections);
  const checks = scoredChecks(rows, period);
  const ratings = datedIn(history, period).filter(({ kind }) => kind === 'rating.given');
  const scores = givenScores(ratingsOf(asRated(ratings, history)), names, period);
  const plain = { metrics: [call.value], period, by: ['person'], where: null, spread: false } as const;
  const request: MetricRequest = { ...plain, transfer };
  const measured = await measuredOf(stores.activity, request, spans, corrections);
  const people = await readPeople(stores.records, period.last);
  const called = new Map(people.map(({ id, name }) => [id, name]));
  const whole = new Map([...measured].map(([person, one]) => [person, one.whole]));
  const result = checkRaters([inspectorSuite(checks, whole, called), appraiserSuite(scores, measured, called)]);
  const raterOf = (by: string) => names.personOn(by, period.last) ?? by;
  return ok({ period, result, checks, scores, ratings, raterOf, people }, problems);
}

/** The metric over the month, over its last days and over the days before. */
async function measuredOf(
  activity: ActivityReader,
  request: MetricRequest,
  spans: readonly PersonSpan[],
  corrections: readonly Correction[],
): Promise<ReadonlyMap<string, Measured>> {
  const { first, last } = request.period;
  const from = lateFrom(request.period);
  const end = parsePeriod(`${from}..${last}`);
  const start = parsePeriod(`${first}..${addDays(from, -1)}`);
  const ask = (period: Period) => measure(activity, { ...request, period }, spans, corrections);
  const whole = await ask(request.period);
  return measuredBy(whole, start ? await ask(start) : [], end ? await ask(end) : []);
}

/** The facts by which a rater rated others by name. */
export function ratingsBy(check: RaterCheck, rater: string): readonly Fact[] {
  return check.ratings.filter((fact) => fact.data.source === BY_NAME && check.raterOf(fact.by) === rater);
}
