import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { hoursServed } from '../../../../organisation/hours.ts';
import { answer, api } from '../../../../platform/ui/api.ts';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { approximate, axisText, metricColor, metricTitle } from '../labels.ts';
import { type Asked, useValues, type Values } from '../question.ts';
import { useMetricTexts, WEEKDAYS } from '../texts.ts';
import { ValuesTable } from '../values-table.tsx';
import { AsTable, Chart } from './chart.tsx';
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

/** The hours of the day in which customers are served, as the organisation says; a night may lie between them. */
function useServiceHours(): ReadonlySet<number> | undefined {
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/settings')) });
  const hours = settings.data?.settings.hours;
  return useMemo(() => (hours === undefined ? undefined : hoursServed(hours)), [hours]);
}

type At = readonly [hour: number, day: number, value: number];

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
  const service = useServiceHours();
  const option = useCallback(
    (colors: ChartColors) => {
      const points = values.rows.flatMap((row) => {
        const [hour, weekday] = row.group.map((text) => (text === null ? null : Number(text)));
        const value = approximate(row.cells[0]?.value);
        return hour === null || hour === undefined || !weekday || value === null ? [] : [[hour, weekday - 1, value]];
      });
      const found = points.map((point) => point[2] ?? 0);
      const hours = points.map((point) => point[0] ?? 0);
      const from = Math.min(...hours, 23);
      const [least, most] = [Math.min(...found), Math.max(...found)];
      const unit = metric?.unit ?? '';
      const plain = { axisTick: { show: false }, axisLine: { show: false }, splitArea: { show: false } };
      return {
        grid: { left: 8, right: 8, top: 8, bottom: 48, containLabel: true },
        xAxis: {
          type: 'category',
          data: Array.from({ length: Math.max(...hours, 0) - from + 1 }, (_, i) => `${from + i}:00`),
          axisLabel: {
            color: (_: string, i: number) => (service?.has(from + i) === false ? colors.muted : colors.ink),
          },
          ...plain,
        },
        yAxis: {
          type: 'category',
          data: WEEKDAYS.map((day) => day[lang]),
          inverse: true,
          axisLabel: { color: colors.muted },
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
            points.map(([hour = 0, day = 0, value = 0]) => [hour - from, day, value]),
            { least, most, unit, colors },
          ),
        ],
      };
    },
    [values, lang, metric, service],
  );
  return (
    <>
      <Chart label={`${metric ? metricTitle(metric, lang) : ''} · ${t('heat')}`} height={300} option={option} />
      {service !== undefined && <p className="note">{t('serviceHours')}</p>}
    </>
  );
}
