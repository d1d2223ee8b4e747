import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../../platform/ui/api.ts';
import { currentLang } from '../../../platform/ui/texts.ts';

/** The explorer's state is its address: what is asked, and how it is looked at. */

export const VIEWS = ['table', 'trend', 'spread', 'heat', 'compare', 'between', 'expected'] as const;
export type View = (typeof VIEWS)[number];
export const SLOTS = ['day', 'week', 'month'] as const;
export type Slot = (typeof SLOTS)[number];

export interface Asked {
  readonly metrics: string;
  readonly by: string;
  readonly period: string;
  readonly where: string;
  readonly view: View;
  readonly slot: Slot;
  /** What the comparison is with: `before`, `year` (the same period of last year), or a period. */
  readonly against: string;
  /** The metric that charts show: one of `metrics` as written. */
  readonly shown: string;
}

const FIRST_METRICS = 'contacts_handled,csat,first_response,handle_time';

type Search = Readonly<Partial<Record<string, string>>>;

/** What the address asks for; null until it is known which month "now" is. */
export function useAsked(): { readonly asked: Asked | null; readonly ask: (changes: Partial<Asked>) => void } {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const month = useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
  const period = search.period ?? month.data?.month;
  const metrics = search.metrics ?? FIRST_METRICS;
  const calls = splitCalls(metrics);
  const asked: Asked | null =
    period === undefined
      ? null
      : {
          metrics,
          by: search.by ?? 'team',
          period,
          where: search.where ?? '',
          view: VIEWS.find((view) => view === search.view) ?? 'table',
          slot: SLOTS.find((slot) => slot === search.slot) ?? 'day',
          against: search.against ?? 'before',
          shown: calls.includes(search.shown ?? '') ? (search.shown ?? '') : (calls[0] ?? ''),
        };
  const ask = (changes: Partial<Asked>) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...changes, why: undefined }) as never });
  return { asked, ask };
}

/** At the commas between calls, not at those between a call's parameters. */
export function splitCalls(text: string): readonly string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map((call) => call.trim())
    .filter((call) => call !== '');
}

export interface Question {
  readonly metrics: string;
  readonly by: string;
  readonly period: string;
  readonly where: string;
  readonly spread?: boolean;
}

function queryOf({ metrics, by, period, where, spread }: Question) {
  return { metrics, by, period, ...(where === '' ? {} : { where }), spread: spread ? ('1' as const) : ('0' as const) };
}

export function useValues(question: Question, enabled = true) {
  const query = queryOf(question);
  return useQuery({
    queryKey: ['metric-values', query, currentLang()],
    queryFn: () => answer(api.GET('/api/metrics/values', { params: { query } })),
    enabled,
  });
}

export type Values = NonNullable<ReturnType<typeof useValues>['data']>;
export type ValuesRow = Values['rows'][number];
export type Cell = ValuesRow['cells'][number];
export type AskedMetric = Values['metrics'][number];

export function useExpected(question: Question) {
  const { spread: _, ...query } = queryOf(question);
  return useQuery({
    queryKey: ['metric-expected', query, currentLang()],
    queryFn: () => answer(api.GET('/api/metrics/expected', { params: { query } })),
  });
}

/** It changes when somebody edits the organisation's files, and is asked for before a page needs it. */
export const dictionaryQuery = queryOptions({
  queryKey: ['metric-dictionary'],
  queryFn: () => answer(api.GET('/api/metrics')),
  staleTime: 600_000,
});

export function useDictionary() {
  return useQuery(dictionaryQuery);
}

/** Where the reason of one cell is. */
export function whyAt(question: Question, metric: string, group: readonly (string | null)[]): string {
  const { spread: _, ...query } = queryOf({ ...question, metrics: metric });
  return `/api/metrics/why?${new URLSearchParams({ ...query, group: JSON.stringify(group) })}`;
}

export function exportAt(question: Question, format: 'csv' | 'xlsx'): string {
  const { spread: _, ...query } = queryOf(question);
  return `/api/metrics/export?${new URLSearchParams({ ...query, format })}`;
}
