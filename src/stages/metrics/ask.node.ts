import type { FastifyRequest } from 'fastify';
import { parsePeriod } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import type { PersonSpan } from '../../people/index.ts';
import type { Records } from '../../platform/db/records.ts';
import type { ActivityReader } from '../activity/index.ts';
import type { Question } from './answers.ts';
import { groundOf } from './ground.node.ts';
import type { Correction, Dimension, MetricDefinition, MetricRequest, MetricRow, TransferFrom } from './model.ts';
import { metricProblem } from './problems.ts';
import { readRequest } from './request.ts';
import { measure } from './service.ts';
import { withinReach } from './within.ts';

/** What a question over HTTP becomes before it is measured: a request that reaches no further than the asker does. */

export interface MetricStores {
  readonly records: Records;
  readonly activity: ActivityReader;
  readonly dictionary: () => readonly MetricDefinition[];
}

/** The request, limited to the people the asker reaches (null: everybody). */
function readQuestion(
  asked: Question,
  dictionary: readonly MetricDefinition[],
  reachable: ReadonlySet<string> | null,
): Result<MetricRequest> {
  const period = parsePeriod(asked.period);
  if (!period) return failed(metricProblem('metrics.period-unknown', { period: asked.period }));
  const where = asked.where?.trim() ?? '';
  const request = readRequest(
    {
      metrics: splitCalls(asked.metrics),
      period,
      by: asked.by.split(',').filter((name) => name !== ''),
      ...(where === '' ? {} : { where }),
      spread: asked.spread === '1',
    },
    dictionary,
  );
  return request.ok ? withinReach(request.value, reachable) : request;
}

/** At the commas between calls, not at those between a call's parameters. */
function splitCalls(text: string): readonly string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map((call) => call.trim())
    .filter((call) => call !== '');
}

export interface Surroundings {
  readonly spans: readonly PersonSpan[];
  readonly corrections: readonly Correction[];
  readonly transfer: readonly TransferFrom[];
}

/** The roster and the corrections that a request is answered with. */
async function surroundingsOf(records: Records, request: MetricRequest): Promise<Result<Surroundings>> {
  const ground = await groundOf(records);
  if (!ground.ok) return ground;
  const { corrections, transfer, spansIn } = ground.value;
  return ok({ spans: spansIn(request.period), corrections, transfer }, ground.problems);
}

const NAMED: readonly Dimension[] = ['person', 'lead', 'manager'];

/** The names of the people that a table's groups are about. */
export async function namesIn(
  records: Records,
  request: MetricRequest,
  rows: readonly { readonly group: readonly (string | null)[] }[],
): Promise<Record<string, string>> {
  const at = request.by.flatMap((dimension, i) => (NAMED.includes(dimension) ? [i] : []));
  const ground = at.length === 0 ? null : await groundOf(records);
  if (!ground?.ok) return {};
  const wanted = new Set(rows.flatMap((row) => at.map((i) => row.group[i] ?? '')));
  const people = ground.value.peopleOn(request.period.last).filter(({ id }) => wanted.has(id));
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}

/** A question over HTTP, ready to be measured. */
export interface Asked extends Omit<Surroundings, 'transfer'> {
  readonly request: MetricRequest;
}

export async function askedBy(request: FastifyRequest, stores: MetricStores, asked: Question): Promise<Result<Asked>> {
  const read = readQuestion(asked, stores.dictionary(), await request.reachable());
  if (!read.ok) return read;
  const around = await surroundingsOf(stores.records, read.value);
  if (!around.ok) return around;
  const { transfer, ...rest } = around.value;
  return ok({ request: { ...read.value, transfer }, ...rest });
}

export function measured(stores: MetricStores, { request, spans, corrections }: Asked): Promise<readonly MetricRow[]> {
  return measure(stores.activity, request, spans, corrections);
}
