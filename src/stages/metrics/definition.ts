import type { Node } from 'yaml';
import { Decimal } from '../../base/decimal.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { parseUnit } from '../../base/quantity.ts';
import type { Expr } from '../../plan/syntax/expr.ts';
import { KINDS } from '../activity/index.ts';
import { checkExpression } from './check.ts';
import { columnsOf, datedColumn, namesOfSource, type ValueType } from './columns.ts';
import type { Measure, MetricDefinition, MetricShape, MetricSource, SourceKind } from './model.ts';
import { metricProblem } from './problems.ts';
import { type Fields, MetricFile } from './read.ts';
import { worded } from './wording.ts';

const METRIC_KEYS = [
  'version',
  'title',
  'definition',
  'unit',
  'better',
  'minimum_n',
  'parameters',
  'shape',
  'interval',
  'buckets',
  'sources',
];
const REQUIRED = ['version', 'title', 'definition', 'unit', 'minimum_n', 'sources'];
const SOURCE_KEYS = ['kind', 'numerator', 'denominator', 'where', 'spread', 'dated', 'whose', 'repeat', 'bots'];
const SOURCE_KINDS: readonly SourceKind[] = [...KINDS, 'person'];

/** Whose a row is, where a source does not say. */
const AGENT = 'agent';

/** Reads the dictionary: several files together, later ones a user's own; an id stands once. */
export function loadMetrics(
  files: readonly { readonly file: string; readonly text: string }[],
): Result<readonly MetricDefinition[]> {
  const problems: Problem[] = [];
  const found = new Map<string, MetricDefinition>();
  for (const { file, text } of files) {
    const reading = new MetricFile(text, file);
    const root = reading.fields(reading.root, 'metrics', ['metrics'], ['metrics']);
    for (const [id, entry] of reading.entries(root.get('metrics') ?? null, 'metrics')) {
      if (found.has(id)) reading.problems.push(metricProblem('metrics.twice', { id }, reading.place(entry.key)));
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(id)) reading.wrong(entry.key, 'metrics', 'answer_rate');
      found.set(id, readMetric(reading, id, entry.value));
    }
    problems.push(...reading.problems);
  }
  return errorsIn(problems).length > 0 ? failed(...problems) : ok([...found.values()], problems);
}

function readMetric(reading: MetricFile, id: string, node: Node | null): MetricDefinition {
  const fields = reading.fields(node, id, METRIC_KEYS, REQUIRED);
  const get = (key: string): Node | null => fields.get(key) ?? null;
  const parameters = readParameters(reading, fields);
  const unit = fields.has('unit') ? reading.text(get('unit'), 'unit') : 'ratio';
  if (parseUnit(unit) === undefined) reading.wrong(get('unit'), 'unit', 'ratio, count, s, yuan, points, day, month');
  const sources = fields.has('sources')
    ? reading.items(get('sources'), 'sources').map((item) => readSource(reading, item, Object.keys(parameters)))
    : [];
  const wording = {
    title: reading.title(get('title'), 'title'),
    definition: reading.title(get('definition'), 'definition'),
  };
  const metric: MetricDefinition = {
    id,
    version: fields.has('version') ? reading.whole(get('version'), 'version') : 1,
    ...worded(wording, parameters),
    wording,
    unit,
    better: fields.has('better') ? reading.word(get('better'), 'better', ['higher', 'lower']) : null,
    minimumN: fields.has('minimum_n') ? reading.whole(get('minimum_n'), 'minimum_n') : 0,
    parameters,
    shape: readShape(reading, get('shape')),
    interval: fields.has('interval') && reading.word(get('interval'), 'interval', ['wilson']) === 'wilson',
    buckets: readBuckets(reading, fields),
    sources,
  };
  checkShape(reading, metric, get('sources') ?? node);
  return metric;
}

function readParameters(reading: MetricFile, fields: Fields): Readonly<Record<string, Decimal>> {
  if (!fields.has('parameters')) return {};
  const entries = reading.entries(fields.get('parameters') ?? null, 'parameters');
  return Object.fromEntries([...entries].map(([name, entry]) => [name, reading.decimal(entry.value, name)]));
}

function readBuckets(reading: MetricFile, fields: Fields): readonly Decimal[] {
  if (!fields.has('buckets')) return [];
  const node = fields.get('buckets') ?? null;
  const edges = reading.items(node, 'buckets').map((item) => reading.decimal(item, 'buckets'));
  const rising = edges.every((edge, i) => i === 0 || edge.compare(edges[i - 1] ?? Decimal.ZERO) > 0);
  if (!rising) reading.wrong(node, 'buckets', '[10, 20, 30]');
  return edges;
}

