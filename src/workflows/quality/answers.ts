import { z } from 'zod';
import type { Decimal } from '../../base/decimal.ts';
import type { PartialText } from '../../base/text.ts';
import {
  CARD_STYLES,
  CHECK_STATES,
  type Check,
  type CheckResult,
  type Conversation,
  type Entries,
  type SamplingPlan,
  type Scorecard,
  STRATA,
  WATCHERS,
} from './model.ts';
import { type Counted, changedItems, type Step } from './scored/corrected.ts';
import { appealLink } from './words.ts';

/** The shapes in which this slice's routes are asked and answer. Numbers are exact text. */

export const partialText = z.object({
  'zh-CN': z.string().max(200).optional(),
  'zh-TW': z.string().max(200).optional(),
  en: z.string().max(200).optional(),
});

export const idParams = z.object({ id: z.string().max(100) });

const itemBody = z.object({
  id: z.string(),
  title: partialText,
  guide: partialText,
  points: z.string(),
  steps: z.array(z.string()),
  mayNotApply: z.boolean(),
  critical: z.boolean(),
  wrongAnswer: z.boolean(),
});

export const cardBody = z.object({
  id: z.string(),
  version: z.number().int(),
  title: partialText,
  style: z.enum(CARD_STYLES),
  full: z.string().nullable(),
  criticalDeductions: z.string(),
  sections: z.array(z.object({ id: z.string(), title: partialText, items: z.array(itemBody) })),
  causes: z.array(z.object({ id: z.string(), title: partialText })),
});
export type CardAnswer = z.output<typeof cardBody>;

export function cardAnswer(card: Scorecard): CardAnswer {
  const text = (title: PartialText) => ({ ...title });
  const plain = (value: Decimal) => value.toString();
  return {
    ...card,
    title: text(card.title),
    full: card.full && plain(card.full),
    criticalDeductions: plain(card.criticalDeductions),
    causes: card.causes.map(({ id, title }) => ({ id, title: text(title) })),
    sections: card.sections.map((section) => ({
      ...section,
      title: text(section.title),
      items: section.items.map((item) => ({
        ...item,
        title: text(item.title),
        guide: text(item.guide),
        points: plain(item.points),
        steps: item.steps.map(plain),
      })),
    })),
  };
}

const entry = z.strictObject({
  value: z.string().max(20),
  cause: z.string().max(100).optional(),
  note: z.string().max(1000).optional(),
});
export const entriesBody = z.record(z.string().max(100), entry);
export const draftBody = z.strictObject({
  entries: entriesBody.refine((entries) => Object.keys(entries).length <= 200, 'at most 200 items'),
  remark: z.string().max(2000).default(''),
  revision: z.number().int().min(0).describe('As it was read: a save by somebody else in between is refused.'),
});

export const conversationBody = z.object({
  key: z.string(),
  agent: z.string(),
  startedAt: z.string(),
  channel: z.string().nullable(),
  project: z.string().nullable(),
  issue: z.string().nullable(),
  firstResponse: z.string().nullable(),
  handleTime: z.string().nullable(),
  resolved: z.string().nullable(),
  transferred: z.string().nullable(),
  customer: z.string().nullable(),
  order: z.string().nullable(),
});

const sumsBody = z.object({
  deductions: z.string().nullable(),
  points: z.string().nullable(),
  possible: z.string().nullable(),
  critical: z.boolean(),
  wrongAnswer: z.boolean(),
});

const resultBody = sumsBody.extend({
  fact: z.string(),
  rowKey: z.string(),
  scoredAt: z.string(),
  scoredOn: z.string(),
  answerUntil: z.string(),
});

export const checkBody = z.object({
  id: z.string(),
  plan: z.string(),
  day: z.string(),
  person: z.string(),
  team: z.string().nullable(),
  due: z.string().nullable().describe('The last day to score it.'),
  state: z.enum(CHECK_STATES),
  scorecard: z.string(),
  cardVersion: z.number().int().nullable(),
  inspector: z.string().nullable(),
  conversation: conversationBody.describe('What the inspector sees; never the customer’s rating.'),
  entries: entriesBody.describe('As they count now: an upheld appeal may have judged some of them anew.'),
  remark: z.string(),
  revision: z.number().int(),
  result: resultBody.nullable().describe('As it counts now.'),
  before: sumsBody.nullable().describe('What it was scored, where a correction changed that since.'),
  excluded: z.boolean().describe('A correction has left the whole check out: it counts nowhere.'),
  answer: z.enum(['confirmed']).nullable(),
  answeredAt: z.string().nullable(),
  appeal: z.string().nullable().describe('The page on which it is contested.'),
});
export type CheckAnswer = z.output<typeof checkBody>;

