import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../../platform/ui/api.ts';
import type { Kind } from '../../../activity/index.ts';

/** One row of activity and what it touched, each part by the route that holds its own policy. */

export interface RowPlace {
  readonly kind: Kind;
  readonly key: string;
}

/** Keys of several parts are kept with a stroke between them, which nobody reads. */
export function keyText(key: string): string {
  return key.replaceAll('|', ' · ');
}

export function useRow(path: RowPlace) {
  return useQuery({
    queryKey: ['row', path],
    queryFn: () => answer(api.GET('/api/rows/{kind}/{key}', { params: { path } })),
    retry: false,
  });
}

export type Row = NonNullable<ReturnType<typeof useRow>['data']>;

export function useTouchedPay(path: RowPlace) {
  return useQuery({
    queryKey: ['row-pay', path],
    queryFn: () => answer(api.GET('/api/rows/{kind}/{key}/pay', { params: { path } })),
  });
}

export function useAppealsAbout({ kind, key }: RowPlace, enabled: boolean) {
  return useQuery({
    queryKey: ['row-appeals', kind, key],
    queryFn: () => answer(api.GET('/api/appeals', { params: { query: { kind: 'row', ref: `${kind}:${key}` } } })),
    enabled,
  });
}
