import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { answer, api } from '../../../../platform/ui/api.ts';
import { instantText } from '../../../../platform/ui/instant.ts';
import { ListFiles, useSorting } from '../../../../platform/ui/list.tsx';
import { Page, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { KIND_TITLES, REPORT_KINDS, type ReportKind } from '../model.ts';
import { useReportTexts } from './texts.ts';

const SORTS = ['last', 'kind', 'about', 'published'] as const;
type Asked = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'] & { readonly kind?: ReportKind };

function readReports(asked: Asked, cursor: string | null) {
  const query = { limit: 50, ...asked, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/quality-reports', { params: { query } }));
}

type Row = Awaited<ReturnType<typeof readReports>>['rows'][number];

/** What was published; the kind and the order live in the address. */
export function ReportsPage() {
  const t = useReportTexts();
  const search = useSearch({ strict: false }) as { kind?: string };
  const kind = REPORT_KINDS.find((one) => one === search.kind);
  const sorting = useSorting(SORTS, { by: 'last', down: true });
  const asked: Asked = { ...sorting.query, ...(kind && { kind }) };
  const reports = useInfiniteQuery({
    queryKey: ['quality-reports', asked],
    queryFn: ({ pageParam }) => readReports(asked, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = reports.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns();
  return (
    <Page
      title={t('title')}
      scope={<KindPicker kind={kind} />}
      actions={rows.length > 0 && <ListFiles at="/api/quality-reports" query={asked} />}
    >
      <Failure error={reports.error} />
      {reports.isPending ? (
        <Waiting lines={8} />
      ) : (
        <Table
          caption={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          sort={sorting.sort}
          onSort={sorting.onSort}
          empty={t('none')}
          onMore={reports.hasNextPage ? () => reports.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function KindPicker({ kind }: { readonly kind: ReportKind | undefined }) {
  const t = useReportTexts();
  const say = useSay();
  const navigate = useNavigate();
  return (
    <Select
      aria-label={t('kind')}
      value={kind ?? ''}
      options={[
        { value: '', label: t('all') },
        ...REPORT_KINDS.map((one) => ({ value: one, label: say(KIND_TITLES[one]) })),
      ]}
      onChange={(one) =>
        navigate({ to: '.', search: ((now: object) => ({ ...now, kind: one || undefined })) as never, replace: true })
      }
      style={{ minWidth: 140 }}
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useReportTexts();
  const say = useSay();
  return [
    {
      id: 'kind',
      title: t('kind'),
      sortable: true,
      cell: (row) => (
        <Link to={'/quality/reports/$id' as never} params={{ id: row.id } as never}>
          {say(KIND_TITLES[row.kind])}
        </Link>
      ),
    },
    { id: 'last', title: t('days'), sortable: true, brief: true, cell: (row) => daysOf(row) },
    {
      id: 'about',
      title: t('about'),
      sortable: true,
      cell: (row) => (row.lead === '' ? t('everybody') : t('teamOf', { name: row.leadName })),
    },
    {
      id: 'published',
      title: t('published'),
      wide: true,
      sortable: true,
      brief: true,
      cell: (row) => instantText(row.publishedAt),
    },
  ];
}

export function daysOf({ first, last }: { readonly first: string; readonly last: string }): string {
  return first === last ? first : `${first} – ${last}`;
}
