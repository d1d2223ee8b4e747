import { type Period, type PlainDate, parsePeriod } from '../../base/period.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { formFor, readForms } from './form.ts';
import type { Cycle, Form, Subject } from './model.ts';
import { reviewProblem } from './problems.ts';

/** The month a cycle is asked for. Nobody has worked in one that has not begun by the organisation's calendar. */
export function reviewablePeriod(text: string, today: PlainDate): Result<Period> {
  const period = parsePeriod(text);
  if (period?.kind !== 'month') return failed(reviewProblem('review.period-bad', { period: text }));
  return period.first <= today ? ok(period) : failed(reviewProblem('review.period-ahead', { period: text, today }));
}

/** What a cycle was opened with, read again: it could be read then, so it can be read now. */

export function periodOf(cycle: Pick<Cycle, 'period'>): Period {
  const period = parsePeriod(cycle.period);
  if (!period) throw new Error(`a review of no period: ${cycle.period}`);
  return period;
}

export function formsOf(cycle: Pick<Cycle, 'forms'>): readonly Form[] {
  const forms = readForms(cycle.forms);
  if (!forms.ok) throw new Error('the forms of a review cannot be read');
  return forms.value;
}

/** The form somebody is judged by: by its name, as the cycle noted it. */
export function formOf(forms: readonly Form[], subject: Pick<Subject, 'form' | 'post'>): Form {
  const form = forms.find(({ id }) => id === subject.form) ?? formFor(forms, subject.post);
  if (!form) throw new Error(`a review without the form ${subject.form}`);
  return form;
}
