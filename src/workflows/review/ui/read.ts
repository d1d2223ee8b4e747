import { answer, api } from '../../../platform/ui/api.ts';

/** What more than one of these pages reads, and the shapes it comes in. */

export function readBoard(id: string) {
  return answer(api.GET('/api/reviews/{id}', { params: { path: { id } } }));
}

export type Board = Awaited<ReturnType<typeof readBoard>>;

export function readSheet(id: string) {
  return answer(api.GET('/api/reviews/{id}/ratings', { params: { path: { id } } }));
}

export type Sheet = Awaited<ReturnType<typeof readSheet>>;
export type SheetEntry = Sheet['entries'][number];
export type SheetForm = Sheet['forms'][number];

export function readResult(person: string, id: string) {
  return answer(api.GET('/api/people/{person}/reviews/{id}', { params: { path: { person, id } } }));
}

export type Result = Awaited<ReturnType<typeof readResult>>;
