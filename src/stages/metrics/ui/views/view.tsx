import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { useMetricTexts } from '../texts.ts';

/** What every view does around its answer: hold its place, say what failed, say that there is nothing. */
export function View<T extends { readonly rows: readonly unknown[]; readonly metrics: readonly unknown[] }>({
  query,
  period,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly period: string;
  readonly children: (data: T) => ReactNode;
}) {
  const t = useMetricTexts();
  if (query.isPending) return <Waiting lines={14} />;
  if (query.error) return <Failure error={query.error} />;
  if (query.data.rows.length === 0 || query.data.metrics.length === 0) return <Empty says={t('nothing', { period })} />;
  return children(query.data);
}
