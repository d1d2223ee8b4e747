import { createHash } from 'node:crypto';
import { failed, type Result } from '../../../base/problem.ts';
import { complete, type Text } from '../../../base/text.ts';
import { type CompiledPlan, compilePlan, readPlan } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { loadMetrics, type MetricDefinition } from '../../../stages/metrics/index.ts';
import type { Run } from '../model.ts';
import { sourceText } from '../store.ts';

/** What a run was worked out from, as it was then: read once, and known again by its hash. */

export interface RunSource {
  readonly compiled: CompiledPlan;
  readonly text: string;
  readonly dictionary: readonly MetricDefinition[];
}

const KEPT = 16;
const plans = new Map<string, { readonly compiled: CompiledPlan; readonly text: string }>();
const dictionaries = new Map<string, readonly MetricDefinition[]>();

export async function sourceOf(records: Records, run: Run): Promise<Result<RunSource>> {
  const plan = await planOf(records, run);
  if (!plan.ok) return plan;
  const dictionary = await remembered(dictionaries, run.metricsHash, async () =>
    loadMetrics(JSON.parse(await sourceText(records, run.metricsHash))),
  );
  if (!dictionary.ok) return dictionary;
  return { ...plan, value: { ...plan.value, dictionary: dictionary.value } };
}

export function planOf(
  records: Records,
  run: Pick<Run, 'planHash' | 'planFile'>,
): Promise<Result<Omit<RunSource, 'dictionary'>>> {
  return remembered(plans, `${run.planHash} ${run.planFile}`, async () => {
    const text = await sourceText(records, run.planHash);
    const plan = readPlan(text, run.planFile);
    const compiled = plan.ok ? compilePlan(plan.value) : plan;
    return compiled.ok ? { ...compiled, value: { compiled: compiled.value, text } } : failed(...compiled.problems);
  });
}

/** The definitions in the organisation's files as they are now. */
export function dictionaryIn(
  files: readonly { readonly file: string; readonly text: string }[],
): Promise<Result<readonly MetricDefinition[]>> {
  return remembered(dictionaries, hashOf(JSON.stringify(files)), async () => loadMetrics(files));
}

/** The plan's title as it was then; its id where it can no longer be read. */
export async function planTitle(records: Records, run: Run): Promise<Text> {
  const plan = await planOf(records, run);
  return complete({ en: run.plan, ...(plan.ok ? plan.value.compiled.plan.title : {}) });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same text read twice is the same thing: what was read stays until newer readings push it out. */
async function remembered<T>(kept: Map<string, T>, key: string, read: () => Promise<Result<T>>): Promise<Result<T>> {
  const found = kept.get(key);
  if (found !== undefined) return { ok: true, value: found, problems: [] };
  const result = await read();
  if (!result.ok) return result;
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, result.value);
  return result;
}
