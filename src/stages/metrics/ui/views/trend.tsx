import { useCallback } from 'react';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { approximate, axisText, groupLabel, metricTitle } from '../labels.ts';
import { type Asked, useValues, type Values } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { ValuesTable } from '../values-table.tsx';
import { AsTable, Chart } from './chart.tsx';
import { View } from './view.tsx';

/** More lines than this cannot be told apart. */
const MOST_LINES = 6;

/** One metric over the days, weeks or months of the period: one line a group, named at its end. */
export function TrendView({ asked }: { readonly asked: Asked }) {
  const [first = ''] = asked.by.split(',').filter((name) => !['day', 'week', 'month'].includes(name));
  const question = { ...asked, metrics: asked.shown, by: first === '' ? asked.slot : `${first},${asked.slot}` };
  const values = useValues(question);
  return (
    <View query={values} period={asked.period}>
      {(data) => (
        <>
          <TrendChart values={data} />
          <AsTable>
            <ValuesTable values={data} question={question} />
          </AsTable>
        </>
      )}
    </View>
  );
}

interface Line {
  readonly name: string;
  readonly points: readonly (number | null)[];
  readonly weight: number;
}

function TrendChart({ values }: { readonly values: Values }) {
  const t = useMetricTexts();
  const lang = useLang();
  const metric = values.metrics[0];
  const option = useCallback(
    (colors: ChartColors) => {
      const slots = [...new Set(values.rows.map((row) => row.group.at(-1) ?? ''))].sort();
      const lines = linesOf(values, slots, (value) =>
        value === undefined ? '' : groupLabel(value, values.by[0] ?? '', values.names, lang, t('unknown')),
      );
      const unit = metric?.unit ?? '';
      const bare = { axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } } };
      return {
        grid: { left: 8, right: 110, top: 24, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: slots, ...bare, axisLabel: { color: colors.muted, hideOverlap: true } },
        yAxis: {
          type: 'value',
          min: unit === 'ratio' ? undefined : 0,
          scale: unit === 'ratio',
          splitLine: { lineStyle: { color: colors.line } },
          axisLabel: { color: colors.muted, formatter: (value: number) => axisText(value, unit, lang) },
        },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colors.panel,
          borderColor: colors.line,
          textStyle: { color: colors.ink, fontSize: 12 },
          valueFormatter: (value: unknown) => (typeof value === 'number' ? axisText(value, unit, lang) : '—'),
        },
        series: lines.map((line, i) => ({
          type: 'line',
          name: line.name,
          data: line.points,
          color: colors.series[i % colors.series.length],
          symbolSize: 5,
          connectNulls: false,
          endLabel: { show: line.name !== '', formatter: '{a}', color: 'inherit', fontSize: 12 },
          labelLayout: { moveOverlap: 'shiftY' },
        })),
      };
    },
    [values, lang, metric, t],
  );
  return <Chart label={`${metric ? metricTitle(metric, lang) : ''} · ${t('trend')}`} height={320} option={option} />;
}

/** The groups with most behind them; the table below holds them all. */
function linesOf(
  values: Values,
  slots: readonly string[],
  label: (value: string | null | undefined) => string,
): readonly Line[] {
  const lines = new Map<string, Line>();
  const grouped = values.by.length > 1;
  for (const row of values.rows) {
    const key = grouped ? (row.group[0] ?? '') : '';
    const line = lines.get(key) ?? {
      name: grouped ? label(row.group[0] ?? null) : '',
      points: slots.map(() => null),
      weight: 0,
    };
    const at = slots.indexOf(row.group.at(-1) ?? '');
    const points = line.points.map((point, i) => (i === at ? approximate(row.cells[0]?.value) : point));
    lines.set(key, { ...line, points, weight: line.weight + (approximate(row.cells[0]?.n) ?? 0) });
  }
  return [...lines.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_LINES);
}
