import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import { type From, type RowOf, usePages } from '../../platform/ui/list.tsx';

function readNotices(from: From) {
  return answer(api.GET('/api/notices', { params: { query: { limit: 20, ...from } } }));
}

export function useNotices() {
  return usePages(['notices', 'list'], null, readNotices, { fresh: true });
}

export type NoticeRow = RowOf<typeof readNotices>;

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
