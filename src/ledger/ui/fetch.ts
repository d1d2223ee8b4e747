import { answer, api } from '../../platform/ui/api.ts';

export interface FactFilter {
  readonly kind?: string;
  readonly subject?: string;
  readonly period?: string;
  readonly known?: string;
}

interface Sorted {
  readonly sort?: 'known' | 'valid' | 'kind' | 'subject';
  readonly down?: '0' | '1';
}

export function fetchFacts(filter: FactFilter & Sorted, cursor: string | null) {
  const query = { limit: 50, ...filter, ...(cursor !== null && { cursor }) };
  return answer(api.GET('/api/facts', { params: { query } }));
}

export type FactAnswer = Awaited<ReturnType<typeof fetchFacts>>['rows'][number];
