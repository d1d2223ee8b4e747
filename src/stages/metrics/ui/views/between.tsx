import { useCallback } from 'react';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { approximate, axisText, groupLabel, metricColor } from '../labels.ts';
import { type Asked, type AskedMetric, useValues, type Values } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { ValuesTable } from '../values-table.tsx';
import { AsTable, Chart } from './chart.tsx';
import { View } from './view.tsx';

/** Of more people than this, both ends are drawn; the table holds them all. */
const MOST_PEOPLE = 40;

/** People beside each other: the value, how sure it is, and where all of them together stand. */
export function BetweenView({ asked }: { readonly asked: Asked }) {
  const t = useMetricTexts();
  const question = { ...asked, metrics: asked.shown, by: 'person' };
  const values = useValues(question);
  const whole = useValues({ ...question, by: '' });
  const mean = approximate(whole.data?.rows[0]?.cells[0]?.value);
  return (
    <View query={values} period={asked.period}>
      {(data) => (
        <>
          <p className="note">{t('betweenNote')}</p>
          <PeopleChart values={data} mean={data.metrics[0]?.unit === 'ratio' ? mean : null} />
          <AsTable>
            <ValuesTable values={data} question={question} />
          </AsTable>
        </>
      )}
    </View>
  );
}

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

function PeopleChart({ values, mean }: { readonly values: Values; readonly mean: number | null }) {
  const t = useMetricTexts();
  const lang = useLang();
  const metric = values.metrics[0] as AskedMetric;
  const bars = values.rows
    .flatMap((row): Bar[] => {
      const cell = row.cells[0];
      const value = approximate(cell?.value);
      const name = groupLabel(row.group[0] ?? null, 'person', values.names, lang, t('unknown'));
      return value === null ? [] : [{ name, value, low: approximate(cell?.low), high: approximate(cell?.high) }];
    })
    .sort((a, b) => b.value - a.value)
    .filter((_, i, all) => i < MOST_PEOPLE / 2 || i >= all.length - MOST_PEOPLE / 2);
  const option = useCallback(
    (colors: ChartColors) => peopleOption(bars, mean, metric, lang, colors),
    [bars, mean, metric, lang],
  );
  return <Chart label={`${metric.title[lang]} · ${t('between')}`} height={60 + bars.length * 22} option={option} />;
}

function peopleOption(
  bars: readonly Bar[],
  mean: number | null,
  metric: AskedMetric,
  lang: ReturnType<typeof useLang>,
  colors: ChartColors,
) {
  const text = (value: number) => axisText(value, metric.unit, lang);
  const outside = (bar: Bar) =>
    mean !== null && bar.low !== null && bar.high !== null && (bar.low > mean || bar.high < mean);
  return {
    grid: { left: 8, right: 72, top: 24, bottom: 24, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      position: 'top',
      splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.muted, formatter: text },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 10,
        data: bars.map((bar) => ({
          value: bar.value,
          itemStyle: { color: outside(bar) ? colors.amber : metricColor(metric, colors.series) },
          label: { show: true, position: 'insideLeft', formatter: '' },
        })),
        ...(mean !== null && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: colors.ink, type: 'solid', width: 1 },
            label: { formatter: text(mean), color: colors.ink, position: 'end' },
            data: [{ xAxis: mean }],
          },
        }),
      },
      {
        type: 'custom',
        data: bars.map((bar, i) => [i, bar.low ?? bar.value, bar.high ?? bar.value, bar.value]),
        encode: { x: [1, 2], y: 0 },
        z: 3,
        renderItem: (_: unknown, at: IntervalAt) => intervalShape(at, text, colors),
      },
    ],
  };
}

interface IntervalAt {
  readonly value: (index: number) => number;
  readonly coord: (point: readonly [number, number]) => readonly [number, number];
}

/** The interval as a line across the bar's end, and the value written after it. */
function intervalShape(at: IntervalAt, text: (value: number) => string, colors: ChartColors) {
  const [low, y] = at.coord([at.value(1), at.value(0)]);
  const [high] = at.coord([at.value(2), at.value(0)]);
  return {
    type: 'group',
    children: [
      { type: 'line', shape: { x1: low, x2: high, y1: y, y2: y }, style: { stroke: colors.ink, lineWidth: 1.5 } },
      {
        type: 'text',
        style: { text: text(at.value(3)), x: high + 6, y, verticalAlign: 'middle', fill: colors.ink, fontSize: 12 },
      },
    ],
  };
}