/** As it counts now; without what corrected it a check is what it was scored. */
export function checkAnswer(check: Check, counted: Counted | null = null): CheckAnswer {
  const { id, plan, day, person, team, due, state, scorecard, cardVersion, remark, revision } = check;
  const { answer, answeredAt } = check;
  const result = counted?.result ?? check.result;
  const before = check.result && sumsAnswer(check.result);
  return {
    ...{ id, plan, day, person, team, due, state, scorecard, cardVersion, remark, revision, answer, answeredAt },
    inspector: check.inspector?.name ?? null,
    conversation: conversationAnswer(check.conversation),
    entries: entriesAnswer(counted?.entries ?? check.entries),
    result: result && { ...result },
    before: JSON.stringify(before) === JSON.stringify(result && sumsAnswer(result)) ? null : before,
    excluded: counted?.excluded ?? false,
    appeal: check.result && appealLink(check.result.rowKey, person),
  };
}

function sumsAnswer(result: CheckResult): z.output<typeof sumsBody> {
  const { deductions, points, possible, critical, wrongAnswer } = result;
  return { deductions, points, possible, critical, wrongAnswer };
}

export function conversationAnswer(conversation: Conversation) {
  return { ...conversation };
}

export function entriesAnswer(entries: Entries): z.output<typeof entriesBody> {
  return Object.fromEntries(Object.entries(entries).map(([id, one]) => [id, { ...one }]));
}

export const correctionBody = z.object({
  fact: z.string(),
  at: z.string(),
  by: z.string(),
  why: z.string(),
  appeal: z.string().nullable().describe('The appeal that decided it.'),
  before: sumsBody,
  after: sumsBody,
  excluded: z.boolean().describe('It leaves the whole check out.'),
  items: z.array(z.object({ item: z.string(), before: z.string().nullable(), after: z.string() })),
  others: z.record(z.string(), z.string().nullable()).describe('What it says of other columns of the row.'),
});

export function correctionAnswer({ fact, before, after, others }: Step): z.output<typeof correctionBody> {
  const { id, known: at, by, why, data } = fact;
  return {
    ...{ fact: id, at, by, why, appeal: typeof data.appeal === 'string' ? data.appeal : null },
    ...{ before: sumsAnswer(before.result), after: sumsAnswer(after.result), others: { ...others } },
    excluded: after.excluded && !before.excluded,
    items: changedItems(before.entries, after.entries).map((item) => ({
      item,
      before: before.entries[item]?.value ?? null,
      after: after.entries[item]?.value ?? '',
    })),
  };
}

const planFields = {
  title: partialText,
  posts: z.array(z.string().max(200)).max(200).nullable(),
  teams: z.array(z.string().max(200)).max(500).nullable(),
  perDay: z.number().int().min(0).max(100),
  share: z.string().max(8).nullable().describe('A share of the day’s conversations: `0.05`.'),
  strata: z.array(z.enum(STRATA)).max(STRATA.length),
  newMonths: z.number().int().min(0).max(60),
  newExtra: z.number().int().min(0).max(100),
  scorecard: z.string().max(100),
  watcher: z.enum(WATCHERS),
  ownTeam: z.boolean(),
  active: z.boolean(),
};

export const planTried = z.strictObject(planFields);
export const planParams = z.object({ id: z.string().regex(/^[a-zA-Z][\w-]{0,60}$/) });
export const planBody = z.object({ id: z.string(), revision: z.number().int(), ...planFields });
export const planEdit = z.strictObject({
  ...planFields,
  revision: z.number().int().min(0).describe('As it was read; 0 for a new plan.'),
});

export function planAnswer(plan: SamplingPlan & { readonly revision: number }): z.output<typeof planBody> {
  const { posts, teams, strata, title } = plan;
  return { ...plan, title: { ...title }, posts: posts && [...posts], teams: teams && [...teams], strata: [...strata] };
}
