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

/** Which month "now" is. */
export function readMonth() {
  return answer(api.GET('/api/home/month'));
}

/** The month stands in the address, so that a link shows the same to everybody. */
export function useMonth(newest: string | undefined): readonly [string | undefined, (month: string) => void] {
  const { period } = useSearch({ strict: false }) as { readonly period?: string };
  const navigate = useNavigate();
  const set = (month: string) =>
    navigate({ to: '.', search: (now: object) => ({ ...now, period: month }) as never, replace: true });
  return [period ?? newest, (month) => void set(month)];
}
