import { answer, api } from '../../../platform/ui/api.ts';
import type { From, RowOf } from '../../../platform/ui/list.tsx';

/** What more than one of these pages reads, and the shapes it comes in. */

export function readAppeal(id: string) {
  return answer(api.GET('/api/appeals/{id}', { params: { path: { id } } }));
}

export type AppealDetail = Awaited<ReturnType<typeof readAppeal>>;
export type Ruling = AppealDetail['rulings'][number];
export type Movement = Ruling['moved'][number];
export type Correction = Ruling['corrections'][number]['correction'];

interface Wanted {
  readonly state?: AppealDetail['state'];
  readonly sort?: 'filed' | 'person' | 'state';
  readonly down?: '0' | '1';
}

export function readAppeals(wanted: Wanted, from: From) {
  return answer(api.GET('/api/appeals', { params: { query: { limit: 50, ...wanted, ...from } } }));
}

export function readAppealsOf(person: string, from: From) {
  return answer(
    api.GET('/api/people/{person}/appeals', { params: { path: { person }, query: { limit: 50, ...from } } }),
  );
}

export type AppealHead = RowOf<typeof readAppeals>;
