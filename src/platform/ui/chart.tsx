import { BarChart, CustomChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTheme } from './theme.tsx';

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
]);

/** The theme's colours as a chart needs them; `series` is told apart by colour-blind readers too. */
export interface ChartColors {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly panel: string;
  readonly accent: string;
  readonly soft: string;
  readonly amber: string;
  readonly series: readonly string[];
}

const SERIES = {
  light: ['#0d6660', '#b1540f', '#4657a3', '#8f3a68', '#5f6f14', '#5c635e'],
  dark: ['#6fc3b8', '#e8a45c', '#a3b3f2', '#dc9cc0', '#c5d06f', '#a4aaa5'],
} as const;

export interface ChartProps {
  /** What the picture shows, for who does not see it; the table beside it holds the numbers. */
  readonly label: string;
  readonly height: number;
  readonly option: (colors: ChartColors) => EChartsCoreOption;
}

/** Draws an ECharts option in the theme's colours. Loaded on demand: `lazy(() => import(…))`. Nothing in it moves. */
export function Chart({ label, height, option }: ChartProps) {
  const { theme } = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = init(place.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const colors = colorsOf(theme);
    const text = { color: colors.muted, fontFamily: 'inherit', fontSize: 12 };
    chart.current?.setOption({ animation: false, textStyle: text, ...option(colors) }, { notMerge: true });
  }, [theme, option]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}

function colorsOf(theme: 'light' | 'dark'): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    muted: read('--muted'),
    line: read('--line'),
    panel: read('--panel'),
    accent: read('--accent'),
    soft: read('--accent-soft'),
    amber: read('--amber'),
    series: SERIES[theme],
  };
}
