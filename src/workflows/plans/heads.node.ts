import type { z } from 'zod';
import { headAnswer, type headBody } from './answers.ts';
import type { PlanVersion } from './model.ts';
import { fileOf, readPlanOnce } from './service.ts';

/** A version without its text, with the title that stands in it. */
export function headOf(version: PlanVersion | undefined): z.output<typeof headBody> | null {
  if (!version) return null;
  const read = readPlanOnce(version.text, fileOf(version.plan, version.version));
  return headAnswer(version, read.ok ? read.value : null);
}
