import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
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

export const CHANNELS = ['channels'];

export function useChannels() {
  return useQuery({ queryKey: CHANNELS, queryFn: () => answer(api.GET('/api/channels')) });
}

export type Channels = NonNullable<ReturnType<typeof useChannels>['data']>;
export type Bot = Channels['bots'][number];
export type MailServer = NonNullable<Channels['mail']>;
export type Standing = Pick<
  Bot,
  'active' | 'sentAt' | 'failingSince' | 'failure' | 'waiting' | 'givenUp' | 'givenUpFor'
>;
