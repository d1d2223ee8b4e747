import { useCallback } from 'react';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { Table } from '../../../../platform/ui/table.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { approximate, axisText, metricColor, valueText } from '../labels.ts';
import { type Asked, type AskedMetric, useValues, type Values } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { Chart } from './chart.tsx';
import { View } from './view.tsx';

interface Bucket {
  readonly label: string;
  readonly count: number;
}

/** How a metric is spread: over its rows where it keeps a histogram, else over the people. */
export function SpreadView({ asked }: { readonly asked: Asked }) {
  const whole = useValues({ ...asked, metrics: asked.shown, by: '', spread: true });
  const hasHistogram = whole.data?.rows[0]?.cells[0]?.histogram !== undefined;
  const people = useValues({ ...asked, metrics: asked.shown, by: 'person' }, whole.isSuccess && !hasHistogram);
  return (
    <View query={hasHistogram || !whole.isSuccess ? whole : people} period={asked.period}>
      {(data) => <Spread values={data} rows={hasHistogram} />}
    </View>
  );
}

function Spread({ values, rows }: { readonly values: Values; readonly rows: boolean }) {
  const t = useMetricTexts();
  const lang = useLang();
  const metric = values.metrics[0] as AskedMetric;
  const cell = values.rows[0]?.cells[0];
  const text = (value: string | null | undefined) => valueText(value ?? null, metric.unit, lang);
  const words = { upTo: (to: string) => t('upTo', { to }), from: (from: string) => t('from', { from }) };
  const buckets = rows
    ? ofHistogram(cell?.histogram ?? [], text, words)
    : ofPeople(values, (value) => axisText(value, metric.unit, lang));
  const counted = rows ? t('rows') : t('people');
  const option = useCallback(
    (colors: ChartColors) => ({
      grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: buckets.map((bucket) => bucket.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colors.line } },
        axisLabel: { color: colors.muted, interval: 0, hideOverlap: true },
      },
      yAxis: { type: 'value', show: false, min: 0 },
      series: [
        {
          type: 'bar',
          data: buckets.map((bucket) => bucket.count),
          color: metricColor(metric, colors.series),
          barCategoryGap: '8%',
          label: { show: true, position: 'top', color: colors.ink, fontSize: 12 },
        },
      ],
    }),
    [buckets, metric],
  );
  return (
    <>
      {rows && cell && (
        <p className="note">{t('percentiles', { p50: text(cell.p50), p90: text(cell.p90), p95: text(cell.p95) })}</p>
      )}
      <Chart label={`${metric.title[lang]} · ${t('spread')}`} height={300} option={option} />
      <Table
        caption={t('spread')}
        columns={[
          { id: 'label', title: metric.title[lang], cell: (bucket: Bucket) => bucket.label },
          { id: 'count', title: counted, number: true, cell: (bucket: Bucket) => bucket.count.toLocaleString(lang) },
        ]}
        rows={buckets}
        rowKey={(bucket) => bucket.label}
      />
    </>
  );
}

function ofHistogram(
  histogram: readonly { readonly below: string | null; readonly rows: number }[],
  text: (value: string | null) => string,
  words: { readonly upTo: (to: string) => string; readonly from: (from: string) => string },
): readonly Bucket[] {
  return histogram.map(({ below, rows }, i) => {
    const from = histogram[i - 1]?.below ?? null;
    if (below === null) return { label: words.from(text(from)), count: rows };
    return { label: from === null ? words.upTo(text(below)) : `${text(from)} – ${text(below)}`, count: rows };
  });
}

const PEOPLE_BUCKETS = 10;

/** People by their value, in ten equal steps between the least and the most. */
function ofPeople(values: Values, text: (value: number) => string): readonly Bucket[] {
  const found = values.rows.flatMap((row) => approximate(row.cells[0]?.value) ?? []);
  if (found.length === 0) return [];
  const least = Math.min(...found);
  const width = (Math.max(...found) - least) / PEOPLE_BUCKETS || 1;
  const at = (value: number) => Math.min(PEOPLE_BUCKETS - 1, Math.floor((value - least) / width));
  return Array.from({ length: PEOPLE_BUCKETS }, (_, i) => ({
    label: `${text(least + i * width)} – ${text(least + (i + 1) * width)}`,
    count: found.filter((value) => at(value) === i).length,
  }));
}
