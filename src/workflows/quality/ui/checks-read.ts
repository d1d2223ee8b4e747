import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import type { Filter } from './checks-filter.tsx';

export function useChecks(filter: Filter & { readonly mine?: '0' | '1' }) {
  return useInfiniteQuery({
    queryKey: ['quality', 'checks', filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/quality/checks', {
          params: { query: { ...filter, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: 'always',
  });
}
