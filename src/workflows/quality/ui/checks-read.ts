import { answer, api } from '../../../platform/ui/api.ts';
import { usePages } from '../../../platform/ui/list.tsx';
import type { Filter } from './checks-filter.tsx';

export function useChecks(asked: Filter & { readonly mine?: '0' | '1' }) {
  return usePages(
    ['quality', 'checks'],
    asked,
    (from) => answer(api.GET('/api/quality/checks', { params: { query: { limit: 50, ...asked, ...from } } })),
    { fresh: true },
  );
}
