import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { grouped } from '../../../base/quantity.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import {
  type From,
  ListFiles,
  PagedTable,
  type RowOf,
  useChange,
  useFilter,
  usePages,
  useSorting,
} from '../../../platform/ui/list.tsx';
import { Page, Section } from '../../../platform/ui/page.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { KINDS } from '../../activity/index.ts';
import './intake.css';
import { kindTitle } from '../target-titles.ts';
import { useIntakeTexts } from './texts.ts';
import { DropZone } from './upload.tsx';

/** Data in one place: where it comes in, and everything that came in before. */
export function DataPage() {
  const t = useIntakeTexts();
  const me = useMe().data;
  return (
    <Page title={t('data')}>
      {me && reaches(me, 'import.write', 'all') && <DropZone />}
      <Section title={t('history')}>
        <History />
      </Section>
    </Page>
  );
}

interface Filter {
  readonly kind?: string;
  readonly q?: string;
}

const SORTS = ['known', 'file', 'kind'] as const;
type Asked = Filter & ReturnType<typeof useSorting<(typeof SORTS)[number]>>['query'];

function readImports(asked: Asked, from: From) {
  return answer(api.GET('/api/imports', { params: { query: { limit: 50, ...asked, ...from } } }));
}

type ImportRow = RowOf<typeof readImports>;

function History() {
  const t = useIntakeTexts();
  const filter = useFilter<Filter>(['kind', 'q']);
  const sorting = useSorting(SORTS, { by: 'known', down: true });
  const asked = { ...filter, ...sorting.query };
  const imports = usePages(['imports'], asked, (from) => readImports(asked, from));
  const columns = useColumns();
  const filtered = Object.keys(filter).length > 0;
  return (
    <>
      <div className="filters">
        <Filters filter={filter} />
        <ListFiles at="/api/imports" query={asked} />
      </div>
      <PagedTable
        pages={imports}
        caption={t('history')}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={sorting}
        empty={filtered ? t('historyNone') : t('historyEmpty')}
      />
    </>
  );
}

function Filters({ filter }: { readonly filter: Filter }) {
  const t = useIntakeTexts();
  const say = useSay();
  const set = useChange<Filter>();
  return (
    <>
      <input
        type="search"
        aria-label={t('findFile')}
        placeholder={t('findFile')}
        defaultValue={filter.q ?? ''}
        onChange={(event) => set({ q: event.target.value })}
      />
      <select aria-label={t('kind')} value={filter.kind ?? ''} onChange={(event) => set({ kind: event.target.value })}>
        <option value="">{t('allKinds')}</option>
        {[...KINDS, 'roster', 'fact'].map((kind) => (
          <option key={kind} value={kind}>
            {say(kindTitle(kind))}
          </option>
        ))}
      </select>
    </>
  );
}

function useColumns(): readonly Column<ImportRow>[] {
  const t = useIntakeTexts();
  const say = useSay();
  return [
    {
      id: 'file',
      title: t('file'),
      sortable: true,
      cell: (row) => (
        <Link to={`/data/imports/${row.id}` as never}>
          {row.sheet === '' ? row.file : `${row.file} · ${row.sheet}`}
        </Link>
      ),
    },
    { id: 'kind', title: t('kind'), sortable: true, cell: (row) => say(kindTitle(row.kind)) },
    {
      id: 'covers',
      title: t('covers'),
      wide: true,
      cell: (row) => (row.first === null ? '—' : t('from', { first: row.first, last: row.last ?? row.first })),
    },
    { id: 'accepted', title: t('accepted'), number: true, cell: (row) => grouped(String(row.report.accepted)) },
    {
      id: 'rejected',
      title: t('rejected'),
      number: true,
      cell: (row) => (
        <span className={row.report.rejected > 0 ? 'negative' : undefined}>{grouped(String(row.report.rejected))}</span>
      ),
    },
    {
      id: 'known',
      title: t('when'),
      wide: true,
      sortable: true,
      cell: (row) => instantText(row.known),
    },
    {
      id: 'state',
      title: t('state'),
      cell: (row) => (row.undone === null ? t('inForce') : <span className="note">{t('undone')}</span>),
    },
  ];
}
