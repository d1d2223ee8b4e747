import { daysBetween, type PlainDate } from '../../base/period.ts';
import { eachLang, fill, type Text } from '../../base/text.ts';
import type { Addressee, NoticeDraft } from '../../notices/index.ts';
import { type CycleState, STEP_TITLES, type Step } from './model.ts';
import { HR_HEARS, LEAD_HEARS } from './reminders.ts';

/** What is owed after rating: sums, calibration, release, talks, signatures. Each has its day, and late ones go up. */

export interface Duty {
  readonly step: Step;
  readonly to: Addressee;
  /** Who that is, as the board says it. */
  readonly name: string;
  readonly count: number;
  readonly due: PlainDate;
  /** Who hears of it when it stays late; HR, too, in the end. */
  readonly above: Addressee;
}

/** Talks that one lead has still to hold, or signatures that one person owes. */
export interface OwedTalks {
  readonly to: Addressee;
  readonly name: string;
  readonly count: number;
  readonly above: Addressee;
}

export interface Outstanding {
  readonly state: CycleState;
  readonly submitted: boolean;
  readonly due: Readonly<Record<Step, PlainDate>>;
  readonly talks: readonly OwedTalks[];
  readonly signatures: readonly OwedTalks[];
}

const HR: Addressee = { role: 'hr' };
const MANAGER: Addressee = { role: 'manager' };

export function dutiesOf({ state, submitted, due, talks, signatures }: Outstanding): readonly Duty[] {
  const hr = (step: Step): Duty => ({ step, to: HR, name: 'hr', count: 1, due: due[step], above: MANAGER });
  switch (state) {
    case 'collecting':
      return [hr('data')];
    case 'calibrating':
      // Whoever submitted cannot release: it is a second person's turn.
      return [submitted ? { ...hr('release'), to: MANAGER, name: 'manager', above: HR } : hr('calibration')];
    case 'released':
      return [
        ...talks.map((one): Duty => ({ ...one, step: 'talk', due: due.talk })),
        ...signatures.map((one): Duty => ({ ...one, step: 'sign', due: due.sign })),
      ];
    default:
      return [];
  }
}

export interface Named {
  readonly cycle: string;
  readonly period: string;
}

/** A day before it is due, once it is late, and to those above when it stays late; each told once. */
export function dutyNotices(
  today: PlainDate,
  { cycle, period }: Named,
  duties: readonly Duty[],
): readonly NoticeDraft[] {
  return duties.flatMap(({ step, to, name, count, due, above }) => {
    const late = daysBetween(due, today);
    if (late < -1) return [];
    const tell = (whom: Addressee, stage: 'due' | 'late' | 'above' | 'hr'): NoticeDraft => {
      const params = { period, due, count: String(count), name, days: String(late) };
      const text = eachLang((lang) => fill(TOLD[stage][lang], { ...params, step: STEP_TITLES[step][lang] }));
      const own = step === 'talk' || step === 'sign' ? '/reviews/mine' : `/reviews/cycles/${cycle}`;
      const link = stage === 'due' || stage === 'late' ? own : `/reviews/cycles/${cycle}`;
      return {
        to: whom,
        kind: `review.${step}-${stage}`,
        text,
        link,
        key: `review:${cycle}:${step}:${stage}:${name}:${due}`,
      };
    };
    return [
      tell(to, late > 0 ? 'late' : 'due'),
      ...(late >= LEAD_HEARS ? [tell(above, 'above')] : []),
      ...(late >= HR_HEARS ? [tell(HR, 'hr')] : []),
    ];
  });
}

/** Self-assessment begins so many days before the month ends: who has not opened the month's review by then is told. */
export function openingNotice(today: PlainDate, month: { readonly text: string }, opens: PlainDate) {
  if (today < opens) return null;
  const text = eachLang((lang) => fill(OPEN[lang], { period: month.text }));
  return { to: HR, kind: 'review.to-open', text, link: '/reviews', key: `review:to-open:${month.text}` };
}

const OPEN: Text = {
  'zh-CN': '{period} 的考核还没有开，自评该开始了。',
  'zh-TW': '{period} 的考核還沒有開，自評該開始了。',
  en: 'The review of {period} is not open yet; self-assessment is due to begin.',
};

const TOLD: Readonly<Record<'due' | 'late' | 'above' | 'hr', Text>> = {
  due: {
    'zh-CN': '{period} 考核：{step}（{count}）{due} 到期。',
    'zh-TW': '{period} 考核：{step}（{count}）{due} 到期。',
    en: 'Review {period}: {step} ({count}), due {due}.',
  },
  late: {
    'zh-CN': '{period} 考核：{step}（{count}）已过 {due}。',
    'zh-TW': '{period} 考核：{step}（{count}）已過 {due}。',
    en: 'Review {period}: {step} ({count}) was due {due}.',
  },
  above: {
    'zh-CN': '{period} 考核：{name} 的{step}（{count}）逾期 {days} 天。',
    'zh-TW': '{period} 考核：{name} 的{step}（{count}）逾期 {days} 天。',
    en: 'Review {period}: {step} ({count}) by {name} is {days} days late.',
  },
  hr: {
    'zh-CN': '{period} 考核：{name} 的{step}（{count}）逾期 {days} 天，请人事处理。',
    'zh-TW': '{period} 考核：{name} 的{step}（{count}）逾期 {days} 天，請人事處理。',
    en: 'Review {period}: {step} ({count}) by {name} is {days} days late; HR sees to it.',
  },
};
