import { z } from 'zod';
import { type Plan, type PlanChange, unitOf } from '../../plan/index.ts';
import { PLAN_STATES, type PlanVersion } from './model.ts';
import type { Preview } from './preview.ts';

/** The shapes in which plans are asked for and answered over HTTP. */

export const textBody = z.string().min(1).max(400_000);
export const planId = z.string().min(1).max(100);
export const versionNumber = z.coerce.number().int().min(0).max(999_999);
export const planParams = z.object({ plan: planId });
export const versionParams = planParams.extend({ version: versionNumber });

const hand = z.object({ account: z.string(), name: z.string() });
const partialText = z.object({
  'zh-CN': z.string().optional(),
  'zh-TW': z.string().optional(),
  en: z.string().optional(),
});

export const headBody = z.object({
  plan: z.string(),
  version: z.number().int(),
  state: z.enum(PLAN_STATES),
  title: partialText.describe('Empty where the draft cannot be read.'),
  revision: z.number().int(),
  basedOn: z.number().int().nullable(),
  authors: z.array(hand),
  editedAt: z.string(),
  inForce: z.string().nullable().describe('The first day it holds for, once published; null: from ever.'),
  publishedBy: hand.nullable(),
  publishedAt: z.string().nullable(),
});
export const versionBody = headBody.extend({ text: z.string() });

export function headAnswer(version: PlanVersion, plan: Plan | null): z.output<typeof headBody> {
  const { text: _, authors, ...head } = version;
  return { ...head, authors: [...authors], title: plan ? { ...plan.title } : {} };
}

export const planBody = z.object({
  plan: z.string(),
  title: partialText,
  about: partialText,
  pays: z.string(),
  posts: z.array(z.string()).nullable(),
  versions: z.number().int(),
  inForce: headBody.nullable().describe('The version that today uses.'),
  next: headBody.nullable().describe('The version that comes into force next.'),
  draft: headBody.nullable(),
});

export const changeBody = z.object({
  section: z.enum(['plan', 'parameter', 'input', 'line']),
  id: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  key: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
  sentence: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
});

export function changeAnswer(change: PlanChange): z.output<typeof changeBody> {
  return { ...change, sentence: { ...change.sentence } };
}

const amount = z.string();

export const previewBody = z.object({
  period: z.string(),
  total: amount,
  before: amount.nullable().describe('What the version in force pays; null where there is none.'),
  gain: z.number().int(),
  lose: z.number().int(),
  same: z.number().int(),
  stuck: z.number().int(),
  distribution: z.array(z.object({ from: amount, to: amount, people: z.number().int(), before: z.number().int() })),
  people: z
    .array(
      z.object({
        person: z.string(),
        name: z.string(),
        team: z.string().nullable(),
        pay: amount.nullable(),
        before: amount.nullable(),
      }),
    )
    .describe('Empty without sight of everybody’s pay.'),
  chosen: z
    .object({
      person: z.string(),
      name: z.string(),
      lines: z.array(
        z.object({
          id: z.string(),
          title: partialText,
          unit: z.string(),
          now: z.string().nullable(),
          before: z.string().nullable(),
        }),
      ),
    })
    .nullable()
    .describe('The person asked for, line by line.'),
});

export function previewAnswer(preview: Preview, period: string, withPeople: boolean): z.output<typeof previewBody> {
  const { total, before, people, distribution, chosen, ...counts } = preview;
  return {
    ...counts,
    period,
    total: total.toFixed(2),
    before: before?.toFixed(2) ?? null,
    distribution: distribution.map((one) => ({ ...one, from: one.from.toDigits(), to: one.to.toDigits() })),
    people: withPeople
      ? people.map((one) => ({ ...one, pay: one.pay?.toFixed(2) ?? null, before: one.before?.toFixed(2) ?? null }))
      : [],
    chosen: chosen && {
      ...{ person: chosen.person, name: chosen.name },
      lines: chosen.lines.map(({ line, now, before: was }) => ({
        ...{ id: line.id, title: { ...line.title }, unit: unitOf(line), now, before: was },
      })),
    },
  };
}
