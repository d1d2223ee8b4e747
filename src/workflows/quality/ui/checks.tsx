import { Link } from '@tanstack/react-router';
import { FileLinks } from '../../../platform/ui/file-links.tsx';
import { PagedTable, useChange, useFilter } from '../../../platform/ui/list.tsx';
import { Page } from '../../../platform/ui/page.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import { Answered, Findings, Result } from './marks.tsx';
import './quality.css';
import { FILTERS, type Filter, Filters } from './checks-filter.tsx';
import { useChecks } from './checks-read.ts';
import type { CheckRow } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** Scored checks within the reader's reach; filters live in the address, and the file holds what the list shows. */
export function ChecksPage() {
  const t = useQualityTexts();
  const lang = useLang();
  const filter = useFilter<Filter>(FILTERS);
  const found = useChecks(filter);
  const change = useChange<Filter>();
  const file = (format: string) => `/api/quality/checks-export?${new URLSearchParams({ ...filter, format, lang })}`;
  const names = Object.assign({}, ...(found.read?.map((page) => page.names) ?? [])) as Record<string, string>;
  return (
    <Page title={t('checks')} scope={<Filters filter={filter} onChange={change} />} actions={<FileLinks at={file} />}>
      <PagedTable
        pages={found}
        lines={12}
        caption={t('checks')}
        columns={columnsIn(t, names)}
        rowKey={(row) => row.id}
        empty={t('noChecks')}
      />
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
