import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import { currentLang } from '../../platform/ui/texts.ts';

/** What the first page reads. */

export function useMonth() {
  return useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
}

export interface MetricQuestion {
  readonly metrics: string;
  readonly period: string;
  readonly by?: string;
}

export function useMetrics(query: MetricQuestion) {
  return useQuery({
    queryKey: ['metric-values', query, currentLang()],
    queryFn: () => answer(api.GET('/api/metrics/values', { params: { query } })),
  });
}

export type Metrics = NonNullable<ReturnType<typeof useMetrics>['data']>;

export function nameOf(people: Metrics, id: string | null | undefined): string {
  return (id && people.names[id]) || id || '—';
}

export function useProjection(month: string) {
  return useQuery({
    queryKey: ['home-pay', month, currentLang()],
    queryFn: () => answer(api.GET('/api/home/pay', { params: { query: { month } } })),
  });
}

export type Projection = NonNullable<ReturnType<typeof useProjection>['data']>;

export function useCycle(month: string) {
  return useQuery({
    queryKey: ['home-cycle', month, currentLang()],
    queryFn: () => answer(api.GET('/api/home/cycle', { params: { query: { month } } })),
  });
}

export function useRuns(month: string) {
  return useQuery({
    queryKey: ['home-runs', month],
    queryFn: () => answer(api.GET('/api/home/runs', { params: { query: { month } } })),
    refetchOnMount: 'always',
  });
}

export type CycleRun = NonNullable<ReturnType<typeof useRuns>['data']>['rows'][number];

/** Null: the reader may not see it. */
export function useCosts(month: string, may: boolean) {
  return useQuery({
    queryKey: ['home-cost', month],
    queryFn: () => answer(api.GET('/api/home/cost', { params: { query: { month } } })),
    enabled: may,
  });
}

export type CycleState = NonNullable<ReturnType<typeof useCycle>['data']>;

export function usePayslips(person: string) {
  return useQuery({
    queryKey: ['payslips', person],
    queryFn: () => answer(api.GET('/api/people/{person}/payslips', { params: { path: { person } } })),
  });
}
