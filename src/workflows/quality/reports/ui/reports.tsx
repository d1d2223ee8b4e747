import { Link, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { answer, api } from '../../../../platform/ui/api.ts';
import { instantText } from '../../../../platform/ui/instant.ts';
import {
  type From,
  ListFiles,
  PagedTable,
  type RowOf,
  useChange,
  usePages,
  useSorting,
} from '../../../../platform/ui/list.tsx';
import { Page } from '../../../../platform/ui/page.tsx';
import type { Column } from '../../../../platform/ui/table.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { KIND_TITLES, REPORT_KINDS, type ReportKind } from '../model.ts';
import { useReportTexts } from './texts.ts';

const SORTS = ['last', 'kind', 'about', 'published'] as const;
type Asked = ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'] & { readonly kind?: ReportKind };

function readReports(asked: Asked, from: From) {
  return answer(api.GET('/api/quality-reports', { params: { query: { limit: 50, ...asked, ...from } } }));
}

type Row = RowOf<typeof readReports>;

/** What was published; the kind and the order live in the address. */
export function ReportsPage() {
  const t = useReportTexts();
  const search = useSearch({ strict: false }) as { kind?: string };
  const kind = REPORT_KINDS.find((one) => one === search.kind);
  const sorting = useSorting(SORTS, { by: 'last', down: true });
  const asked: Asked = { ...sorting.query, ...(kind && { kind }) };
  const reports = usePages(['quality-reports'], asked, (from) => readReports(asked, from));
  const columns = useColumns();
  return (
    <Page
      title={t('title')}
      scope={<KindPicker kind={kind} />}
      actions={reports.rows.length > 0 && <ListFiles at="/api/quality-reports" query={asked} />}
    >
      <PagedTable
        pages={reports}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={t('none')}
      />
    </Page>
  );
}

function KindPicker({ kind }: { readonly kind: ReportKind | undefined }) {
  const t = useReportTexts();
  const say = useSay();
  const change = useChange<{ readonly kind: string }>();
  return (
    <Select
      aria-label={t('kind')}
      value={kind ?? ''}
      options={[
        { value: '', label: t('all') },
        ...REPORT_KINDS.map((one) => ({ value: one, label: say(KIND_TITLES[one]) })),
      ]}
      onChange={(one) => change({ kind: one || undefined })}
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
