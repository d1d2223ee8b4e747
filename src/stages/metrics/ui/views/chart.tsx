import { lazy, type ReactNode, Suspense } from 'react';
import type { ChartProps } from '../../../../platform/ui/chart.tsx';
import { useMetricTexts } from '../texts.ts';

const Drawn = lazy(() => import('../../../../platform/ui/chart.tsx').then((m) => ({ default: m.Chart })));

/** A chart in its frame, loaded when first wanted; the frame has its height from the beginning. */
export function Chart(props: ChartProps) {
  return (
    <div className="chart">
      <Suspense fallback={<div style={{ height: props.height }} />}>
        <Drawn {...props} />
      </Suspense>
    </div>
  );
}

/** The same numbers as a table, folded away where it is long; it opens without moving the picture. */
export function AsTable({ children }: { readonly children: ReactNode }) {
  const t = useMetricTexts();
  return (
    <details className="chart-table">
      <summary>{t('asTable')}</summary>
      {children}
    </details>
  );
}
