import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';

export const DATED = ['settings', 'dated'];

export function useDated() {
  return useQuery({ queryKey: DATED, queryFn: () => answer(api.GET('/api/settings/dated')) });
}

export type Change = NonNullable<ReturnType<typeof useDated>['data']>['transfer'][number];
