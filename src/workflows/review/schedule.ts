import { addDays, type PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { eachLang, fill, type Text } from '../../base/text.ts';
import { type Calendar, isWorkday, workdaysFrom } from '../../base/working-days.ts';
import type { Fact, FactDraft } from '../../ledger/index.ts';
import type { Addressee, NoticeDraft } from '../../notices/index.ts';
import {
  type Cycle,
  type CycleState,
  type Form,
  STATE_TITLES,
  STEP_TITLES,
  STEPS,
  type Step,
  type Window,
} from './model.ts';
import { reviewProblem } from './problems.ts';

/** The days of a cycle's steps: counted in workdays when it opens, and written down, so that no later change of the calendar moves them; only HR does, by a fact. */

export const SCHEDULED = 'review.scheduled';

export type Schedule = Readonly<Record<Step, Window>>;

/** A form's steps as dates: so many workdays from the period's last day. */
export function windowsOf(form: Form, last: PlainDate, calendar: Calendar): Schedule {
  return windowsBy(form, (days) => workdaysFrom(calendar, last, days));
}

function windowsBy(form: Form, dayAt: (days: number) => PlainDate): Schedule {
  const dated = STEPS.map((step) => {
    const { opens, due } = form.steps[step];
    return [step, { opens: dayAt(opens), due: dayAt(due) }] as const;
  });
  return Object.fromEntries(dated) as Schedule;
}

/** A cycle's own days: from the first form that opens a step to the last that ends it. */
export function scheduleOf(forms: readonly Form[], last: PlainDate, calendar: Calendar): Schedule {
  return widest(forms.map((form) => windowsOf(form, last, calendar)));
}

/** A cycle from before schedules were written down counted plain days, and was told so then. */
export function unwrittenSchedule(forms: readonly Form[], last: PlainDate): Schedule {
  return widest(forms.map((form) => windowsBy(form, (days) => addDays(last, days))));
}

function widest(windows: readonly Schedule[]): Schedule {
  const dated = STEPS.map((step) => {
    const opens = windows.map((one) => one[step].opens).sort();
    const due = windows.map((one) => one[step].due).sort();
    return [step, { opens: opens[0] ?? '', due: due.at(-1) ?? '' }] as const;
  });
  return Object.fromEntries(dated) as Schedule;
}

export function subjectOf(cycle: string): string {
  return `review:${cycle}`;
}

export function scheduledFact(
  cycle: string,
  schedule: Schedule,
  said: Pick<FactDraft, 'valid' | 'by' | 'why'>,
): Omit<FactDraft, 'replaces'> {
  const days = STEPS.map((step) => [`step_${step}`, `${schedule[step].opens}/${schedule[step].due}`] as const);
  const data = { cycle, ...Object.fromEntries(days) };
  return { kind: SCHEDULED, subject: subjectOf(cycle), until: null, ...said, data, source: null };
}

export function readSchedule({ data }: Fact): Schedule {
  const days = STEPS.map((step) => {
    const [opens = '', due = ''] = String(data[`step_${step}`]).split('/');
    return [step, { opens, due }] as const;
  });
  return Object.fromEntries(days) as Schedule;
}

/** A date that was moved: told on the board beside the step. */
export interface DateMove {
  readonly step: Step;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

/** What each statement of the chain changed against the one before, in the order of recording. */
export function movesIn(history: readonly Fact[]): readonly DateMove[] {
  const chain = [...history].sort((a, b) => (a.known < b.known ? -1 : 1));
  return chain.slice(1).flatMap((fact, i) => {
    const before = readSchedule(chain[i] as Fact);
    const after = readSchedule(fact);
    return STEPS.filter((step) => before[step].due !== after[step].due).map((step): DateMove => {
      const { why, by, known: at } = fact;
      return { step, from: before[step].due, to: after[step].due, why, by, at };
    });
  });
}

/** The states in which a step is still ahead or under way: what is done keeps its day. */
const MOVABLE: Readonly<Record<Step, readonly CycleState[]>> = {
  self: ['collecting'],
  lead: ['collecting'],
  peer: ['collecting'],
  data: ['collecting'],
  calibration: ['collecting', 'calibrating'],
  release: ['collecting', 'calibrating'],
  talk: ['collecting', 'calibrating', 'released'],
  sign: ['collecting', 'calibrating', 'released'],
};

export function isMovable(step: Step, state: CycleState): boolean {
  return MOVABLE[step].includes(state);
}

export interface Moving {
  readonly step: Step;
  readonly due: PlainDate;
  readonly why: string;
}

export interface Days {
  readonly today: PlainDate;
  readonly calendar: Calendar;
}

/** The schedule after a move, or everything that speaks against it at once. */
export function moved(
  schedule: Schedule,
  state: CycleState,
  { step, due, why }: Moving,
  { today, calendar }: Days,
): Result<Schedule> {
  const window = schedule[step];
  const problems: Problem[] = [];
  if (!isMovable(step, state))
    problems.push(reviewProblem('review.wrong-state', { move: STEP_TITLES[step], state: STATE_TITLES[state] }));
  if (why.trim() === '') problems.push(reviewProblem('review.reason-missing'));
  if (due < window.opens || due < today)
    problems.push(reviewProblem('review.date-past', { due, from: due < today ? today : window.opens }));
  if (!isWorkday(calendar, due)) problems.push(reviewProblem('review.date-restday', { due }));
  if (due === window.due) problems.push(reviewProblem('review.date-same', { due }));
  return problems.length > 0 ? failed(...problems) : ok({ ...schedule, [step]: { ...window, due } });
}

export function movedNotices(
  { id, period }: Pick<Cycle, 'id' | 'period'>,
  move: Omit<DateMove, 'by'>,
  concerned: readonly Addressee[],
): readonly NoticeDraft[] {
  const { step, from, to, why, at } = move;
  const text = eachLang((lang) => fill(MOVED[lang], { period, step: STEP_TITLES[step][lang], from, to, why }));
  return concerned.map((one) => {
    const link = 'role' in one ? `/reviews/cycles/${id}` : LINKS[step].replace('{id}', id);
    return { to: one, kind: 'review.date-moved', text, link, key: `review:${id}:${step}:moved:${to}:${at}` };
  });
}

const RATE = '/reviews/rate/{id}';
const LINKS: Readonly<Record<Step, string>> = {
  ...{ self: RATE, lead: RATE, peer: RATE },
  ...{
    data: '/reviews',
    calibration: '/reviews',
    release: '/reviews/mine',
    talk: '/reviews/mine',
    sign: '/reviews/mine',
  },
};

const MOVED: Text = {
  'zh-CN': '{period} 考核：{step}的截止日由 {from} 改为 {to}。原因：{why}',
  'zh-TW': '{period} 考核：{step}的截止日由 {from} 改為 {to}。原因：{why}',
  en: 'Review {period}: {step} is due {to} instead of {from}. Reason: {why}',
};
