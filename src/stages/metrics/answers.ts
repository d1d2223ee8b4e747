import { z } from 'zod';
import { eachLang, type Text } from '../../base/text.ts';
import { printExpr } from '../../plan/syntax/print.ts';
import type { AdjustedRow } from './adjust.ts';
import type { Measure, MetricCall, MetricCell, MetricDefinition, MetricRow, MetricSource } from './model.ts';
import { callText } from './request.ts';
import { worded } from './wording.ts';

/** The shapes in which metrics are asked for and answered over HTTP. Values are exact text, cut at ten places. */

export const question = z.object({
  metrics: z
    .string()
    .max(4000)
    .default('')
    .describe('Ids with parameters, separated by commas: `csat,service_level(20)`; none means the whole dictionary.'),
  period: z.string().max(40).describe('`2026-09`, `2026-Q3`, `2026-09-01..2026-09-15`'),
  by: z.string().max(200).default('').describe('Dimensions, separated by commas.'),
  where: z.string().max(4000).optional().describe("A condition: `channel = 'phone' AND rating <= 2`"),
  spread: z.enum(['0', '1']).default('0').describe('1: percentiles and histogram too.'),
});
export type Question = z.output<typeof question>;

const textBody = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() });

export const definitionBody = z.object({
  id: z.string(),
  version: z.number().int(),
  title: textBody,
  definition: textBody,
  unit: z.string(),
  better: z.enum(['higher', 'lower']).nullable(),
  minimumN: z.number().int(),
  parameters: z.array(z.object({ name: z.string(), value: z.string().describe('Where none is given.') })),
  shape: z.enum(['sum', 'share', 'every', 'retained']),
  interval: z.boolean().describe('A share: comes with Wilson’s 95 % interval.'),
  spread: z.boolean().describe('Has percentiles and a histogram.'),
  sources: z.array(z.object({ kind: z.string(), text: textBody })),
});

export function definitionAnswer(metric: MetricDefinition): z.output<typeof definitionBody> {
  return {
    id: metric.id,
    version: metric.version,
    title: metric.title,
    // The dictionary tells what a parameter does, so it stands there by its name.
    definition: worded(metric.wording, Object.fromEntries(Object.keys(metric.parameters).map((name) => [name, name])))
      .definition,
    unit: metric.unit,
    better: metric.better,
    minimumN: metric.minimumN,
    parameters: Object.entries(metric.parameters).map(([name, value]) => ({ name, value: value.toString() })),
    shape: metric.shape.type,
    interval: metric.interval,
    spread: metric.sources.some((source) => source.spread !== null),
    sources: metric.sources.map((source) => ({ kind: source.kind, text: sourceText(source) })),
  };
}

/** A source as a reader of the dictionary sees it: what is added up, over what, of which rows. */
function sourceText(source: MetricSource): Text {
  return eachLang((lang) => {
    const of = (measure: Measure): string =>
      measure.type === 'sum' ? printExpr(measure.of) : DISTINCT[lang].replace('{column}', measure.column);
    const quotient = [source.numerator, source.denominator].flatMap((m) => (m ? [`Σ ${of(m)}`] : [])).join(' ÷ ');
    const condition = source.where ? `${WHERE[lang]}${printExpr(source.where)}` : '';
    return `${source.kind}: ${quotient}${condition}`;
  });
}

const WHERE: Text = { 'zh-CN': '，条件 ', 'zh-TW': '，條件 ', en: ', where ' };
const DISTINCT: Text = { 'zh-CN': '不同的 {column}', 'zh-TW': '不同的 {column}', en: 'different {column}' };

export const askedBody = z.object({
  id: z.string(),
  asked: z.string().describe('As it was asked for, parameters included.'),
  title: textBody,
  unit: z.string(),
  better: z.enum(['higher', 'lower']).nullable(),
  minimumN: z.number().int(),
});

export function askedAnswer(call: MetricCall): z.output<typeof askedBody> {
  const { id, title, unit, better, minimumN } = call.definition;
  return { id, asked: callText(call), title, unit, better, minimumN };
}

const exact = z.string();

export const cellBody = z.object({
  value: exact.nullable().describe('Null where it is missing, never 0.'),
  numerator: exact,
  n: exact,
  low: exact.optional(),
  high: exact.optional(),
  p50: exact.nullable().optional(),
  p90: exact.nullable().optional(),
  p95: exact.nullable().optional(),
  histogram: z.array(z.object({ below: exact.nullable(), rows: z.number().int() })).optional(),
});

const group = z.array(z.string().nullable());

export const valuesBody = z.object({
  period: z.string(),
  by: z.array(z.string()),
  metrics: z.array(askedBody),
  rows: z.array(z.object({ group, cells: z.array(cellBody) })),
  total: z.number().int().describe('Groups there are; `rows` holds the first of them.'),
  names: z.record(z.string(), z.string()).describe('Names of the people in `rows`, by id.'),
});

export function rowAnswer(row: MetricRow): z.output<typeof valuesBody>['rows'][number] {
  return { group: [...row.group], cells: row.cells.map(cellAnswer) };
}

export function cellAnswer(cell: MetricCell): z.output<typeof cellBody> {
  const optional = (value: MetricCell['p50']) => (value === undefined ? undefined : (value?.toDigits() ?? null));
  return {
    value: cell.value?.toDigits() ?? null,
    numerator: cell.numerator.toDigits(),
    n: cell.n.toDigits(),
    ...(cell.interval && { low: cell.interval.low.toDigits(), high: cell.interval.high.toDigits() }),
    ...('p50' in cell && { p50: optional(cell.p50), p90: optional(cell.p90), p95: optional(cell.p95) }),
    ...(cell.histogram && {
      histogram: cell.histogram.map(({ below, rows }) => ({ below: below?.toDigits() ?? null, rows })),
    }),
  };
}

export const expectedBody = z.object({
  period: z.string(),
  by: z.array(z.string()),
  metrics: z.array(askedBody),
  rows: z.array(
    z.object({
      group,
      cells: z.array(
        z.object({ n: exact, expected: exact.nullable(), ratio: exact.nullable().describe('Observed ÷ expected.') }),
      ),
    }),
  ),
  names: z.record(z.string(), z.string()),
});

export function expectedAnswer(row: AdjustedRow): z.output<typeof expectedBody>['rows'][number] {
  return {
    group: [...row.group],
    cells: row.cells.map(({ n, expected, ratio }) => ({
      n: n.toDigits(),
      expected: expected?.toDigits() ?? null,
      ratio: ratio?.toDigits() ?? null,
    })),
  };
}

/** `base/explain` Reason: a tree, so its parts are described as objects. */
export const reasonBody = z.looseObject({
  kind: z.string(),
  id: z.string(),
  value: z.string().nullable(),
  unit: z.string(),
  rowCount: z.number().int().optional(),
});
