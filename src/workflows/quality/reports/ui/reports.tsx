import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../../platform/ui/api.ts';
import { Page, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../../platform/ui/texts.ts';
import { KIND_TITLES, REPORT_KINDS, type ReportKind } from '../model.ts';
import { useReportTexts } from './texts.ts';

function readReports(kind: ReportKind | undefined, cursor: string | null) {
  const query = { limit: 50, ...(kind ? { kind } : {}), ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/quality-reports', { params: { query } }));
}

type Row = Awaited<ReturnType<typeof readReports>>['rows'][number];

/** What was published, the newest first. */
export function ReportsPage() {
  const t = useReportTexts();
  const say = useSay();
  const [kind, setKind] = useState<ReportKind>();
  const reports = useInfiniteQuery({
    queryKey: ['quality-reports', kind],
    queryFn: ({ pageParam }) => readReports(kind, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const scope = (
    <Select
      aria-label={t('kind')}
      value={kind ?? ''}
      options={[
        { value: '', label: t('all') },
        ...REPORT_KINDS.map((one) => ({ value: one, label: say(KIND_TITLES[one]) })),
      ]}
      onChange={(one) => setKind(one === '' ? undefined : (one as ReportKind))}
      style={{ minWidth: 140 }}
    />
  );
  const columns: readonly Column<Row>[] = [
    {
      id: 'kind',
      title: t('kind'),
      cell: (row) => (
        <Link to={'/quality/reports/$id' as never} params={{ id: row.id } as never}>
          {say(KIND_TITLES[row.kind])}
        </Link>
      ),
    },
    { id: 'days', title: t('days'), cell: (row) => daysOf(row) },
    {
      id: 'about',
      title: t('about'),
      cell: (row) => (row.lead === '' ? t('everybody') : t('teamOf', { name: row.leadName })),
    },
    {
      id: 'published',
      title: t('published'),
      wide: true,
      cell: (row) => new Date(row.publishedAt).toLocaleString(currentLang()),
    },
  ];
  return (
    <Page title={t('title')} scope={scope}>
      <Failure error={reports.error} />
      {reports.isPending ? (
        <Waiting lines={8} />
      ) : (
        <Table
          caption={t('title')}
          columns={columns}
          rows={reports.data?.pages.flatMap((page) => page.rows) ?? []}
          rowKey={(row) => row.id}
          empty={t('none')}
          onMore={reports.hasNextPage ? () => reports.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

export function daysOf({ first, last }: { readonly first: string; readonly last: string }): string {
  return first === last ? first : `${first} – ${last}`;
}
