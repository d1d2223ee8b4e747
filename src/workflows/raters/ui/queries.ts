import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../../platform/ui/api.ts';

/** What both pages read. */

export function readRaters(period: string) {
  return answer(api.GET('/api/raters', { params: { query: { period } } }));
}

export type RaterCheckAnswer = Awaited<ReturnType<typeof readRaters>>;
export type RaterAnswer = RaterCheckAnswer['raters'][number];
export type TestAnswer = RaterAnswer['tests'][number];

export function readRater(rater: string, period: string) {
  return answer(api.GET('/api/raters/{rater}', { params: { path: { rater }, query: { period } } }));
}

/** One rater with every person judged. */
export type RaterDetail = Awaited<ReturnType<typeof readRater>>;
export type EffectAnswer = RaterDetail['people'][number];

interface MonthChoice {
  /** Undefined until it is known which month is the newest. */
  readonly month: string | undefined;
  readonly setMonth: (month: string) => void;
  readonly error: Error | null;
}

/** The month stands in the address, so that a link shows the same to everybody; without one it is the newest. */
export function useMonth(): MonthChoice {
  const newest = useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
  const { period } = useSearch({ strict: false }) as { readonly period?: string };
  const navigate = useNavigate();
  const set = (month: string) =>
    navigate({ to: '.', search: (now: object) => ({ ...now, period: month }) as never, replace: true });
  return { month: period ?? newest.data?.month, setMonth: (month) => void set(month), error: newest.error };
}
