import { answer, api } from '../../../platform/ui/api.ts';

export function readSums(id: string, q: string, cursor: string | null) {
  const query = { limit: 50, ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/reviews/{id}/sums', { params: { path: { id }, query } }));
}

export type Sum = Awaited<ReturnType<typeof readSums>>['rows'][number];
