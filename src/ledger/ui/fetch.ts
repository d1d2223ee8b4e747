import { answer, api } from '../../platform/ui/api.ts';

export interface FactFilter {
  readonly kind?: string;
  readonly subject?: string;
  readonly period?: string;
  readonly known?: string;
}

export function fetchFacts(filter: FactFilter, cursor: string | null) {
  const query = { limit: 50, ...filter, ...(cursor !== null && { cursor }) };
  return answer(api.GET('/api/facts', { params: { query } }));
}

export type FactAnswer = Awaited<ReturnType<typeof fetchFacts>>['rows'][number];
