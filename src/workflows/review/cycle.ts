import { type Period, parsePeriod } from '../../base/period.ts';
import { formFor, readForms } from './form.ts';
import type { Cycle, Form, Subject } from './model.ts';

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
