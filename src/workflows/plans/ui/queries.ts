import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';

export interface SortedPlans {
  readonly sort: 'plan' | 'pays' | 'inForce';
  readonly down: '0' | '1';
}

function readPlans(sorted: SortedPlans, cursor: string | null) {
  const query = { limit: 100, ...sorted, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/plans', { params: { query } }));
}

export function usePlans(sorted: SortedPlans) {
  return useInfiniteQuery({
    queryKey: ['plans', sorted],
    queryFn: ({ pageParam }) => readPlans(sorted, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useVersions(plan: string) {
  return useQuery({
    queryKey: ['plans', plan],
    queryFn: () => answer(api.GET('/api/plans/{plan}', { params: { path: { plan } } })),
  });
}

export function useVersion(plan: string, version: number | null) {
  return useQuery({
    queryKey: ['plans', plan, version],
    queryFn: () => {
      const path = { plan, version: version ?? 0 };
      return answer(api.GET('/api/plans/{plan}/versions/{version}', { params: { path } }));
    },
    enabled: version !== null,
    refetchOnMount: 'always',
  });
}

/** The newest month with data that is over; the one before, while the newest still runs. */
export function useLastMonth(): string | undefined {
  const found = useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
  if (!found.data) return undefined;
  const { today, last, month, before } = found.data;
  return last < today ? month : before;
}

export type PlanRow = Awaited<ReturnType<typeof readPlans>>['rows'][number];
export type VersionRow = NonNullable<ReturnType<typeof useVersions>['data']>['rows'][number];
export type Version = NonNullable<ReturnType<typeof useVersion>['data']>;

export function previewPlan(text: string, period: string, person?: string) {
  const body = person === undefined ? { text, period } : { text, period, person };
  return answer(api.POST('/api/plans/preview', { body }));
}

export type Preview = Awaited<ReturnType<typeof previewPlan>>;
