import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';

export function useNotices() {
  return useInfiniteQuery({
    queryKey: ['notices', 'list'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/notices', { params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnMount: 'always',
  });
}

export type NoticeRow = NonNullable<ReturnType<typeof useNotices>['data']>['pages'][number]['rows'][number];
