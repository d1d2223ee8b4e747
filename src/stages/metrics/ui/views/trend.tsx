import { useCallback } from 'react';
import type { ChartColors } from '../../../../platform/ui/chart.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import { approximate, axisText, groupLabel, metricColor, valueText } from '../labels.ts';
import { type Asked, type Cell, useValues, type Values } from '../question.ts';
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
  const t = useMetricTexts();
  return (
    <View query={values} period={asked.period}>
      {(data) => (
        <>
          <TrendChart values={data} />
          {first !== '' && groupsIn(data) > MOST_LINES && (
            <p className="note">{t('mostLines', { shown: MOST_LINES, all: groupsIn(data) })}</p>
          )}
          <AsTable>
            <ValuesTable values={data} question={question} />
          </AsTable>
        </>
      )}
    </View>
  );
}

function groupsIn({ rows }: Values): number {
  return new Set(rows.map(({ group }) => group[0])).size;
}

interface Line {
  readonly name: string;
  readonly cells: readonly (Cell | null)[];
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
      const lineColor = (line: Line | undefined, i: number) =>
        (line?.name === '' && metric ? metricColor(metric, colors.series) : colors.series[i % colors.series.length]) ??
        '';
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
          formatter: (points: readonly { readonly dataIndex: number }[]) =>
            pointText(slots, lines, points[0]?.dataIndex ?? 0, (value) => valueText(value, unit, lang)),
        },
        series: [
          ...lines.map((line, i) => ({
            type: 'line',
            name: line.name,
            data: line.cells.map((cell) => approximate(cell?.value)),
            color: lineColor(line, i),
            symbolSize: 5,
            connectNulls: false,
            endLabel: { show: line.name !== '', formatter: '{a}', color: 'inherit', fontSize: 12, lineHeight: 18 },
            labelLayout: { moveOverlap: 'shiftY' },
          })),
          ...(lines.length === 1 ? intervalBand(lines[0]?.cells ?? [], lineColor(lines[0], 0)) : []),
        ],
      };
    },
    [values, lang, metric, t],
  );
  return <Chart label={`${metric ? metric.title[lang] : ''} · ${t('trend')}`} height={320} option={option} />;
}

/** How sure one line is, as a band behind it; of several lines the bands would hide each other, and their numbers tell it. */
function intervalBand(cells: readonly (Cell | null)[], color: string) {
  if (cells.every((cell) => cell?.low === undefined)) return [];
  const low = cells.map((cell) => approximate(cell?.low));
  const high = cells.map((cell) => approximate(cell?.high));
  const plain = { type: 'line', stack: 'interval', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, z: 1 };
  const above = high.map((top, i) => (top === null || low[i] == null ? null : top - (low[i] ?? 0)));
  return [
    { ...plain, data: low },
    { ...plain, data: above, areaStyle: { color, opacity: 0.14 } },
  ];
}

/** Under the pointer: each line's value with its n and interval. Names come from files, and are no markup. */
function pointText(
  slots: readonly string[],
  lines: readonly Line[],
  at: number,
  text: (value: string | null) => string,
): string {
  const told = lines.map(({ name, cells }) => {
    const cell = cells[at] ?? null;
    const sure = cell?.low === undefined || cell.high === undefined ? '' : ` (${text(cell.low)} – ${text(cell.high)})`;
    const n = cell === null ? '' : ` · n ${Math.round(approximate(cell.n) ?? 0)}`;
    return `${name === '' ? '' : `${name}: `}${text(cell?.value ?? null)}${n}${sure}`;
  });
  return [slots[at] ?? '', ...told].map(escaped).join('<br>');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
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
      cells: slots.map(() => null),
      weight: 0,
    };
    const at = slots.indexOf(row.group.at(-1) ?? '');
    const cells = line.cells.map((cell, i) => (i === at ? (row.cells[0] ?? null) : cell));
    lines.set(key, { ...line, cells, weight: line.weight + (approximate(row.cells[0]?.n) ?? 0) });
  }
  return [...lines.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_LINES);
}
