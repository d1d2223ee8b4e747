import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FileLinks } from '../../../platform/ui/file-links.tsx';
import { Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import { Answered, Findings, Result } from './marks.tsx';
import './quality.css';
import { type Filter, Filters, given } from './checks-filter.tsx';
import { useChecks } from './checks-read.ts';
import type { CheckRow } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** Scored checks within the reader's reach; filters live in the address, and the file holds what the list shows. */
export function ChecksPage() {
  const t = useQualityTexts();
  const lang = useLang();
  const navigate = useNavigate();
  const filter = useSearch({ strict: false }) as Filter;
  const found = useChecks(filter);
  const change = (next: Filter) => navigate({ to: '.', search: given(next) as never, replace: true });
  const file = (format: string) =>
    `/api/quality/checks-export?${new URLSearchParams({ ...given(filter), format, lang } as Record<string, string>)}`;
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const names = Object.assign({}, ...(found.data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  return (
    <Page title={t('checks')} scope={<Filters filter={filter} onChange={change} />} actions={<FileLinks at={file} />}>
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={12} />
      ) : (
        <Table
          caption={t('checks')}
          columns={columnsIn(t, names)}
          rows={rows}
          rowKey={(row) => row.id}
          empty={t('noChecks')}
          onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function columnsIn(
  t: ReturnType<typeof useQualityTexts>,
  names: Readonly<Record<string, string>>,
): readonly Column<CheckRow>[] {
  return [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <Link to={'/quality/checks/$check' as never} params={{ check: row.id } as never}>
          {names[row.person] ?? row.person}
        </Link>
      ),
    },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? '—' },
    { id: 'day', title: t('day'), wide: true, cell: (row) => row.day },
    { id: 'scored', title: t('scoredOn'), cell: (row) => row.result?.scoredOn ?? '—' },
    { id: 'inspector', title: t('inspector'), wide: true, cell: (row) => row.inspector ?? '—' },
    { id: 'channel', title: t('channel'), wide: true, cell: (row) => row.conversation.channel ?? '—' },
    { id: 'result', title: t('score'), number: true, cell: (row) => <Result check={row} /> },
    { id: 'findings', title: t('findings'), cell: (row) => <Findings check={row} /> },
    { id: 'answer', title: t('state'), wide: true, cell: (row) => <Answered check={row} /> },
  ];
}
