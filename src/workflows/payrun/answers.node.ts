import { z } from 'zod';
import { LANGS, type PartialText } from '../../base/text.ts';
import type { Records } from '../../platform/db/port.ts';
import { CHOSEN_BY, RUN_STATES, type Run } from './model.ts';
import { planOf } from './sources/service.ts';

/** The shapes in which this slice's routes answer. */

export const partialText = z.object({
  'zh-CN': z.string().optional(),
  'zh-TW': z.string().optional(),
  en: z.string().optional(),
});
const hand = z.object({ account: z.string(), name: z.string() });
export const amountsBody = z.record(z.string(), z.string().nullable());

/** A link to a file carries the page's language, which need not be the browser's. */
export const fileQuery = z.object({ lang: z.enum(LANGS).optional() });

export const runParams = z.object({ id: z.string().max(100) });
export const payslipParams = z.object({ person: z.string().max(200), run: z.string().max(100) });
export const lineParams = payslipParams.extend({ line: z.string().max(200) });

export const populationBody = z.strictObject({
  by: z.enum(CHOSEN_BY),
  ids: z.array(z.string().min(1).max(200)).min(1).max(300),
});

/** A run without any amount: what those see who work on runs, with sight of pay or without. */
export const runBody = z.object({
  id: z.string(),
  period: z.string(),
  plan: z.string(),
  title: partialText.describe('The plan’s.'),
  planVersion: z.number().int(),
  population: populationBody.nullable().describe('Null: everybody of the plan whom no other run of the period pays.'),
  inputsFile: z.string().nullable(),
  known: z.string(),
  state: z.enum(RUN_STATES),
  hands: z.array(hand),
  preparedAt: z.string(),
  approved: z.object({ by: hand, at: z.string() }).nullable(),
  publishedAt: z.string().nullable(),
  answerUntil: z.string().nullable(),
  closedAt: z.string().nullable(),
  workedOut: z.boolean(),
  people: z.number().int().nullable(),
  paid: z.number().int().nullable(),
  hash: z.string().nullable(),
});

export async function runAnswer(records: Records, run: Run): Promise<z.output<typeof runBody>> {
  const source = await planOf(records, run);
  const { id, period, plan, planVersion, known, state, preparedAt, approved, outcome } = run;
  const { publishedAt, answerUntil, closedAt } = run;
  return {
    ...{ id, period, plan, planVersion, known, state, preparedAt, publishedAt, answerUntil, closedAt },
    population: run.population && { by: run.population.by, ids: [...run.population.ids] },
    title: source.ok ? { ...source.value.compiled.plan.title } : {},
    inputsFile: run.inputs?.file ?? null,
    hands: [...run.hands],
    approved: approved && { by: { ...approved.by }, at: approved.at },
    workedOut: outcome !== null,
    people: outcome?.people ?? null,
    paid: outcome?.paid ?? null,
    hash: outcome?.hash ?? null,
  };
}

export function textAnswer(text: PartialText): z.output<typeof partialText> {
  return { ...text };
}

export const lineHeadBody = z.object({
  id: z.string(),
  title: partialText,
  unit: z.string(),
  kind: z.string(),
  pay: z.boolean(),
});

/** The answer to "why?": base/explain's Reason. */
export const reasonBody: z.ZodType = z.object({
  kind: z.string(),
  id: z.string(),
  title: partialText,
  value: z.string().nullable(),
  unit: z.string(),
  sentence: partialText,
  formula: z.string().optional(),
  substituted: z.string().optional(),
  n: z.number().optional(),
  rows: z.array(z.record(z.string(), z.unknown())).optional(),
  rowCount: z.number().optional(),
  parts: z.array(z.record(z.string(), z.unknown())).describe('Reasons of the same shape.'),
});
