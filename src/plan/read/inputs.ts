import { Decimal } from '../../base/decimal.ts';
import { parseUnit } from '../../base/quantity.ts';
import {
  INPUT_TYPES,
  type Input,
  type InputSource,
  type InputType,
  type MissingMeans,
  type NamedValue,
  type Parameter,
  type TableRow,
  WHOSE,
} from '../model.ts';
import { type Fields, type Reading, readDecimal } from './fields.ts';
import type { YamlEntry, YamlNode } from './yaml.ts';

/** Reads `inputs:` and `parameters:`. */

export function readParameter({ key: id, keyAt, value }: YamlEntry, reading: Reading): Parameter {
  if (value.type === 'scalar') {
    const short = { id, title: {}, note: {}, unit: 'ratio', table: null, at: keyAt };
    return { ...short, value: reading.decimal(value, id) };
  }
  const fields = reading.fields(value, id);
  const single = fields.decimal('value');
  const node = fields.take('values');
  if ((single === null) === (node === undefined)) reading.refuse('plan.parameter-empty', keyAt, { id });
  const parameter = {
    id,
    title: fields.title('title'),
    note: fields.title('note'),
    unit: fields.unit('unit') ?? 'ratio',
    value: single,
    table: node ? readTable(node, [], reading) : null,
    at: keyAt,
  };
  fields.done();
  return parameter;
}

function readTable(node: YamlNode, keys: readonly string[], reading: Reading): readonly TableRow[] {
  if (node.type === 'map')
    return node.entries.flatMap((entry) => readTable(entry.value, [...keys, entry.key], reading));
  if (keys.length === 0) {
    reading.refuse('plan.wants-mapping', node.at, { key: 'values' });
    return [];
  }
  return [{ keys, value: reading.decimal(node, keys.join(' ')), at: node.at }];
}

export function readInput({ key: id, keyAt, value }: YamlEntry, reading: Reading): Input {
  const fields = reading.fields(value, id);
  const type = fields.choice('type', INPUT_TYPES) ?? 'number';
  const unit = fields.unit('unit') ?? 'ratio';
  const input = {
    id,
    title: fields.title('title'),
    note: fields.title('note'),
    type,
    unit,
    source: readSource(id, fields, reading),
    of: fields.choice('of', WHOSE) ?? 'person',
    values: readValues(fields, reading),
    range: readRange(fields, unit, reading),
    step: fields.decimal('step'),
    missing: readMissing(fields, type, reading),
    minimumN: fields.decimal('minimum_n'),
    better: fields.choice('better', ['higher', 'lower'] as const),
    duty: fields.choice('duty', ['primary', 'daily'] as const),
    at: keyAt,
  };
  fields.done();
  return input;
}

const SOURCES = ['metric', 'profile', 'score', 'ledger'] as const;

function readSource(id: string, fields: Fields, reading: Reading): InputSource {
  const given = SOURCES.filter((key) => fields.peek(key) !== undefined);
  if (given.length > 1)
    reading.refuse('plan.two-sources', fields.placeOf(given[1] as string), { input: id, keys: given.join(', ') });
  const [metric, attribute, score, kind] = SOURCES.map((key) => fields.text(key));
  if (metric) return { from: 'metric', metric, times: fields.text('times'), over: fields.text('over') };
  if (score) return { from: 'score', score, times: fields.text('times'), over: fields.text('over') };
  if (attribute) return { from: 'profile', attribute };
  return kind
    ? { from: 'ledger', kind, as: fields.choice('as', ['sum', 'mean'] as const) ?? 'sum' }
    : { from: 'given' };
}

/** `values: [junior, senior]`, or with titles `values: { junior: { zh-CN: 初级 } }`. */
export function readValues(fields: Fields, reading: Reading): readonly NamedValue[] | null {
  const node = fields.take('values');
  if (!node) return null;
  if (node.type === 'map')
    return node.entries.map((entry) => ({ id: entry.key, title: reading.title(entry.value, entry.key) }));
  return reading.items(node).map((item) => ({ id: reading.scalar(item, 'values').text, title: {} }));
}

/** What is counted or timed is never negative, whether or not the plan says so. */
const NEVER_NEGATIVE: ReadonlySet<string> = new Set(['h', 'min', 's', 'day', 'month', 'count', 'person']);

function readRange(fields: Fields, unit: string, reading: Reading): Input['range'] {
  const node = fields.take('range');
  const least = NEVER_NEGATIVE.has(unit) && parseUnit(unit) ? Decimal.ZERO : null;
  if (!node) return { from: least, to: null };
  const ends = node.type === 'list' && node.items.length === 2 ? node.items : [];
  const [from = null, to = null] = ends.map((end) => {
    const open = end.type === 'scalar' && ['none', ''].includes(end.text);
    return open ? null : reading.decimal(end, 'range');
  });
  if (ends.length !== 2 || (from && to && from.compare(to) > 0)) reading.refuse('plan.range-backwards', node.at);
  return { from, to };
}

function readMissing(fields: Fields, type: InputType, reading: Reading): MissingMeans | null {
  const node = fields.take('missing');
  if (!node) return null;
  const { text } = reading.scalar(node, 'missing');
  if (type === 'text') return { is: 'value', value: text };
  const value = type === 'flag' ? readFlag(text) : readDecimal(text);
  return value === undefined ? { is: 'parameter', parameter: text } : { is: 'value', value };
}

const YES: ReadonlySet<string> = new Set(['yes', 'true', '是', 'y', '1', '√', '✓']);
const NO: ReadonlySet<string> = new Set(['no', 'false', '否', 'n', '0', '×', '✗']);

/** A yes or no as people write it; `undefined` where it is neither. */
export function readFlag(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}
