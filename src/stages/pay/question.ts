import { Decimal } from '../../base/decimal.ts';
import type { Period } from '../../base/period.ts';
import { at, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { type Plan, WHOSE, type Whose } from '../../plan/index.ts';
import {
  type MetricCall,
  type MetricCell,
  type MetricDefinition,
  type MetricRequest,
  type MetricRow,
  metricCall,
} from '../metrics/index.ts';
import type { Measured, MetricBook } from './model.ts';

/** What a plan asks of the activity: one request for its metrics of people, one of teams, one of leads, one of managers. */
export interface Question {
  readonly of: Whose;
  readonly request: MetricRequest;
  /** The texts under which the plan asks, in the order of the request's metrics. */
  readonly texts: readonly string[];
}

export interface Answer {
  readonly question: Question;
  readonly rows: readonly MetricRow[];
}

export function questionsOf(
  plan: Plan,
  dictionary: readonly MetricDefinition[],
  period: Period,
): Result<readonly Question[]> {
  const problems: Problem[] = [];
  const questions = WHOSE.flatMap((of) => {
    const calls = new Map<string, MetricCall>();
    for (const input of plan.inputs) {
      if (input.source.from !== 'metric' || input.of !== of) continue;
      const call = metricCall(input.source.metric, dictionary);
      const where = { file: plan.file, plan: plan.id, line: input.at.line, column: input.at.column, field: input.id };
      if (call.ok) calls.set(input.source.metric, call.value);
      else problems.push(...call.problems.map((p) => at(p, where)));
    }
    if (calls.size === 0) return [];
    const request: MetricRequest = { metrics: [...calls.values()], period, by: [of], where: null, spread: false };
    return [{ of, request, texts: [...calls.keys()] }];
  });
  return problems.length > 0 ? failed(...problems) : ok(questions);
}

/**
 * The same with some people's numbers as they were on some days only. What the roster itself says, of their time here for
 * one, is about no days.
 */
export function answerWithin(
  { question, rows }: Answer,
  own: readonly MetricRow[],
  people: ReadonlySet<string>,
): Answer {
  const cut = new Map(own.map((row) => [row.group[0], row.cells]));
  const ofRoster = question.request.metrics.map(({ definition }) =>
    definition.sources.every(({ kind }) => kind === 'person'),
  );
  const within = rows.flatMap((row): readonly MetricRow[] => {
    const [who] = row.group;
    if (who == null || !people.has(who)) return [row];
    const cells = cut.get(who);
    if (cells === undefined && !ofRoster.includes(true)) return [];
    return [{ ...row, cells: row.cells.map((cell, i) => (ofRoster[i] ? cell : (cells?.[i] ?? NONE))) }];
  });
  return { question, rows: within };
}

const NONE: MetricCell = { value: null, numerator: Decimal.ZERO, n: Decimal.ZERO };

/** The answers, to be looked up by whom and what. */
export function metricBook(answers: readonly Answer[]): MetricBook {
  const found = new Map<string, ReadonlyMap<string, readonly Measured[]>>();
  const columns = new Map<string, ReadonlyMap<string, number>>();
  for (const { question, rows } of answers) {
    const { of, request, texts } = question;
    columns.set(of, new Map(texts.map((text, i) => [text, i])));
    const byWho = rows.flatMap(({ group: [who], cells }) =>
      who == null ? [] : [[who, cells.map((cell, i) => ({ call: request.metrics[i] as MetricCall, cell }))] as const],
    );
    found.set(of, new Map(byWho));
  }
  return {
    find(of, who, metric) {
      const column = columns.get(of)?.get(metric);
      return column === undefined ? undefined : found.get(of)?.get(who)?.[column];
    },
  };
}
