import { daysBetween, type PlainDate } from '../../base/period.ts';
import { eachLang, fill, type Text } from '../../base/text.ts';
import type { NoticeDraft } from '../../notices/index.ts';
import { type EntryStep, STEP_TITLES } from './model.ts';

/**
 * Who is told about what is owed: the rater when a step opens, a day before it is due and once it is late; their lead when
 * it is two days late; HR when it is four. Every notice has a key, so that asking every hour tells everybody once.
 */

/** What one rater owes in one step of one cycle. */
export interface Owed {
  readonly cycle: string;
  readonly period: string;
  readonly step: EntryStep;
  readonly rater: string;
  readonly raterName: string;
  /** The rater's own lead, where the roster has one. */
  readonly lead: string | null;
  readonly count: number;
  readonly opens: PlainDate;
  readonly due: PlainDate;
}

/** Days after the due date at which somebody else hears of it. */
export const LEAD_HEARS = 2;
export const HR_HEARS = 4;

export function remindersOn(today: PlainDate, owed: readonly Owed[]): readonly NoticeDraft[] {
  const own = owed.flatMap((one) => {
    const late = daysBetween(one.due, today);
    const stage = today < one.opens ? null : late > 0 ? 'late' : late >= -1 ? 'due' : 'open';
    return stage === null ? [] : [noticeTo({ person: one.rater }, OWN[stage], stage, one, [one])];
  });
  const late = owed.filter(({ due }) => daysBetween(due, today) >= LEAD_HEARS);
  const toLeads = grouped(late, ({ lead, cycle }) => (lead === null ? null : `${cycle}\n${lead}`)).map((group) => {
    const [first] = group as [Owed];
    return noticeTo({ person: first.lead as string }, TEAM, 'lead', first, group);
  });
  const veryLate = owed.filter(({ due }) => daysBetween(due, today) >= HR_HEARS);
  const toHr = grouped(veryLate, ({ cycle }) => cycle).map((group) => {
    const [first] = group as [Owed];
    return noticeTo({ role: 'hr' }, HOUSE, 'hr', first, group);
  });
  return [...own, ...toLeads, ...toHr];
}

/** One notice a rater, sent by hand: once a day, however often the button is pressed. */
export function reminderByHand(today: PlainDate, owed: Owed): NoticeDraft {
  return { ...noticeTo({ person: owed.rater }, OWN.due, 'asked', owed, [owed]), key: `${keyOf(owed)}:asked:${today}` };
}

function noticeTo(to: NoticeDraft['to'], text: Text, stage: string, first: Owed, group: readonly Owed[]): NoticeDraft {
  const count = group.reduce((sum, one) => sum + one.count, 0);
  const people = new Set(group.map(({ rater }) => rater)).size;
  const said = eachLang((lang) => {
    const params = { period: first.period, step: STEP_TITLES[first.step][lang], due: first.due, count: String(count) };
    return fill(text[lang], { ...params, people: String(people) });
  });
  const own = stage === 'open' || stage === 'due' || stage === 'late' || stage === 'asked';
  const key = own ? `${keyOf(first)}:${stage}` : `review:${first.cycle}:${stage}:${'person' in to ? to.person : ''}`;
  const link = own ? `/reviews/rate/${first.cycle}` : '/reviews';
  return { to, kind: `review.${stage}`, text: said, link, key };
}

/** With its day: whoever was reminded of one that was moved is reminded of the new one, too. */
function keyOf({ cycle, step, rater, due }: Owed): string {
  return `review:${cycle}:${step}:${rater}:${due}`;
}

function grouped(owed: readonly Owed[], key: (one: Owed) => string | null): readonly (readonly Owed[])[] {
  const groups = new Map<string, Owed[]>();
  for (const one of owed) {
    const at = key(one);
    if (at === null) continue;
    const group = groups.get(at);
    if (group) group.push(one);
    else groups.set(at, [one]);
  }
  return [...groups.values()];
}

const OWN: Readonly<Record<'open' | 'due' | 'late', Text>> = {
  open: {
    'zh-CN': '{period} 考核：{step}已开始，共 {count} 人待评，{due} 前完成。',
    'zh-TW': '{period} 考核：{step}已開始，共 {count} 人待評，{due} 前完成。',
    en: 'Review {period}: {step} has begun; {count} to rate by {due}.',
  },
  due: {
    'zh-CN': '{period} 考核：{step}还有 {count} 人未评，{due} 截止。',
    'zh-TW': '{period} 考核：{step}還有 {count} 人未評，{due} 截止。',
    en: 'Review {period}: {step}, {count} still to rate, due {due}.',
  },
  late: {
    'zh-CN': '{period} 考核：{step}已过 {due}，还有 {count} 人未评。',
    'zh-TW': '{period} 考核：{step}已過 {due}，還有 {count} 人未評。',
    en: 'Review {period}: {step} was due {due}; {count} still to rate.',
  },
};
const TEAM: Text = {
  'zh-CN': '{period} 考核：你的组里 {people} 人逾期，共 {count} 份评分未交。',
  'zh-TW': '{period} 考核：你的組裡 {people} 人逾期，共 {count} 份評分未交。',
  en: 'Review {period}: {people} of your team are late with {count} ratings.',
};
const HOUSE: Text = {
  'zh-CN': '{period} 考核：{people} 人逾期多日，共 {count} 份评分未交。',
  'zh-TW': '{period} 考核：{people} 人逾期多日，共 {count} 份評分未交。',
  en: 'Review {period}: {people} people are days late with {count} ratings.',
};
