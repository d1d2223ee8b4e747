import { lazy, Suspense } from 'react';
import type { ChartProps } from '../../../../platform/ui/chart.tsx';

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
