import { answer, api } from '../../../../platform/ui/api.ts';

/** What these pages read. */

export function readSessions() {
  return answer(api.GET('/api/calibrations'));
}

export type SessionAnswer = Awaited<ReturnType<typeof readSessions>>['rows'][number];

export function readSession(id: string) {
  return answer(api.GET('/api/calibrations/{id}', { params: { path: { id } } }));
}

export type ViewAnswer = Awaited<ReturnType<typeof readSession>>;
export type Entries = ViewAnswer['scores'][number]['entries'];
export type CardItemAnswer = ViewAnswer['card']['sections'][number]['items'][number];

export function itemsOf({ card }: ViewAnswer): readonly CardItemAnswer[] {
  return card.sections.flatMap(({ items }) => items);
}
