import { answer, api } from '../../../platform/ui/api.ts';
import type { From, RowOf } from '../../../platform/ui/list.tsx';

export function readSums(id: string, q: string, from: From) {
  const query = { limit: 50, ...(q && { q }), ...from };
  return answer(api.GET('/api/reviews/{id}/sums', { params: { path: { id }, query } }));
}

export type Sum = RowOf<typeof readSums>;
