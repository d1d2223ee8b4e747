import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Me, reaches } from '../../../access/ui/session.ts';
import { complete } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { rowsTitle } from '../../../stages/activity/index.ts';
import { PAGES } from '../pages.ts';
import { type Entry, found, type Group, grouped, type Titled } from './entries.ts';

/** What may be found is what the same person may open: every list is asked for by its own route, which holds the policy. */
export function useEntries(me: Me, query: string): readonly Group[] {
  const lang = useLang();
  const person = usePeople(me, query);
  const row = useRows(me, query);
  const metrics = useMetrics(me);
  const plans = usePlans(me);
  return useMemo(() => {
    const typed = query.trim() !== '';
    const some = (entries: readonly Titled[]) => (typed ? found(entries, query, lang) : []);
    return grouped({ page: found(pagesOf(me), query, lang), person, row, metric: some(metrics), plan: some(plans) });
  }, [me, query, lang, person, row, metrics, plans]);
}

function pagesOf(me: Me): readonly Titled[] {
  return PAGES.flatMap(({ path, rail, action, reach }) =>
    rail !== undefined && reaches(me, action, reach)
      ? [{ kind: 'page', key: path, titles: rail.title, note: '', to: path } as const]
      : [],
  );
}

const NOBODY: readonly Entry[] = [];

function usePeople(me: Me, query: string): readonly Entry[] {
  const q = query.trim();
  const people = useQuery({
    queryKey: ['palette-people', q],
    queryFn: () => answer(api.GET('/api/people', { params: { query: { q, limit: 7 } } })),
    enabled: q !== '' && reaches(me, 'people.read'),
    placeholderData: keepPreviousData,
  });
  const rows = people.data?.rows;
  return useMemo(() => {
    if (q === '' || rows === undefined) return NOBODY;
    return rows.map(({ id, name, team }) => ({
      kind: 'person',
      key: id,
      title: name,
      note: [id, team].filter(Boolean).join(' · '),
      to: `/people/${encodeURIComponent(id)}`,
    }));
  }, [q, rows]);
}

/** An exact number is asked for once it is typed: a row is looked for among millions. */
const TYPED_MILLISECONDS = 250;
/** Every number of a conversation, a case, a sale has digits in it, and no number is shorter. */
const NUMBER = /^(?=.*\d)\S{3,200}$/u;

function useRows(me: Me, query: string): readonly Entry[] {
  const say = useSay();
  const q = query.trim();
  const [id, setId] = useState('');
  useEffect(() => {
    const typed = setTimeout(() => setId(q), TYPED_MILLISECONDS);
    return () => clearTimeout(typed);
  }, [q]);
  const rows = useQuery({
    queryKey: ['palette-rows', id],
    queryFn: () => answer(api.GET('/api/rows', { params: { query: { id } } })),
    enabled: NUMBER.test(id) && reaches(me, 'activity.read'),
  });
  const found = id === q ? rows.data?.rows : undefined;
  return useMemo(() => {
    if (found === undefined) return NOBODY;
    return found.map(({ kind, key, day, owners }) => ({
      kind: 'row',
      key: `${kind}:${key}`,
      title: `${say(rowsTitle(kind))} ${key}`,
      note: [day, ...owners.map(({ name }) => name)].join(' · '),
      to: `/rows/${kind}/${encodeURIComponent(key)}`,
    }));
  }, [found, say]);
}

const NONE: readonly Titled[] = [];

function useMetrics(me: Me): readonly Titled[] {
  const metrics = useQuery({
    queryKey: ['palette-metrics'],
    queryFn: () => answer(api.GET('/api/metrics')),
    enabled: reaches(me, 'metric.read'),
    select: ({ rows }): readonly Titled[] =>
      rows.map(({ id, title }) => ({
        kind: 'metric',
        key: id,
        titles: complete(title),
        note: id,
        to: '/numbers',
        search: { metrics: id },
      })),
  });
  return metrics.data ?? NONE;
}

function usePlans(me: Me): readonly Titled[] {
  const plans = useQuery({
    queryKey: ['plans', 'all'],
    queryFn: () => answer(api.GET('/api/plans', { params: { query: { limit: 500 } } })),
    enabled: reaches(me, 'plan.read', 'all'),
    select: ({ rows }): readonly Titled[] =>
      rows.map(({ plan, title }) => ({
        kind: 'plan',
        key: plan,
        titles: complete({ 'zh-CN': plan, ...title }),
        note: plan,
        to: `/plans/${encodeURIComponent(plan)}`,
      })),
  });
  return plans.data ?? NONE;
}
