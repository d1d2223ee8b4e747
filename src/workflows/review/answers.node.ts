import { z } from 'zod';
import { type Actor, reachOf } from '../../access/index.ts';
import { isDate } from '../../base/period.ts';
import type { PartialText } from '../../base/text.ts';
import { CYCLE_STATES, type Cycle, ENTRY_STEPS, type Entry, type Form, STEPS } from './model.ts';
import { judgedItems, spreadOf } from './rating.ts';
import type { RaterSheet } from './ratings/service.ts';
import type { Talk } from './talk.ts';

/** The shapes in which this slice's routes answer. */

export const partialText = z.object({
  'zh-CN': z.string().optional(),
  'zh-TW': z.string().optional(),
  en: z.string().optional(),
});
export const text = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() });
export const hand = z.object({ account: z.string(), name: z.string() });
export const dateText = z.string().refine(isDate, 'YYYY-MM-DD');
export const cycleParams = z.object({ id: z.string().max(100) });
export const resultParams = z.object({ person: z.string().max(200), id: z.string().max(100) });
export const entryStep = z.enum(ENTRY_STEPS);
export const step = z.enum(STEPS);

export const cycleBody = z.object({
  id: z.string(),
  period: z.string(),
  state: z.enum(CYCLE_STATES),
  seed: z.string().nullable().describe('Peers were drawn by it; only HR, who runs the cycle, reads it.'),
  openedBy: hand,
  openedAt: z.string(),
  summedAt: z.string().nullable(),
  submittedBy: hand.nullable().describe('Who put the sums before a second person, who alone can release them.'),
  releasedBy: hand.nullable(),
  releasedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});

/** With the seed and the roster anybody could name the peers, so it is told to those who draw them. */
export function cycleAnswer(
  { forms: _, followedAt: __, seed, submittedBy, ...cycle }: Cycle,
  reader: Actor | null,
): z.output<typeof cycleBody> {
  const draws = reader !== null && reachOf(reader, 'review.manage') === 'all';
  const submitter = submittedBy && { account: submittedBy.account, name: submittedBy.name };
  return { ...cycle, submittedBy: submitter, seed: draws ? seed : null };
}

const formBody = z.object({
  id: z.string(),
  title: partialText,
  items: z
    .array(z.object({ id: z.string(), title: partialText, guide: partialText, weight: z.string() }))
    .describe('Those that people judge.'),
});

const entryBody = z.object({
  step: entryStep,
  person: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  form: z.string(),
  opens: z.string(),
  due: z.string(),
  state: z.enum(['owed', 'given', 'excused']),
  scores: z.record(z.string(), z.string().nullable()),
  note: z.string(),
});

const spreadBody = z.object({ people: z.number().int(), lowest: z.string(), highest: z.string(), mean: z.string() });

export const sheetBody = z.object({
  cycle: cycleBody,
  forms: z.array(formBody),
  entries: z.array(entryBody),
  spread: z
    .array(z.object({ form: z.string(), step: entryStep, item: z.string(), spread: spreadBody }))
    .describe('How far the rater’s own scores lie apart, by item.'),
});

export function sheetAnswer({ cycle, forms, entries }: RaterSheet, reader: Actor | null): z.output<typeof sheetBody> {
  const used = forms.filter(({ id }) => entries.some(({ form }) => form === id));
  return {
    cycle: cycleAnswer(cycle, reader),
    forms: used.map(formAnswer),
    entries: entries.map(({ raterName: _, rater: __, givenAt: ___, personName: name, scores, ...entry }) => {
      return { ...entry, name, scores: { ...scores } };
    }),
    spread: used.flatMap((form) =>
      spreadsOf(
        form,
        entries.filter((entry) => entry.form === form.id),
      ),
    ),
  };
}

/** Leads see how they spread their scores; of one self-assessment there is no spread, and peers rate a few. */
function spreadsOf(form: Form, entries: readonly Entry[]) {
  const led = entries.filter((entry) => entry.step === 'lead');
  return judgedItems(form).flatMap(({ id: item }) => {
    const spread = spreadOf(led.map(({ scores }) => scores?.[item] ?? null));
    return spread ? [{ form: form.id, step: 'lead' as const, item, spread }] : [];
  });
}

function formAnswer(form: Form): z.output<typeof formBody> {
  const items = judgedItems(form).map(({ id, title, guide, weight }) => ({
    id,
    title: textAnswer(title),
    guide: textAnswer(guide),
    weight: weight.toString(),
  }));
  return { id: form.id, title: textAnswer(form.title), items };
}

export function textAnswer(from: PartialText): z.output<typeof partialText> {
  return { ...from };
}

const point = z.strictObject({
  aim: z.string().trim().min(1).max(500),
  action: z.string().trim().min(1).max(500),
  due: dateText,
});

export const talkQuery = z.strictObject({
  heldOn: dateText,
  record: z.string().trim().min(1).max(4000),
  plan: z.array(point).max(20),
});

export const talkBody = z.object({
  heldOn: z.string(),
  record: z.string(),
  plan: z.array(z.object({ aim: z.string(), action: z.string(), due: z.string() })),
  heldBy: hand,
  leadSignedAt: z.string().nullable(),
  personSignedAt: z.string().nullable(),
  remark: z.string(),
});

export function talkAnswer({ person: _, plan, ...talk }: Talk): z.output<typeof talkBody> {
  return { ...talk, plan: [...plan] };
}

export const reasonBody = z.looseObject({
  kind: z.string(),
  id: z.string(),
  title: partialText,
  value: z.string().nullable(),
  unit: z.string(),
  sentence: partialText,
  parts: z.array(z.looseObject({})),
});
