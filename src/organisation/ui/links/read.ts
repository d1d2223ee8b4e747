import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import type { Kind } from '../../../stages/activity/index.ts';

export const LINKS = ['settings', 'links'];

export function useLinks() {
  return useQuery({ queryKey: LINKS, queryFn: () => answer(api.GET('/api/settings/links')) });
}

export type LinkChange = NonNullable<ReturnType<typeof useLinks>['data']>['links'][number];

export interface LinkDraft {
  readonly kind: Kind;
  readonly channel: string;
  readonly template: string;
}

export function tryLink({ kind, channel, template }: LinkDraft) {
  const only = channel.trim() === '' ? {} : { channel };
  return answer(api.GET('/api/settings/links/try', { params: { query: { kind, template, ...only } } }));
}
