import { readFileSync } from 'node:fs';
import { describe } from '../../src/base/problem.ts';
import { type Plan, readPlan } from '../../src/plan/index.ts';

/** A plan as it ships, for tests: its text, and the plan read from it. */
export function shippedText(id: string): string {
  return readFileSync(new URL(`../../catalog/plans/${id}.yaml`, import.meta.url), 'utf8');
}

export function shippedPlan(id: string): Plan {
  const file = `${id}.yaml`;
  const read = readPlan(shippedText(id), file);
  if (!read.ok) throw new Error(read.problems.map((p) => describe(p, 'en')).join('\n'));
  return read.value;
}
