import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { hoursServed } from '../../../../organisation/hours.ts';
import { answer, api } from '../../../../platform/ui/api.ts';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { axisText, metricColor } from '../labels.ts';
import { type Asked, useValues, type Values } from '../question.ts';
import { useMetricTexts, WEEKDAYS } from '../texts.ts';
import { ValuesTable } from '../values-table.tsx';
import { AsTable, Chart } from './chart.tsx';
import { type At, heatGrid } from './heat-grid.ts';
import { View } from './view.tsx';

/** One metric by hour of the day and day of the week: when it is different, at a glance. */
export function HeatView({ asked }: { readonly asked: Asked }) {
  const question = { ...asked, metrics: asked.shown, by: 'hour,weekday' };
  const values = useValues(question);
  return (
    <View query={values} period={asked.period}>
      {(data) => (
        <>
          <HeatChart values={data} />
          <AsTable>
            <ValuesTable values={data} question={question} />
          </AsTable>
        </>
      )}
    </View>
  );
}

/** When customers are served, as the organisation says; a night may lie between. */
function useService() {
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/settings')) });
  return settings.data?.settings.hours;
}

interface Point {
  readonly value: At;
}

/** As many digits as a cell has room for; the unit stands in the legend. */
function inCell(value: number, unit: string): string {
  const shown = unit === 'ratio' ? value * 100 : value;
  return shown.toFixed(Math.abs(shown) >= 100 || Number.isInteger(shown) ? 0 : 1);
}

interface Scale {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly colors: ChartColors;
}

/** Each with its value written in it, in the ink that is read on its colour. */
function cells(points: readonly At[], { least, most, unit, colors }: Scale) {
  const dark = (value: number) => value - least > (most - least) * 0.55;
  return {
    type: 'heatmap',
    data: points.map((value) => ({ value, label: { color: dark(value[2]) ? colors.panel : colors.ink } })),
    label: { show: true, fontSize: 11, formatter: ({ value: [, , value] }: Point) => inCell(value, unit) },
    labelLayout: { hideOverlap: true },
    itemStyle: { borderColor: colors.panel, borderWidth: 2 },
  };
}

function HeatChart({ values }: { readonly values: Values }) {
  const t = useMetricTexts();
  const lang = useLang();
  const metric = values.metrics[0];
  const service = useService();
  const grid = useMemo(() => heatGrid(values.rows, service && hoursServed(service)), [values, service]);
  const option = useCallback(
    (colors: ChartColors) => {
      const { points, hours, unserved } = grid;
      const [from = 0] = hours;
      const found = points.map(([, , value]) => value);
      const [least, most] = [Math.min(...found), Math.max(...found)];
      const unit = metric?.unit ?? '';
      const plain = { axisTick: { show: false }, axisLine: { show: false }, splitArea: { show: false } };
      return {
        grid: { left: 8, right: 8, top: 8, bottom: 48, containLabel: true },
        xAxis: {
          type: 'category',
          data: hours.map((hour) => `${hour}:00`),
          axisLabel: { color: (_: string, i: number) => (unserved.has(from + i) ? colors.muted : colors.ink) },
          ...plain,
        },
        yAxis: {
          type: 'category',
          data: WEEKDAYS.map((day) => day[lang]),
          inverse: true,
          axisLabel: { color: colors.ink },
          ...plain,
        },
        visualMap: {
          min: least,
          max: most,
          orient: 'horizontal',
          left: 'center',
          bottom: 0,
          itemHeight: 160,
          textStyle: { color: colors.muted },
          text: [axisText(most, unit, lang), axisText(least, unit, lang)],
          inRange: { color: [colors.line, metric ? metricColor(metric, colors.series) : colors.accent] },
        },
        tooltip: {
          backgroundColor: colors.panel,
          borderColor: colors.line,
          textStyle: { color: colors.ink, fontSize: 12 },
          formatter: ({ value }: Point) =>
            `${WEEKDAYS[value[1]]?.[lang] ?? ''} ${from + value[0]}:00 · ${axisText(value[2], unit, lang)}`,
        },
        series: [
          cells(
            points.map(([hour, day, value]) => [hour - from, day, value]),
            { least, most, unit, colors },
          ),
        ],
      };
    },
    [grid, lang, metric],
  );
  return (
    <>
      <Chart label={`${metric ? metric.title[lang] : ''} · ${t('heat')}`} height={300} option={option} />
      {service !== undefined && grid.unserved.size > 0 && <p className="note">{t('unserved', service)}</p>}
      {grid.gaps && <p className="note">{t('gaps')}</p>}
    </>
  );
}
