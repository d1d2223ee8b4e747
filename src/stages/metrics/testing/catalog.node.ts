import { readdirSync, readFileSync } from 'node:fs';
import { loadMetrics, type MetricCall, type MetricDefinition, metricCall } from '../index.ts';

const folder = new URL('../../../../catalog/metrics/', import.meta.url);
const loaded = loadMetrics(
  readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') })),
);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));

/** The shipped dictionary. */
export const dictionary: readonly MetricDefinition[] = loaded.value;

export function call(text: string): MetricCall {
  const found = metricCall(text, dictionary);
  if (!found.ok) throw new Error(`no metric ${text}`);
  return found.value;
}
