import { Decimal } from '../../../base/decimal.ts';
import type { Lang } from '../../../base/text.ts';
import { quantityText } from '../../../platform/ui/quantity.tsx';
import { DIMENSION_TITLES } from '../dimension-titles.ts';
import { DIMENSIONS } from '../model.ts';
import type { AskedMetric, Cell, Values } from './question.ts';
import { WEEKDAYS } from './texts.ts';

/** How groups and values are written. Charts draw approximate numbers; every text beside them is exact. */

export function dimensionTitle(name: string, lang: Lang): string {
  const found = DIMENSIONS.find((dimension) => dimension === name);
  return found ? DIMENSION_TITLES[found][lang] : name;
}

export function groupLabel(
  value: string | null,
  dimension: string,
  names: Values['names'],
  lang: Lang,
  unknown: string,
): string {
  if (value === null) return unknown;
  if (dimension === 'hour') return `${value.padStart(2, '0')}:00`;
  if (dimension === 'weekday') return WEEKDAYS[Number(value) - 1]?.[lang] ?? value;
  return names[value] ?? value;
}

export function approximate(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : (Decimal.parse(value)?.toApproximate() ?? null);
}

export function isSmall(cell: Cell, metric: AskedMetric): boolean {
  return (approximate(cell.n) ?? 0) < metric.minimumN;
}

export function valueText(value: string | null, unit: string, lang: Lang): string {
  return value === null ? '—' : quantityText(value, unit, lang);
}

/** A number on an axis, which the chart library hands over as a float. */
export function axisText(value: number, unit: string, lang: Lang): string {
  return quantityText(String(Number(value.toFixed(6))), unit, lang);
}

/** A metric has the same colour in every chart: by its id, so that no list of metrics is needed. */
export function metricColor({ id }: AskedMetric, series: readonly string[]): string {
  const sum = [...id].reduce((all, sign) => (all * 31 + (sign.codePointAt(0) ?? 0)) % 65_521, 7);
  return series[sum % series.length] ?? '';
}
