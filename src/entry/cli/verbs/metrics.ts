import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { showQuantity } from '../../../base/quantity.ts';
import { type Lang, say } from '../../../base/text.ts';
import {
  callText,
  DIMENSION_TITLES,
  DIMENSIONS,
  loadMetrics,
  type MetricCell,
  type MetricRequest,
  type MetricRow,
  metricsTable,
  readRequest,
  withinReach,
} from '../../../stages/metrics/index.ts';
import { catalogueFiles } from '../catalogue.ts';
import { deliverText } from '../output.ts';
import { periodOf } from '../period.ts';
import { cliProblem } from '../problems.ts';
import { reachIn } from '../reach.ts';
import { tableText } from '../table.ts';
import type { Call, Verb } from '../verb.ts';
import { OUT, PERIOD } from '../words.ts';

export const metrics: Verb = {
  name: 'metrics',
  about: {
    'zh-CN': '计算指标；不写编号则计算字典里的全部指标',
    'zh-TW': '計算指標；不寫編號則計算字典裡的全部指標',
    en: 'compute metrics; all of the dictionary where none is named',
  },
  needs: 'metric.read',
  within: true,
  operands: [
    {
      name: 'ID',
      count: 'any',
      about: {
        'zh-CN': '指标编号，可带参数：csat、service_level(20)',
        'zh-TW': '指標編號，可帶參數：csat、service_level(20)',
        en: 'metric ids, with parameters where they take any: csat, service_level(20)',
      },
    },
  ],
  options: [
    PERIOD,
    {
      name: 'by',
      value: 'agent,month,…',
      about: {
        'zh-CN': `按什么分组，逗号分开：${DIMENSIONS.join(' ')}`,
        'zh-TW': `按什麼分組，逗號分開：${DIMENSIONS.join(' ')}`,
        en: `what to group by, separated by commas: ${DIMENSIONS.join(' ')}`,
      },
    },
    {
      name: 'where',
      value: 'EXPR',
      about: {
        'zh-CN': "条件，与方案公式同一种写法：channel = '电话' AND rating <= 2",
        'zh-TW': "條件，與方案公式同一種寫法：channel = '電話' AND rating <= 2",
        en: "a condition in the language of plans: channel = 'phone' AND rating <= 2",
      },
    },
    OUT,
  ],
  examples: [
    'jixin metrics csat handle_time --period 2026-01 --by team',
    'jixin metrics contacts_handled --period 2021-01..2021-03 --by agent,month --out calls.csv',
  ],
  run: async (call) => {
    const request = requestOf(call);
    if (!request.ok) return request.problems;
    const { inWorld, measureIn } = await import('../world.ts');
    return inWorld(call, async (world) => {
      const asked = withinReach(request.value, await reachIn(world, 'metric.read'));
      if (!asked.ok) return asked.problems;
      const measured = await measureIn(world, asked.value);
      if (!measured.ok) return measured.problems;
      const { rows } = measured.value;
      const undelivered = await deliverText(call, rows.length, (format) =>
        format === 'table' ? forPeople(rows, request.value, call.lang) : metricsTable(rows, request.value, format),
      );
      const nothing = rows.every((row) => row.cells.every((cell) => cell.n.isZero()));
      const empty = nothing ? [cliProblem('cli.no-rows', { period: request.value.period.text })] : [];
      return [...request.problems, ...measured.problems, ...empty, ...undelivered];
    });
  },
};

/** The request that was typed, with every mistake in it at once. */
function requestOf(call: Call): Result<MetricRequest> {
  const period = periodOf(call);
  const dictionary = loadMetrics(catalogueFiles('metrics', call.dataDir));
  const problems: readonly Problem[] = [...period.problems, ...dictionary.problems];
  if (!period.ok || !dictionary.ok) return failed(...problems);
  const where = call.options.get('where');
  const request = readRequest(
    {
      metrics: call.operands,
      period: period.value,
      by: (call.options.get('by') ?? '').split(',').filter((name) => name !== ''),
      ...(where === undefined ? {} : { where }),
    },
    dictionary.value,
  );
  return request.ok ? ok(request.value, [...problems, ...request.problems]) : request;
}

/** Value with its unit, then how many observations stand behind it. */
function forPeople(rows: readonly MetricRow[], request: MetricRequest, lang: Lang): string {
  const dimensions = request.by.map((name) => ({
    title: say(DIMENSION_TITLES[name], lang),
    align: 'left' as const,
  }));
  const values = request.metrics.flatMap((call) => [
    { title: titleOf(call, lang), align: 'right' as const },
    { title: 'n', align: 'right' as const },
  ]);
  const cells = rows.map((row) => [
    ...row.group.map((text) => text ?? '—'),
    ...row.cells.flatMap((cell, i) => [
      shown(cell, request.metrics[i]?.definition.unit ?? '', lang),
      cell.n.toDigits(0),
    ]),
  ]);
  return tableText([...dimensions, ...values], cells);
}

function titleOf(call: MetricRequest['metrics'][number], lang: Lang): string {
  const written = callText(call);
  const parameters = written.slice(call.definition.id.length);
  return say(call.definition.title, lang) + parameters;
}

/** Shares are read in percent; what is missing is a dash, never 0. */
function shown(cell: MetricCell, unit: string, lang: Lang): string {
  if (cell.value === null) return '—';
  if (unit === 'ratio') return showQuantity(cell.value.round(4, 'half-up'), 'percent', lang);
  return showQuantity(unit === 'yuan' ? cell.value : cell.value.round(2, 'half-up'), unit, lang);
}
