import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { grouped } from '../../../base/quantity.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { ListFiles, useSorting } from '../../../platform/ui/list.tsx';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
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

function History() {
  const t = useIntakeTexts();
  const filter = useSearch({ strict: false }) as Filter;
  const { kind, q } = filter;
  const sorting = useSorting(['known', 'file', 'kind'], { by: 'known', down: true });
  const wanted = { ...(kind && { kind }), ...(q && { q }), ...sorting.query };
  const imports = useInfiniteQuery({
    queryKey: ['imports', wanted, currentLang()],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/imports', {
          params: {
            query: { limit: 50, ...(pageParam && { cursor: pageParam }), ...wanted },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const columns = useColumns();
  const filtered = kind !== undefined || q !== undefined;
  return (
    <>
      <div className="filters">
        <Filters filter={filter} />
        <ListFiles at="/api/imports" query={wanted} />
      </div>
      <Failure error={imports.error} />
      {imports.isPending ? (
        <Waiting lines={8} />
      ) : (
        <Table
          caption={t('history')}
          columns={columns}
          rows={imports.data?.pages.flatMap((page) => page.rows) ?? []}
          rowKey={(row) => row.id}
          sort={sorting.sort}
          onSort={sorting.onSort}
          empty={<Empty says={filtered ? t('historyNone') : t('historyEmpty')} />}
          onMore={imports.hasNextPage ? () => imports.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function Filters({ filter }: { readonly filter: Filter }) {
  const t = useIntakeTexts();
  const say = useSay();
  const navigate = useNavigate();
  const set = (change: Filter) =>
    navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never, replace: true });
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

interface ImportRow {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly sheet: string;
  readonly known: string;
  readonly undone: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly report: { readonly accepted: number; readonly rejected: number };
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
