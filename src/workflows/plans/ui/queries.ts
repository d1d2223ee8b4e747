import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { type From, type RowOf, usePages } from '../../../platform/ui/list.tsx';

export interface SortedPlans {
  readonly sort: 'plan' | 'pays' | 'inForce';
  readonly down: '0' | '1';
}

function readPlans(sorted: SortedPlans, from: From) {
  return answer(api.GET('/api/plans', { params: { query: { limit: 100, ...sorted, ...from } } }));
}

export function usePlans(sorted: SortedPlans) {
  return usePages(['plans'], sorted, (from) => readPlans(sorted, from));
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

export type PlanRow = RowOf<typeof readPlans>;
export type VersionRow = NonNullable<ReturnType<typeof useVersions>['data']>['rows'][number];
export type Version = NonNullable<ReturnType<typeof useVersion>['data']>;

export function previewPlan(text: string, period: string, person?: string) {
  const body = person === undefined ? { text, period } : { text, period, person };
  return answer(api.POST('/api/plans/preview', { body }));
}

export type Preview = Awaited<ReturnType<typeof previewPlan>>;
