import type { EntryStep } from '../model.ts';
import { isPoints } from '../rating.ts';
import type { SheetEntry, SheetForm } from './read.ts';

/** What a rater has typed and not yet sent: texts by person and item; '-' says that it cannot be judged. */

export interface Draft {
  readonly texts: Readonly<Record<string, string>>;
  readonly note: string;
}

export type Drafts = Readonly<Record<string, Draft>>;

export function keyOf({ step, person }: { readonly step: EntryStep; readonly person: string }): string {
  return `${step} ${person}`;
}

export function draftOf(entry: SheetEntry): Draft {
  const texts = Object.entries(entry.scores).map(([item, score]) => [item, score ?? '-'] as const);
  return { texts: Object.fromEntries(texts), note: entry.note };
}

export function isWrong(text: string): boolean {
  return text !== '' && text !== '-' && !isPoints(text);
}

/** Every item answered, one of them with points. */
export function isComplete(form: SheetForm, draft: Draft): boolean {
  const texts = form.items.map(({ id }) => draft.texts[id] ?? '');
  return texts.every((text) => text !== '' && !isWrong(text)) && texts.some((text) => text !== '-');
}

export function ratingOf(entry: SheetEntry, draft: Draft, done: boolean) {
  const answered = Object.entries(draft.texts).filter(([, text]) => text !== '');
  const scores = Object.fromEntries(answered.map(([item, text]) => [item, text === '-' ? null : text]));
  return { step: entry.step, person: entry.person, scores, note: draft.note, done };
}
