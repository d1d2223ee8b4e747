import { answer, api } from '../../../platform/ui/api.ts';

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

export function readAppeals(wanted: Wanted, cursor: string | null) {
  const query = { limit: 50, ...wanted, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/appeals', { params: { query } }));
}

export type AppealHead = Awaited<ReturnType<typeof readAppeals>>['rows'][number];
