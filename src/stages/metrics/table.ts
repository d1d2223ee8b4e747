import { stringify } from 'csv-stringify/sync';
import type { MetricRequest, MetricRow } from './model.ts';
import { callText } from './request.ts';

/**
 * The rows for programs: one row a group, the dimensions first, then `<id>` and `<id>_n` per metric; the header
 * is what was asked for, `service_level(20)` and `service_level(20)_n`. Missing is an empty cell in CSV,
 * null in JSON. Digits end exactly or are cut half-up at ten places, so that equal data gives equal bytes.
 */
export function metricsTable(rows: readonly MetricRow[], request: MetricRequest, format: 'csv' | 'json'): string {
  const { header, lines } = tableOf(rows, request);
  if (format === 'csv') {
    const groups = request.by.length;
    const safe = lines.map((line) => line.map((cell, i) => (i < groups && cell !== null ? inert(cell) : cell)));
    return stringify([header, ...safe]);
  }
  const objects = lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? null])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}

/** The cells as they stand in every format. */
export function tableOf(rows: readonly MetricRow[], request: MetricRequest) {
  const calls = request.metrics.map(callText);
  const header = [...request.by, ...calls.flatMap((id) => [id, `${id}_n`])];
  const lines = rows.map((row) => [
    ...row.group,
    ...row.cells.flatMap((cell) => [cell.value?.toDigits() ?? null, cell.n.toDigits()]),
  ]);
  return { header, lines };
}

/** A text that a spreadsheet would run as a formula is shown as text; numbers are ours and stay as they are. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