/** `share`, or `{ every: person }`, `{ retained: customer }`. */
function readShape(reading: MetricFile, node: Node | null): MetricShape {
  if (node === null) return { type: 'sum' };
  if ('value' in node) return { type: reading.word(node, 'shape', ['sum', 'share']) };
  const [[type, entry] = []] = reading.fields(node, 'shape', ['every', 'retained'], []);
  const unit = reading.text(entry ?? null, 'shape');
  return type === 'retained' ? { type, unit } : { type: 'every', unit };
}

function readSource(reading: MetricFile, node: Node, parameters: readonly string[]): MetricSource {
  const fields = reading.fields(node, 'sources', SOURCE_KEYS, ['kind']);
  const get = (key: string): Node | null => fields.get(key) ?? null;
  const kind = reading.word(get('kind'), 'kind', SOURCE_KINDS);
  const repeat = fields.has('repeat') ? readRepeat(reading, kind, get('repeat')) : null;
  const names: Record<string, ValueType> = { ...namesOfSource({ kind, repeat }) };
  for (const parameter of parameters) names[parameter] = 'number';
  const expression = (key: string, wanted: readonly ValueType[]): Expr | null =>
    fields.has(key) ? reading.expression(get(key), key, (expr) => checkExpression(expr, names, wanted)) : null;
  const measure = (key: string): Measure | null => {
    const value = get(key);
    if (value !== null && !('value' in value)) return readDistinct(reading, kind, value);
    const of = expression(key, ['number', 'flag']);
    return of && { type: 'sum', of };
  };
  const columns = Object.entries(columnsOf(kind));
  const dates = columns.filter(([, type]) => type === 'instant' || type === 'date');
  const texts = columns.filter(([, type]) => type === 'text');
  return {
    kind,
    numerator: measure('numerator'),
    denominator: measure('denominator'),
    where: expression('where', ['flag']),
    spread: expression('spread', ['number']),
    dated: fields.has('dated')
      ? reading.word(
          get('dated'),
          'dated',
          dates.map(([name]) => name),
        )
      : datedColumn(kind),
    whose: fields.has('whose')
      ? reading.word(
          get('whose'),
          'whose',
          texts.map(([name]) => name),
        )
      : AGENT,
    repeat,
    bots: fields.has('bots') && reading.word(get('bots'), 'bots', ['true', 'false']) === 'true',
  };
}

function readDistinct(reading: MetricFile, kind: SourceKind, node: Node): Measure {
  const fields = reading.fields(node, 'distinct', ['distinct'], ['distinct']);
  return {
    type: 'distinct',
    column: reading.word(fields.get('distinct') ?? null, 'distinct', Object.keys(columnsOf(kind))),
  };
}

function readRepeat(reading: MetricFile, kind: SourceKind, node: Node | null): MetricSource['repeat'] {
  const fields = reading.fields(node, 'repeat', ['same', 'days'], ['same', 'days']);
  const columns = Object.keys(columnsOf(kind));
  const same = reading.items(fields.get('same') ?? null, 'same').map((item) => reading.word(item, 'same', columns));
  return { same, days: reading.whole(fields.get('days') ?? null, 'days') };
}

/** What each shape needs of its sources. */
function checkShape(reading: MetricFile, metric: MetricDefinition, node: Node | null): void {
  const { sources, shape, id } = metric;
  const refuse = (expected: string): void => {
    reading.problems.push(metricProblem('metrics.shape', { id, shape: shape.type, expected }, reading.place(node)));
  };
  const [first] = sources;
  if (!first) {
    refuse('sources: [ { kind: …, numerator: … } ]');
    return;
  }
  if (sources.filter((s) => s.spread !== null).length > 1) refuse('spread: 1');
  const sums = (m: Measure | null): boolean => m?.type === 'sum';
  if (shape.type === 'sum' && !sources.some((s) => s.numerator)) refuse('numerator: …');
  if (shape.type === 'share' && !sources.every((s) => sums(s.numerator) && !s.denominator))
    refuse('numerator: …, denominator: –');
  if (shape.type !== 'every' && shape.type !== 'retained') return;
  if (sources.length !== 1) refuse('sources: 1');
  if (shape.type === 'every' && !sums(first.numerator)) refuse('numerator: …');
  if (shape.unit !== 'person' && !Object.hasOwn(columnsOf(first.kind), shape.unit))
    refuse(`${shape.type}: ${['person', ...Object.keys(columnsOf(first.kind))].join(' | ')}`);
}
