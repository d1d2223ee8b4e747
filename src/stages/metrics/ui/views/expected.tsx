import { useCallback } from 'react';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { Empty } from '../../../../platform/ui/page.tsx';
import { Quantity } from '../../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { approximate, dimensionTitle, groupLabel } from '../labels.ts';
import { type Asked, useExpected } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { Chart } from './chart.tsx';
import { View } from './view.tsx';

type Expected = NonNullable<ReturnType<typeof useExpected>['data']>;
type Row = Expected['rows'][number];

/** What each group reached, over what its hours, channels, projects and issues make likely. */
export function ExpectedView({ asked }: { readonly asked: Asked }) {
  const expected = useExpected({ ...asked, metrics: asked.shown, by: asked.by === '' ? 'person' : asked.by });
  return (
    <View query={expected} period={asked.period}>
      {(data) => <Ratios data={data} />}
    </View>
  );
}

function Ratios({ data }: { readonly data: Expected }) {
  const t = useMetricTexts();
  const lang = useLang();
  const metric = data.metrics[0];
  const label = (row: Row) =>
    data.by.map((name, i) => groupLabel(row.group[i] ?? null, name, data.names, lang, t('unknown'))).join(' · ');
  const known = data.rows
    .flatMap((row) => {
      const ratio = approximate(row.cells[0]?.ratio);
      return ratio === null ? [] : [{ name: label(row), ratio }];
    })
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, 40);
  const option = useCallback((colors: ChartColors) => ratioOption(known, colors), [known]);
  if (!metric) return null;
  if (known.length === 0) return <Empty says={t('noExpectation')} />;
  const columns: readonly Column<Row>[] = [
    ...data.by.map((name, i) => ({
      id: name,
      title: dimensionTitle(name, lang),
      cell: (row: Row) => groupLabel(row.group[i] ?? null, name, data.names, lang, t('unknown')),
    })),
    {
      id: 'expected',
      title: `${metric.title[lang]} · ${lang === 'en' ? 'expected' : lang === 'zh-TW' ? '預期' : '预期'}`,
      number: true,
      cell: (row) => <Quantity value={row.cells[0]?.expected ?? null} unit={metric.unit} />,
    },
    {
      id: 'ratio',
      title: t('expected'),
      number: true,
      cell: (row) => (
        <Quantity
          value={row.cells[0]?.ratio ?? null}
          unit=""
          n={String(Math.round(approximate(row.cells[0]?.n) ?? 0))}
          small={(approximate(row.cells[0]?.n) ?? 0) < metric.minimumN}
        />
      ),
    },
  ];
  return (
    <>
      <p className="note">{t('expectedNote')}</p>
      <Chart label={`${metric.title[lang]} · ${t('expected')}`} height={60 + known.length * 22} option={option} />
      <Table caption={t('expected')} columns={columns} rows={data.rows} rowKey={(row) => JSON.stringify(row.group)} />
    </>
  );
}

function ratioOption(known: readonly { readonly name: string; readonly ratio: number }[], colors: ChartColors) {
  return {
    grid: { left: 8, right: 56, top: 24, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      position: 'top',
      splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.muted },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: known.map((one) => one.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 10,
        color: colors.accent,
        data: known.map((one) => one.ratio),
        label: {
          show: true,
          position: 'right',
          color: colors.ink,
          formatter: ({ value }: { value: number }) => value.toFixed(2),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colors.ink, type: 'solid', width: 1 },
          label: { formatter: '1', color: colors.ink },
          data: [{ xAxis: 1 }],
        },
      },
    ],
  };
}
