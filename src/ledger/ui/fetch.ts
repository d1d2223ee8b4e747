import { answer, api } from '../../platform/ui/api.ts';
import type { From, RowOf } from '../../platform/ui/list.tsx';

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

export function fetchFacts(asked: FactFilter & Sorted, from: From = {}) {
  return answer(api.GET('/api/facts', { params: { query: { limit: 50, ...asked, ...from } } }));
}

export type FactAnswer = RowOf<typeof fetchFacts>;
