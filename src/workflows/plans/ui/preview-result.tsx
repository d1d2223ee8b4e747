import { lazy, Suspense, useCallback } from 'react';
import { Decimal } from '../../../base/decimal.ts';
import type { ChartColors } from '../../../platform/ui/chart.tsx';
import { Figures } from '../../../platform/ui/page.tsx';
import { Quantity, quantityText } from '../../../platform/ui/quantity.tsx';
import { Table } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import type { Preview } from './queries.ts';
import { usePlanTexts } from './texts.ts';

const Chart = lazy(() => import('../../../platform/ui/chart.tsx').then((m) => ({ default: m.Chart })));

/** What a text would cost beside the version in force: the totals, who moves which way, the distribution. Nobody is named. */
export function PreviewSums({ preview }: { readonly preview: Preview }) {
  const t = usePlanTexts();
  const { total, before, gain, lose, same, stuck } = preview;
  const change = before === null ? null : Decimal.of(total).minus(Decimal.of(before)).toFixed(2);
  return (
    <>
      <Figures
        items={[
          { label: t('total'), value: <Quantity value={total} unit="yuan" /> },
          { label: t('totalBefore'), value: <Quantity value={before} unit="yuan" /> },
          { label: t('change'), value: <Quantity value={change} unit="yuan" signed /> },
        ]}
      />
      <p className="note">{t('moves', { gain, lose, same, stuck })}</p>
      {preview.distribution.length > 0 && <Distribution preview={preview} />}
    </>
  );
}

function Distribution({ preview }: { readonly preview: Preview }) {
  const t = usePlanTexts();
  const lang = useLang();
  const buckets = preview.distribution;
  const range = (one: Preview['distribution'][number]) =>
    `${quantityText(one.from, '', lang)}–${quantityText(one.to, '', lang)}`;
  const option = useCallback(
    (colors: ChartColors) => {
      const bar = (name: string, values: readonly number[], color: string | undefined) => ({
        type: 'bar',
        name,
        data: values,
        color,
        barGap: '10%',
        label: {
          show: true,
          position: 'top',
          color: colors.ink,
          fontSize: 11,
          formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(value)),
        },
      });
      return {
        grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
        xAxis: {
          type: 'category',
          data: buckets.map((one) => quantityText(one.from, '', lang)),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colors.line } },
          axisLabel: { color: colors.muted, hideOverlap: true },
        },
        yAxis: { type: 'value', show: false, min: 0 },
        series: [
          bar(
            t('totalBefore'),
            buckets.map((one) => one.before),
            colors.line,
          ),
          bar(
            t('draftPeople'),
            buckets.map((one) => one.people),
            colors.accent,
          ),
        ],
      };
    },
    [buckets, lang, t],
  );
  return (
    <>
      <Suspense fallback={<div style={{ height: 200 }} />}>
        <Chart label={t('distribution')} height={200} option={option} />
      </Suspense>
      <Table
        caption={t('distribution')}
        columns={[
          { id: 'range', title: t('range'), cell: range },
          { id: 'before', title: t('totalBefore'), number: true, cell: (one) => one.before },
          { id: 'people', title: t('draftPeople'), number: true, cell: (one) => one.people },
        ]}
        rows={buckets}
        rowKey={(one) => one.from}
      />
    </>
  );
}
